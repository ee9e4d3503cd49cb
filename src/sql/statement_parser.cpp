#include "sql/statement_parser.hpp"

#include "base/text.hpp"
#include "grammar/postgres/statement.hpp"
#include "grammar/sqlite/statement.hpp"
#include "sql/expectation.hpp"
#include "sql/lower/lowering.hpp"
#include "sql/misspelling.hpp"

namespace mig {
namespace {

std::string_view text_of_token(const void* tree, std::uint32_t token) {
  const auto& of = *static_cast<const SyntaxTree*>(tree);
  return of.text.substr(of.places[token].begin, of.places[token].end - of.places[token].begin);
}
// False when the tokens are not what the grammar reads; nothing of them is left in the tree then.
bool match(SyntaxTree& tree, GrammarEntry entry, grammar::TokenInput& in) {
  const std::size_t before = tree.nodes.size();
  const bool matched = entry(in) && in.at_end();
  if (!matched) tree.nodes.truncate(before);
  return matched;
}

std::string did_you_mean(const SyntaxTree& tree, const Misspelling& found, std::uint32_t farthest) {
  std::string hint = concat("did you mean ", grammar::entry_of(found.meant).word);
  if (found.token != farthest)
    hint += concat(" instead of ", shorten(text_of_token(&tree, found.token), 40));
  return hint + "?";
}

Unreadable explain(SyntaxTree& tree, std::uint32_t first_token, GrammarEntry entry,
                   std::uint32_t farthest) {
  grammar::TokenInput::Expectations expectations;
  expectations.token = farthest;
  const std::span codes = std::span(tree.codes).subspan(first_token);
  grammar::TokenInput in(codes, first_token, texts_of(tree), tree.nodes);
  in.trace(expectations);
  if (match(tree, entry, in)) return {};
  if (in.token() > first_token) in.miss(grammar::end_of_statement);  // something was read
  Unreadable unreadable = explain_expectation(tree, farthest, expectations);
  if (expectations.refusal == nullptr) {
    if (const auto found = find_misspelling(tree, first_token, entry, farthest))
      unreadable.hint = did_you_mean(tree, *found, farthest);
  }
  return unreadable;
}

Unreadable too_complex(const SyntaxTree& tree, std::uint32_t token, std::string_view what) {
  const TokenPlace place = tree.places[token];
  return {{place.begin, place.end}, std::string(what), "write it in smaller parts"};
}

}  // namespace

grammar::TokenTexts texts_of(const SyntaxTree& tree) { return {&tree, text_of_token}; }

GrammarEntry statement_grammar(Dialect dialect) {
  return dialect == Dialect::postgres ? grammar::postgres::read_statement
                                      : grammar::sqlite::read_statement;
}

ParsedStatement parse_tokens(SyntaxTree& tree, std::uint32_t first_token, GrammarEntry entry) {
  ParsedStatement parsed;
  parsed.span = {tree.places[first_token].begin, tree.places[tree.places.size() - 2].end};
  const std::size_t nodes_before = tree.nodes.size();
  const std::span codes = std::span(tree.codes).subspan(first_token);
  grammar::TokenInput in(codes, first_token, texts_of(tree), tree.nodes);
  try {
    if (match(tree, entry, in)) {
      parsed.statement = lower_statement(tree, static_cast<std::uint32_t>(tree.nodes.size() - 1));
      return parsed;
    }
    parsed.unreadable =
        std::make_shared<const Unreadable>(explain(tree, first_token, entry, in.farthest_token()));
  } catch (const grammar::TooComplex& error) {
    tree.nodes.truncate(nodes_before);
    parsed.unreadable =
        std::make_shared<const Unreadable>(too_complex(tree, in.farthest_token(), error.what()));
  }
  return parsed;
}

}  // namespace mig
