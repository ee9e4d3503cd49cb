// The keywords of both dialects as numbers, found by a perfect hash that is made when mig is compiled.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mig::grammar {

// Every keyword is a token code of its own (token_code.hpp), above those of symbols.
enum class Keyword : std::uint16_t {
  none = 255,
#define MIG_KEYWORD(word, postgres, sqlite) word,
#include "grammar/keywords.def"
#undef MIG_KEYWORD
  end
};

constexpr std::size_t first_keyword = static_cast<std::size_t>(Keyword::none) + 1;
constexpr std::size_t keyword_count = static_cast<std::size_t>(Keyword::end) - first_keyword;

// What a word may stand for in PostgreSQL: bits.
enum PostgresClass : std::uint8_t {
  may_be_column = 1,    // ColId: a column, table, alias
  may_be_function = 2,  // type_function_name
  may_be_bare = 4,      // a label without AS
  is_reserved = 8,
  is_no_keyword = 16,  // to PostgreSQL
};
// What a word may stand for in SQLite: bits.
enum SqliteClass : std::uint8_t {
  may_be_id = 1,    // anywhere
  may_be_name = 2,  // the name of an object
};

namespace keyword_classes {
enum : std::uint8_t {
  pg_none = may_be_column | may_be_function | may_be_bare | is_no_keyword,
  pg_unreserved_bare = may_be_column | may_be_function | may_be_bare,
  pg_unreserved_as = may_be_column | may_be_function,
  pg_column_name_bare = may_be_column | may_be_bare,
  pg_column_name_as = may_be_column,
  pg_function_name_bare = may_be_function | may_be_bare,
  pg_function_name_as = may_be_function,
  pg_reserved_bare = may_be_bare | is_reserved,
  pg_reserved_as = is_reserved,
  lite_none = may_be_id | may_be_name,
  lite_fallback = may_be_id | may_be_name,
  lite_join = may_be_name,
  lite_reserved = 0,
};
}  // namespace keyword_classes

struct KeywordEntry {
  std::string_view word;  // in capitals
  std::uint8_t postgres;  // PostgresClass bits
  std::uint8_t sqlite;    // SqliteClass bits
};

constexpr std::string_view without_underscore(std::string_view word) {
  return word.ends_with('_') ? word.substr(0, word.size() - 1) : word;
}

inline constexpr std::array<KeywordEntry, keyword_count> keyword_entries = {{
#define MIG_KEYWORD(word, postgres, sqlite) \
  {without_underscore(#word), keyword_classes::pg_##postgres, keyword_classes::lite_##sqlite},
#include "grammar/keywords.def"
#undef MIG_KEYWORD
}};

constexpr const KeywordEntry& entry_of(Keyword keyword) {
  return keyword_entries[static_cast<std::size_t>(keyword) - first_keyword];
}

// The keyword that `word` is in any case, or `none`. The word must be one to a lexer: letters, digits, _ and $.
Keyword find_keyword(std::string_view word);

}  // namespace mig::grammar
