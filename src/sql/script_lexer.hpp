// Reads a whole file token by token and knows where its statements end: what a plain Lexer cannot see without that are
// COPY rows and the dot commands of the sqlite3 shell.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/dialect.hpp"
#include "sql/copy_rows.hpp"
#include "sql/lexer.hpp"
#include "sql/statement_end.hpp"

namespace mig {

class ScriptLexer {
 public:
  ScriptLexer(std::string_view text, Dialect dialect)
      : dialect_(dialect), lexer_(text, dialect), end_(dialect) {}

  // The next token; false at the end of the text. After the end of COPY … FROM stdin one `copy_data` token comes.
  bool next(Token& token);

  // The token just read is the semicolon that ends a statement.
  bool at_statement_end() const { return at_end_; }
  // A statement has begun and not ended.
  bool in_statement() const { return in_statement_; }
  // Of the `copy_data` token just read.
  const CopyRows& copy_rows() const { return rows_; }

  std::string_view text_of(const Token& token) const { return lexer_.text_of(token); }

 private:
  bool read_rows(Token& token);
  void begin_statement(Token& token);
  void end_statement(const Token& semicolon);

  Dialect dialect_;
  Lexer lexer_;
  StatementEnd end_;
  CopyRows rows_;
  std::size_t begin_ = 0;  // of the statement
  bool in_statement_ = false;
  bool at_end_ = false;
  bool is_copy_ = false;      // the statement begins with COPY
  bool rows_follow_ = false;  // a COPY … FROM stdin has just ended
};

}  // namespace mig
