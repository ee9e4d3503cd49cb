// Tokens of SQL text. A token is a span and a kind; it owns nothing.
#pragma once

#include <cstdint>

#include "base/source.hpp"

namespace mig {

enum class TokenKind : std::uint8_t {
  word,               // unquoted identifier or keyword
  quoted_identifier,  // "x", U&"x"; SQLite also `x` and [x]
  string,             // 'x' and E'' B'' X'' N'' U&''
  dollar_string,      // $tag$ … $tag$ (PostgreSQL)
  number,
  parameter,     // $1, ?1, :name, @name
  op,            // an operator, by each engine's own longest-match rule
  symbol,        // one of ( ) [ ] , ; . : ::
  comment,       // -- … or /* … */; a directive is a comment
  copy_data,     // rows after COPY … FROM stdin;, up to and including the `\.` line
  meta_command,  // a psql backslash line or a sqlite3 shell dot command: not SQL
  unterminated,  // a string, comment or quoted identifier that never ends; always the last token
  unknown,       // a byte that begins no token
};

struct Token {
  std::uint32_t begin = 0;  // byte offsets into the text
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::unknown;
  Span span() const { return {begin, end}; }
};

}  // namespace mig
