// What a grammar over tokens sees of a token: one number. Single characters are their ASCII code, keywords lie above 255.
#pragma once

#include <cstdint>

#include "grammar/keywords.hpp"

namespace mig::grammar {

using TokenCode = std::uint16_t;

enum Code : TokenCode {
  end_of_statement = 0,
  identifier,         // a word that is no keyword
  quoted_identifier,  // "x"
  string_constant,    // '…' E'…' U&'…' $$…$$
  bit_constant,       // B'…' X'…'; SQLite: a blob, x'…'
  national_constant,  // PostgreSQL: N'…'
  integer_constant,
  decimal_constant,
  parameter_mark,  // $1 ? :x
  other_operator,  // any operator without a code of its own
  not_sql,         // unterminated, psql commands, bytes that begin nothing
  // '(' ')' '[' ']' ',' '.' ':' '+' '-' '*' '/' '%' '^' '<' '>' '=' and other single characters: themselves
  typecast = 128,  // ::
  dot_dot,         // ..
  colon_equals,    // :=
  equals_greater,  // =>
  less_equal,      // <=
  greater_equal,   // >=
  not_equal,       // <> !=
  equal_equal,     // ==
  concatenation,   // ||
  arrow,           // ->
  double_arrow,    // ->>
  shift_left,      // <<
  shift_right,     // >>
};

constexpr TokenCode code_of(Keyword keyword) { return static_cast<TokenCode>(keyword); }
constexpr bool is_keyword_code(TokenCode code) { return code >= first_keyword; }

}  // namespace mig::grammar
