#include "sql/parse.hpp"

#include "sql/statement_parser.hpp"
#include "sql/token_codes.hpp"
#include "sql/unquote.hpp"

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
    std::size_t begin = tree_.places.size();
    for (Token token; lexer_.next(token);) {
      if (token.kind == TokenKind::comment) continue;
      if (token.kind == TokenKind::copy_data) return Got::rows;
      if (lexer_.at_statement_end()) {
        if (tree_.places.size() == begin) continue;
        return end(token.begin);
      }
      if (tree_.dialect == Dialect::postgres && joins_last(begin, token)) continue;
      tree_.places.push_back({token.begin, token.end});
      tree_.codes.push_back(token_code(token, lexer_.text_of(token), tree_.dialect));
      if (token.kind == TokenKind::meta_command) return end(token.end);
    }
    if (tree_.places.size() == begin) return Got::nothing;
    return end(tree_.places.back().end);
  }

  Span rows() const { return lexer_.copy_rows().data; }

 private:
  std::string_view last_text() const {
    const TokenPlace last = tree_.places.back();
    return tree_.text.substr(last.begin, last.end - last.begin);
  }

  // What PostgreSQL makes one token of with the one before it: U&'…' UESCAPE '…', and letters that touch a number,
  // which it refuses.
  bool joins_last(std::size_t begin, const Token& token) {
    if (tree_.places.size() == begin) return false;
    TokenPlace& last = tree_.places.back();
    TokenCode& code = tree_.codes.back();
    const bool is_number = code == grammar::integer_constant || code == grammar::decimal_constant ||
                           code == grammar::parameter_mark;
    if (is_number && token.begin == last.end && token.kind == TokenKind::word) {
      code = grammar::not_sql;
      last.end = token.end;
      return true;
    }
    if (code != grammar::code_of(Keyword::UESCAPE) || token.kind != TokenKind::string) return false;
    if (tree_.places.size() < begin + 2) return false;
    const TokenPlace text = tree_.places[tree_.places.size() - 2];
    const TokenCode text_code = tree_.codes[tree_.codes.size() - 2];
    const bool is_text = text_code == grammar::string_constant ||
                         text_code == grammar::quoted_identifier || text_code == grammar::not_sql;
    if (!is_text || (tree_.text[text.begin] | 0x20) != 'u') return false;
    tree_.places.pop_back();
    tree_.codes.pop_back();
    tree_.places.back().end = token.end;
    const std::string_view whole = last_text();
    tree_.codes.back() = !has_valid_escapes(whole) ? TokenCode{grammar::not_sql}
                         : whole[2] == '"'         ? TokenCode{grammar::quoted_identifier}
                                                   : TokenCode{grammar::string_constant};
    return true;
  }

  Got end(std::uint32_t at) {
    tree_.places.push_back({at, at});
    tree_.codes.push_back(grammar::end_of_statement);
    return Got::statement;
  }

  SyntaxTree& tree_;
  ScriptLexer lexer_;
};

}  // namespace

struct StatementReader::State {
  State(std::string_view text, Dialect dialect)
      : collector(tree, text, dialect), entry(statement_grammar(dialect)) {}

  SyntaxTree tree;
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
    state.tree.nodes.clear();
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
