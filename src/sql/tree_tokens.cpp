#include "sql/tree_tokens.hpp"

#include "sql/token_codes.hpp"
#include "sql/unquote.hpp"

namespace mig {
namespace {

std::string_view text_of(const SyntaxTree& tree, TokenPlace place) {
  return tree.text.substr(place.begin, place.end - place.begin);
}

bool joins_number(TokenCode code) {
  return code == grammar::integer_constant || code == grammar::decimal_constant ||
         code == grammar::parameter_mark;
}

// The last token is UESCAPE behind a U& text, which the string `token` belongs to.
bool joins_unicode(SyntaxTree& tree, std::size_t first, const Token& token) {
  if (tree.codes.back() != grammar::code_of(Keyword::UESCAPE)) return false;
  if (token.kind != TokenKind::string || tree.places.size() < first + 2) return false;
  const TokenPlace text = tree.places[tree.places.size() - 2];
  const TokenCode code = tree.codes[tree.codes.size() - 2];
  const bool is_text = code == grammar::string_constant || code == grammar::quoted_identifier ||
                       code == grammar::not_sql;
  if (!is_text || (tree.text[text.begin] | 0x20) != 'u') return false;
  tree.places.pop_back();
  tree.codes.pop_back();
  tree.places.back().end = token.end;
  const std::string_view whole = text_of(tree, tree.places.back());
  tree.codes.back() = !has_valid_escapes(whole) ? TokenCode{grammar::not_sql}
                      : whole[2] == '"'         ? TokenCode{grammar::quoted_identifier}
                                                : TokenCode{grammar::string_constant};
  return true;
}

bool joins_last(SyntaxTree& tree, std::size_t first, const Token& token) {
  if (tree.places.size() == first) return false;
  if (token.kind == TokenKind::string) return joins_unicode(tree, first, token);
  TokenPlace& last = tree.places.back();
  if (token.kind != TokenKind::word || token.begin != last.end || !joins_number(tree.codes.back()))
    return false;
  tree.codes.back() = grammar::not_sql;
  last.end = token.end;
  return true;
}

}  // namespace

void add_token(SyntaxTree& tree, std::size_t first, const Token& token) {
  if (tree.dialect == Dialect::postgres && joins_last(tree, first, token)) return;
  const TokenPlace place{token.begin, token.end};
  tree.places.push_back(place);
  tree.codes.push_back(token_code(token, text_of(tree, place), tree.dialect));
}

void end_tokens(SyntaxTree& tree, std::uint32_t at) {
  tree.places.push_back({at, at});
  tree.codes.push_back(grammar::end_of_statement);
}

}  // namespace mig
