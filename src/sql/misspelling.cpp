#include "sql/misspelling.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "base/text.hpp"

namespace mig {
namespace {

using namespace grammar;

constexpr std::uint32_t words_tried = 3;  // ADD COLUM x int: the third from the end
constexpr std::size_t most_tokens = 2'000;
constexpr std::size_t shortest = 3;
constexpr auto whole = std::numeric_limits<std::uint32_t>::max();

std::string in_capitals(std::string_view word) {
  std::string capitals(word);
  std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return capitals;
}

// A keyword that is no name in this place was meant as it stands.
bool is_any_name(TokenCode code, Dialect dialect) {
  if (code == identifier) return true;
  if (!is_keyword_code(code)) return false;
  const KeywordEntry& entry = entry_of(static_cast<Keyword>(code));
  constexpr std::uint8_t anything = may_be_column | may_be_function;
  return dialect == Dialect::postgres ? (entry.postgres & anything) == anything
                                      : (entry.sqlite & may_be_id) != 0;
}

bool is_near(std::string_view word, std::string_view keyword) {
  return nearest(word, std::array{keyword}).has_value();
}

// The farthest token that is reached; `whole` when the statement is read.
std::uint32_t reach(SyntaxTree& tree, std::uint32_t first_token, GrammarEntry entry) {
  const std::size_t nodes = tree.nodes.size();
  TokenInput in(std::span(tree.codes).subspan(first_token), first_token, texts_of(tree),
                tree.nodes);
  std::uint32_t reached = 0;
  try {
    reached = entry(in) && in.at_end() ? whole : in.farthest_token();
  } catch (const TooComplex&) {
  }
  tree.nodes.truncate(nodes);
  return reached;
}

}  // namespace

std::optional<Misspelling> find_misspelling(SyntaxTree& tree, std::uint32_t first_token,
                                            GrammarEntry entry, std::uint32_t farthest) {
  std::optional<Misspelling> best;
  if (tree.codes.size() - first_token > most_tokens) return best;
  std::uint32_t best_reach = farthest;
  const std::uint32_t first_tried = std::max(first_token + words_tried, farthest + 1) - words_tried;
  for (std::uint32_t token = farthest + 1; token-- > first_tried;) {
    const TokenCode code = tree.codes[token];
    const TokenPlace place = tree.places[token];
    if (!is_any_name(code, tree.dialect) || place.end - place.begin < shortest) continue;
    const std::string word = in_capitals(tree.text.substr(place.begin, place.end - place.begin));
    for (const KeywordEntry& each : keyword_entries) {
      const Keyword keyword = find_keyword(each.word);
      if (code == code_of(keyword) || !is_near(word, each.word)) continue;
      tree.codes[token] = code_of(keyword);
      const std::uint32_t reached = reach(tree, first_token, entry);
      if (reached > best_reach) {
        best_reach = reached;
        best = Misspelling{token, keyword};
      }
    }
    tree.codes[token] = code;
  }
  return best;
}

}  // namespace mig
