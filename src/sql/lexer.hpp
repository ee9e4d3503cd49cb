// Reads SQL text token by token. Knows characters only: statements are split.hpp's.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/dialect.hpp"
#include "sql/token.hpp"

namespace mig {

// Owns nothing; `text` must outlive it and be shorter than 4 GiB. Copying one saves the place.
class Lexer {
 public:
  // A byte order mark at the head of the text is passed over.
  Lexer(std::string_view text, Dialect dialect);

  // The next token, comments among them; false at the end of the text. Never fails: what is no token comes as one of
  // the kinds `meta_command` (PostgreSQL), `unterminated` and `unknown`.
  bool next(Token& token) { return read_(*this, token); }

  std::string_view text() const { return text_; }
  std::string_view text_of(const Token& token) const {
    return text_.substr(token.begin, token.end - token.begin);
  }

  // Where the next token is looked for, in bytes.
  std::size_t position() const { return at_; }
  void seek(std::size_t position) { at_ = position; }

 private:
  template <typename Blanks, typename Grammar, template <typename> class Action>
  static bool read(Lexer& lexer, Token& token);

  std::string_view text_;
  std::size_t at_ = 0;
  bool (*read_)(Lexer&, Token&);  // by dialect
};

// Appends the tokens of a whole text, e.g. of one statement; positions are those in `text`.
void tokenize(std::string_view text, Dialect dialect, std::vector<Token>& tokens);

// True for an unquoted word that says `keyword` (given in upper case), whatever its case.
bool is_keyword(std::string_view word, std::string_view keyword);
// The same for several keywords with `|` between them.
bool is_any_keyword(std::string_view word, std::string_view keywords);

}  // namespace mig
