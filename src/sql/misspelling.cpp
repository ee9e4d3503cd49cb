#include "sql/misspelling.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <limits>
#include <string>
#include <vector>

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

// Which letters a word has: a bit each. One edit changes two of them at most, and one where it changes the length.
constexpr std::uint32_t letters(std::string_view word) {
  std::uint32_t bits = 0;
  for (const char c : word) bits |= 1U << (static_cast<unsigned>(c) % 32U);
  return bits;
}
constexpr auto keyword_letters = [] {
  std::array<std::uint32_t, keyword_count> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = letters(keyword_entries[i].word);
  return all;
}();

// The keywords that nearest() takes for near, most of the others left out before it is asked.
std::vector<Keyword> near_keywords(std::string_view word) {
  std::vector<Keyword> near;
  const int most_edits = std::max(1, static_cast<int>(word.size() / 3));
  const std::uint32_t bits = letters(word);
  for (std::size_t i = 0; i < keyword_count; ++i) {
    const std::string_view keyword = keyword_entries[i].word;
    const int longer = std::abs(static_cast<int>(keyword.size()) - static_cast<int>(word.size()));
    if (std::popcount(bits ^ keyword_letters[i]) + longer > 2 * most_edits) continue;
    if (!nearest(word, std::array{keyword})) continue;
    near.push_back(static_cast<Keyword>(first_keyword + i));
  }
  return near;
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
    for (const Keyword keyword : near_keywords(word)) {
      if (code == code_of(keyword)) continue;
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
