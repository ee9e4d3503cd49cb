#include "sql/parse.hpp"

#include <array>
#include <span>

#include "sql/statement_parser.hpp"
#include "sql/tree_tokens.hpp"

namespace mig {
namespace {

// Collects the tokens of one statement after the other.
class TokenCollector {
 public:
  TokenCollector(SyntaxTree& tree, std::string_view text, Dialect dialect)
      : tree_(tree), lexer_(text, dialect) {
    tree_.text = text;
    tree_.dialect = dialect;
  }

  enum class Got { nothing, statement, rows };

  // Appends the next statement's tokens and an end_of_statement to the tree.
  Got next() {
    const std::size_t begin = tree_.places.size();
    for (Token token; lexer_.next(token);) {
      if (token.kind == TokenKind::comment) continue;
      if (token.kind == TokenKind::copy_data) return Got::rows;
      if (lexer_.at_statement_end()) {
        if (tree_.places.size() == begin) continue;
        return end(token.begin);
      }
      add_token(tree_, begin, token);
      if (token.kind == TokenKind::meta_command) return end(token.end);
    }
    if (tree_.places.size() == begin) return Got::nothing;
    return end(tree_.places.back().end);
  }

  Span rows() const { return lexer_.copy_rows().data; }

 private:
  Got end(std::uint32_t at) {
    end_tokens(tree_, at);
    return Got::statement;
  }

  SyntaxTree& tree_;
  ScriptLexer lexer_;
};

// A token has about four bytes of text, a node a token. Growing would hold the old and the new for a while; what is
// reserved and not used is never touched.
void reserve(SyntaxTree& tree, std::size_t bytes) {
  tree.places.reserve(bytes / 4);
  tree.codes.reserve(bytes / 4);
  tree.nodes.reserve(bytes / 4);
}

}  // namespace

struct StatementReader::State {
  State(std::string_view text, Dialect dialect)
      : collector(tree, text, dialect), entry(statement_grammar(dialect)) {}

  // Enough for most statements: one after the other uses it.
  std::array<std::byte, 16'384> memory;
  SyntaxTree tree{std::span(memory)};
  TokenCollector collector;
  GrammarEntry entry;
  ParsedStatement parsed;
};

StatementReader::StatementReader(std::string_view text, Dialect dialect)
    : state_(std::make_unique<State>(text, dialect)) {}
StatementReader::~StatementReader() = default;

const ParsedStatement* StatementReader::next() {
  State& state = *state_;
  for (;;) {
    state.tree.places.clear();
    state.tree.codes.clear();
    state.tree.nodes.truncate(0);
    state.tree.memory.release();
    switch (state.collector.next()) {
      case TokenCollector::Got::nothing: return nullptr;
      case TokenCollector::Got::rows: continue;
      case TokenCollector::Got::statement: break;
    }
    state.parsed = parse_tokens(state.tree, 0, state.entry);
    return &state.parsed;
  }
}

Script::Script(std::string_view text, Dialect dialect) : tree_(std::make_unique<SyntaxTree>()) {
  reserve(*tree_, text.size());
  statements_.reserve(text.size() / 32);
  TokenCollector collector(*tree_, text, dialect);
  const GrammarEntry entry = statement_grammar(dialect);
  for (;;) {
    const auto first = static_cast<std::uint32_t>(tree_->places.size());
    switch (collector.next()) {
      case TokenCollector::Got::nothing: return;
      case TokenCollector::Got::rows: statements_.back().copy_data = collector.rows(); break;
      case TokenCollector::Got::statement:
        statements_.push_back(parse_tokens(*tree_, first, entry));
        break;
    }
  }
}

Script::Script(Script&&) noexcept = default;
Script& Script::operator=(Script&&) noexcept = default;
Script::~Script() = default;

std::string_view Script::text() const { return tree_->text; }

}  // namespace mig
