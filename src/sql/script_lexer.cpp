#include "sql/script_lexer.hpp"

#include <algorithm>

#include "sql/classify.hpp"

namespace mig {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

bool ScriptLexer::next(Token& token) {
  at_end_ = false;
  if (rows_follow_) return read_rows(token);
  if (!lexer_.next(token)) return false;
  if (token.kind == TokenKind::comment) return true;
  if (!in_statement_) begin_statement(token);
  if (token.kind == TokenKind::meta_command) {
    in_statement_ = false;
    end_.restart();
  } else if (end_.take(token, text_of(token))) {
    end_statement(token);
  }
  return true;
}

void ScriptLexer::begin_statement(Token& token) {
  const std::string_view text = lexer_.text();
  in_statement_ = true;
  begin_ = token.begin;
  is_copy_ = dialect_ == Dialect::postgres && is_keyword(text_of(token), "COPY");
  // No statement begins with a dot; the sqlite3 shell's commands do.
  if (dialect_ == Dialect::sqlite && text_of(token) == "." && token.end < text.size() &&
      is_letter(text[token.end])) {
    token.kind = TokenKind::meta_command;
    token.end =
        static_cast<std::uint32_t>(std::min(text.find_first_of("\r\n", token.end), text.size()));
    lexer_.seek(token.end);
  }
}

void ScriptLexer::end_statement(const Token& semicolon) {
  at_end_ = true;
  in_statement_ = false;
  if (!is_copy_) return;
  Statement statement;
  classify(lexer_.text().substr(begin_, semicolon.begin - begin_), dialect_, statement);
  rows_follow_ = statement.kind == StatementKind::copy_from_stdin;
}

bool ScriptLexer::read_rows(Token& token) {
  rows_follow_ = false;
  rows_ = find_copy_rows(lexer_.text(), lexer_.position());
  token = {static_cast<std::uint32_t>(rows_.data.begin), static_cast<std::uint32_t>(rows_.end),
           TokenKind::copy_data};
  lexer_.seek(rows_.end);
  return true;
}

}  // namespace mig
