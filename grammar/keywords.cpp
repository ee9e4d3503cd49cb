#include "grammar/keywords.hpp"

#include <cstring>
#include <type_traits>

namespace mig::grammar {
namespace {

constexpr std::size_t bucket_count = 256;
constexpr std::size_t slot_count = 1024;

constexpr std::size_t longest_keyword() {
  std::size_t longest = 0;
  for (const KeywordEntry& entry : keyword_entries) {
    if (entry.word.size() > longest) longest = entry.word.size();
  }
  return longest;
}

// Four or eight bytes as a number, the first one lowest.
template <typename Number>
constexpr Number load(const char* from) {
  Number number = 0;
  if (std::is_constant_evaluated()) {
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
      number |= static_cast<Number>(static_cast<unsigned char>(from[i])) << (8 * i);
    }
  } else {
    std::memcpy(&number, from, sizeof(Number));
  }
  return number;
}

// Letters in capitals; other bytes are changed as well, but no two that a word may hold become one.
constexpr std::uint64_t capitals = 0xDFDFDFDFDFDFDFDF;

// A word without its case. Two loads that overlap see every byte of one up to 16; of a longer one the middle is missing.
struct Ends {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  std::size_t size = 0;
  constexpr bool operator==(const Ends& other) const {  // without branches: words come in no order
    return ((low ^ other.low) | (high ^ other.high) | (size ^ other.size)) == 0;
  }
};

constexpr Ends ends_of(std::string_view word) {
  const char* const begin = word.data();
  Ends ends{0, 0, word.size()};
  if (word.size() >= 8) {
    ends.low = load<std::uint64_t>(begin) & capitals;
    ends.high = load<std::uint64_t>(begin + word.size() - 8) & capitals;
  } else if (word.size() >= 4) {
    ends.low = load<std::uint32_t>(begin) & capitals;
    ends.high = load<std::uint32_t>(begin + word.size() - 4) & capitals;
  } else {
    for (const char c : word) ends.low = ends.low << 8 | (static_cast<unsigned char>(c) & 0xDFU);
  }
  return ends;
}

constexpr std::uint32_t hash_of(const Ends& ends) {
  std::uint64_t hash = ends.low * 0x9E3779B97F4A7C15U;
  hash ^= ends.high * 0xC2B2AE3D27D4EB4FU + ends.size;
  hash ^= hash >> 29;
  hash *= 0xBF58476D1CE4E5B9U;
  return static_cast<std::uint32_t>(hash >> 32);
}

constexpr std::size_t slot_of(std::uint32_t hash, std::uint32_t displacement) {
  return ((hash >> 8) + displacement * ((hash >> 3) | 1U)) % slot_count;
}

struct Table {
  std::array<std::uint16_t, bucket_count> displacements{};
  std::array<std::uint16_t, slot_count> slots{};  // Keyword
};

// Hash and displace: the fullest buckets choose first.
consteval Table make_table() {
  Table table;
  table.slots.fill(static_cast<std::uint16_t>(Keyword::none));
  std::array<std::uint32_t, keyword_count> hashes{};
  std::array<std::uint16_t, bucket_count> sizes{};
  std::array<std::uint16_t, keyword_count> next{};
  std::array<std::uint16_t, bucket_count> first{};
  first.fill(keyword_count);
  for (std::size_t i = 0; i < keyword_count; ++i) {
    hashes[i] = hash_of(ends_of(keyword_entries[i].word));
    const std::size_t bucket = hashes[i] % bucket_count;
    next[i] = first[bucket];
    first[bucket] = static_cast<std::uint16_t>(i);
    ++sizes[bucket];
  }
  for (std::size_t size = keyword_count; size > 0; --size) {
    for (std::size_t bucket = 0; bucket < bucket_count; ++bucket) {
      if (sizes[bucket] != size) continue;
      for (std::uint16_t displacement = 0;; ++displacement) {
        if (displacement == 60'000) throw "no perfect hash: change a constant";
        std::size_t placed = 0;
        for (std::size_t i = first[bucket]; i < keyword_count; i = next[i], ++placed) {
          std::uint16_t& slot = table.slots[slot_of(hashes[i], displacement)];
          if (slot != static_cast<std::uint16_t>(Keyword::none)) break;
          slot = static_cast<std::uint16_t>(first_keyword + i);
        }
        if (placed == size) {
          table.displacements[bucket] = displacement;
          break;
        }
        for (std::size_t i = first[bucket]; placed > 0; i = next[i], --placed) {
          table.slots[slot_of(hashes[i], displacement)] = static_cast<std::uint16_t>(Keyword::none);
        }
      }
    }
  }
  return table;
}

constexpr Table table = make_table();
constexpr std::size_t longest = longest_keyword();

// By keyword; the first codes are no keyword's, so what an empty slot holds equals no word.
constexpr auto ends_of_keywords = [] {
  std::array<Ends, first_keyword + keyword_count> made{};
  for (std::size_t i = 0; i < keyword_count; ++i) {
    made[first_keyword + i] = ends_of(keyword_entries[i].word);
  }
  return made;
}();

constexpr char to_capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

constexpr bool are_same(std::string_view word, std::string_view keyword) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (to_capital(word[i]) != keyword[i]) return false;
  }
  return true;
}

constexpr Keyword find(std::string_view word) {
  if (word.empty() || word.size() > longest) return Keyword::none;
  const Ends ends = ends_of(word);
  const std::uint32_t hash = hash_of(ends);
  const std::uint16_t found = table.slots[slot_of(hash, table.displacements[hash % bucket_count])];
  if (!(ends_of_keywords[found] == ends)) return Keyword::none;
  const auto keyword = static_cast<Keyword>(found);
  return word.size() <= 16 || are_same(word, entry_of(keyword).word) ? keyword : Keyword::none;
}

consteval bool all_are_found() {
  for (std::size_t i = 0; i < keyword_count; ++i) {
    if (find(keyword_entries[i].word) != static_cast<Keyword>(first_keyword + i)) return false;
  }
  return true;
}
static_assert(all_are_found());
static_assert(find("select") == Keyword::SELECT && find("selekt") == Keyword::none);

}  // namespace

Keyword find_keyword(std::string_view word) { return find(word); }

}  // namespace mig::grammar
