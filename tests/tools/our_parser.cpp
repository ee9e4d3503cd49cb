#include "tools/our_parser.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sql/ast/table.hpp"
#include "sql/lexer.hpp"
#include "sql/parse.hpp"
#include "sql/split.hpp"
#include "tools/kind_table.hpp"

namespace mig::tools {

namespace {

constexpr std::string_view modifiers =
    "OR|REPLACE|UNIQUE|TEMP|TEMPORARY|GLOBAL|LOCAL|UNLOGGED|RECURSIVE|CONSTRAINT";
constexpr std::string_view with_object =
    "CREATE|ALTER|DROP|COMMENT|REFRESH|SET|INSERT|DELETE|GRANT|REVOKE|SECURITY|REASSIGN";

std::string upper(std::string_view word) {
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return out;
}

std::string found_at(Span span, std::string_view text) {
  if (span.empty()) return "the end";
  const std::string_view found = span.of(text);
  if (found[0] == '\'' || found[0] == '$') return "a string";
  if (found[0] >= '0' && found[0] <= '9') return "a number";
  return shorten(upper(found), 30);
}

OurStatement ours_of(const ParsedStatement& statement, std::string_view text, bool with_facts) {
  OurStatement ours;
  ours.span = statement.span;
  if (statement.statement == nullptr) {
    ours.unread = true;
    if (const Unreadable* why = statement.unreadable.get()) {
      ours.problem = why->message;
      ours.found = found_at(why->span, text);
    }
    return ours;
  }
  ours.kind = kind_name(statement.statement->kind);
  if (with_facts) ours.facts = facts_of(*statement.statement);
  if (const auto* alter = statement.statement->as<ast::AlterTable>()) {
    for (const ast::AlterTableAction& action : alter->actions)
      ours.subcommands.emplace_back(subcommand_name(action.kind));
  }
  return ours;
}

// Printing a tree gives the text back when every token of the text lies in a token of the tree, in order: all else is
// blanks, comments, semicolons and the rows of COPY. The first byte for which that is not so.
std::optional<std::size_t> first_lost(const SyntaxTree& tree) {
  ScriptLexer lexer(tree.text, tree.dialect);
  std::size_t at = 0;
  const auto skip_to = [&](std::size_t begin) {
    while (at < tree.places.size() && tree.places[at].end <= begin) ++at;
  };
  for (Token token; lexer.next(token);) {
    const bool left_out = token.kind == TokenKind::comment || token.kind == TokenKind::copy_data ||
                          lexer.at_statement_end();
    if (left_out) continue;
    skip_to(token.begin);
    if (at == tree.places.size() || tree.places[at].begin > token.begin ||
        tree.places[at].end < token.end)
      return token.begin;
  }
  return std::nullopt;
}

}  // namespace

OurFile parse_ours(std::string_view text, Dialect dialect, bool with_facts) {
  OurFile file;
  const SplitResult boundaries = split(text, dialect);
  if (!boundaries.problems.empty()) {
    file.refused_at = boundaries.problems[0].span;
    file.refusal = boundaries.problems[0].message;
    return file;
  }
  const Script script(text, dialect);
  file.lost = first_lost(script.tree());
  file.boundaries_differ = !std::equal(
      boundaries.statements.begin(), boundaries.statements.end(), script.statements().begin(),
      script.statements().end(), [](const auto& a, const auto& b) { return a.span == b.span; });
  for (const ParsedStatement& statement : script.statements())
    file.statements.push_back(ours_of(statement, text, with_facts));
  return file;
}

std::string head_of(std::string_view statement, Dialect dialect) {
  Lexer lexer(statement, dialect);
  std::string head;
  for (Token token; lexer.next(token);) {
    if (token.kind == TokenKind::comment) continue;
    if (token.kind != TokenKind::word) break;
    const std::string_view word = lexer.text_of(token);
    if (is_any_keyword(word, modifiers)) continue;
    if (!head.empty()) return concat(head, " ", upper(word));
    head = upper(word);
    if (!is_any_keyword(word, with_object)) break;
  }
  return head;
}

}  // namespace mig::tools
