// Which semicolon ends a statement. Fed with the tokens of one statement after the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/dialect.hpp"
#include "sql/token.hpp"

namespace mig {

// PostgreSQL: a semicolon ends a statement outside parentheses (CREATE RULE … DO (a; b)) and outside the body of a
// routine (BEGIN ATOMIC a; b; END). SQLite: any does, but those in a trigger's body (BEGIN a; b; END).
// END closes a body only right after a semicolon or ATOMIC: elsewhere it closes a CASE, or is a name (`t.end`, `AS end`).
class StatementEnd {
 public:
  explicit StatementEnd(Dialect dialect) : dialect_(dialect) {}

  // Any token but a comment. True when it is the semicolon that ends the statement; the next call begins another.
  bool take(const Token& token, std::string_view text);

  // The statement was given up; the next call begins another.
  void restart() { *this = StatementEnd(dialect_); }

 private:
  // How far the head has been read: CREATE [OR REPLACE] FUNCTION|PROCEDURE, [EXPLAIN …] CREATE [TEMP] TRIGGER.
  enum class Head : std::uint8_t { start, create, create_or, body_follows, plain };
  enum class Previous : std::uint8_t { other, semicolon, begin, body_begin, body_end };

  void take_word(std::string_view word);
  void read_head(std::string_view word);
  bool take_semicolon();

  Dialect dialect_;
  Head head_ = Head::start;
  Previous previous_ = Previous::other;
  std::size_t parentheses_ = 0;
  std::size_t bodies_ = 0;  // routines in the body of a routine: PostgreSQL's grammar takes them
  bool trigger_ = false;
};

}  // namespace mig
