#include "sql/statement_end.hpp"

#include "sql/lexer.hpp"

namespace mig {

bool StatementEnd::take(const Token& token, std::string_view text) {
  if (token.kind == TokenKind::word) {
    if (head_ != Head::plain || bodies_ > 0 || trigger_) take_word(text);
    return false;
  }
  if (token.kind == TokenKind::symbol) {
    const char c = text.front();
    if (c == ';') return take_semicolon();
    if (c == '(') ++parentheses_;
    if (c == ')' && parentheses_ > 0) --parentheses_;
  }
  if (head_ != Head::body_follows) head_ = Head::plain;
  previous_ = Previous::other;
  return false;
}

bool StatementEnd::take_semicolon() {
  const bool inside = dialect_ == Dialect::sqlite ? trigger_ && previous_ != Previous::body_end
                                                  : parentheses_ > 0 || bodies_ > 0;
  if (!inside) {
    restart();
    return true;
  }
  previous_ = Previous::semicolon;
  if (dialect_ == Dialect::postgres) head_ = Head::start;  // of the next statement in the body
  return false;
}

void StatementEnd::take_word(std::string_view word) {
  const Previous before = previous_;
  previous_ = Previous::other;
  const bool may_close = before == Previous::semicolon || before == Previous::body_begin;
  if (may_close && (trigger_ || bodies_ > 0) && is_keyword(word, "END")) {
    previous_ = Previous::body_end;
    if (bodies_ > 0) --bodies_;
    head_ = Head::plain;
    return;
  }
  if (dialect_ == Dialect::postgres && head_ == Head::body_follows && parentheses_ == 0) {
    if (is_keyword(word, "BEGIN")) {
      previous_ = Previous::begin;
    } else if (before == Previous::begin && is_keyword(word, "ATOMIC")) {
      ++bodies_;
      previous_ = Previous::body_begin;
      head_ = Head::start;
    }
    return;
  }
  read_head(word);
}

void StatementEnd::read_head(std::string_view word) {
  const bool sqlite = dialect_ == Dialect::sqlite;
  switch (head_) {
    case Head::start:
      if (sqlite &&
          (is_keyword(word, "EXPLAIN") || is_keyword(word, "QUERY") || is_keyword(word, "PLAN"))) {
        return;
      }
      head_ = is_keyword(word, "CREATE") ? Head::create : Head::plain;
      return;
    case Head::create:
    case Head::create_or:
      if (sqlite) {
        if (is_keyword(word, "TEMP") || is_keyword(word, "TEMPORARY")) return;
        trigger_ = is_keyword(word, "TRIGGER");
        head_ = Head::plain;
      } else if (is_keyword(word, "FUNCTION") || is_keyword(word, "PROCEDURE")) {
        head_ = Head::body_follows;
      } else if (head_ == Head::create && is_keyword(word, "OR")) {
        head_ = Head::create_or;
      } else if (head_ != Head::create_or || !is_keyword(word, "REPLACE")) {
        head_ = Head::plain;
      }
      return;
    case Head::body_follows:
    case Head::plain: return;
  }
}

}  // namespace mig
