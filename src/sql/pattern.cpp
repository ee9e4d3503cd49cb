#include "sql/pattern.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"

namespace mig {
namespace {

bool next_significant(Lexer& lexer, Token& token) {
  while (lexer.next(token)) {
    if (token.kind != TokenKind::comment) return true;
  }
  return false;
}

// 'it''s' -> it's; also E'' and "" ``; anything else stays as written.
std::string without_quotes(std::string_view text) {
  const std::size_t open = text.find_first_of("'\"`");
  if (open > 1 || text.size() < open + 2 || text.back() != text[open]) return std::string(text);
  const char quote = text[open];
  std::string out;
  for (std::size_t i = open + 1; i + 1 < text.size(); ++i) {
    out += text[i];
    if (text[i] == quote && text[i + 1] == quote) ++i;
  }
  return out;
}

class Matcher {
 public:
  Matcher(Lexer lexer, StatementDetails& details) : lexer_(lexer), details_(details) {}

  bool match(std::string_view pattern) {
    while (!(pattern = trim(pattern)).empty()) {
      if (pattern.starts_with('[')) {
        const std::size_t close = pattern.find(']');
        const std::size_t place = lexer_.position();
        if (!match(pattern.substr(1, close - 1))) lexer_.seek(place);
        pattern.remove_prefix(close + 1);
        continue;
      }
      const std::string_view element = pattern.substr(0, pattern.find(' '));
      pattern.remove_prefix(element.size());
      if (element == "...") {
        if (!skip_to(first_element(pattern))) return false;
      } else if (!match_element(element)) {
        return false;
      }
    }
    return true;
  }

 private:
  static std::string_view first_element(std::string_view pattern) {
    pattern = trim(pattern);
    return pattern.substr(0, pattern.find(' '));
  }

  bool next() { return next_significant(lexer_, token_); }
  std::string_view text() const { return lexer_.text_of(token_); }

  bool match_element(std::string_view element) {
    if (element == ".") return !next();
    if (element == "$object") return capture_name(details_.object);
    if (element == "$table") return capture_name(details_.table);
    if (element == "name") return next() && is_name();
    if (element == "$pragma") return capture_pragma();
    if (element == "$value") return capture_value();
    if (element.size() > 1 && element.starts_with('(')) return match_group(element);
    return next() && is_one_of(element);
  }

  bool is_one_of(std::string_view alternatives) const {
    if (token_.kind == TokenKind::quoted_identifier) return false;
    return is_any_keyword(text(), alternatives);
  }

  bool is_name() const {
    return token_.kind == TokenKind::word || token_.kind == TokenKind::quoted_identifier ||
           token_.kind == TokenKind::string;
  }

  bool capture_name(std::string& out) {
    out.clear();
    while (next() && is_name()) {
      out += text();
      const std::size_t place = lexer_.position();
      if (!next() || text() != ".") {
        lexer_.seek(place);
        return true;
      }
      out += '.';
    }
    return false;
  }

  bool capture_pragma() {
    std::string name;
    if (!capture_name(name)) return false;
    std::size_t dot = name.rfind('.');
    dot = dot == std::string::npos ? 0 : dot + 1;
    details_.pragma = lower_ascii(without_quotes(std::string_view(name).substr(dot)));
    return true;
  }

  bool capture_value() {
    details_.value.clear();
    if (!next()) return false;
    if (token_.kind == TokenKind::op) {
      details_.value = text();
      if (!next()) return false;
    }
    details_.value += without_quotes(text());
    return true;
  }

  bool skip_to(std::string_view element) {
    for (std::size_t depth = 0; next();) {
      if (text() == "(") ++depth;
      if (text() == ")" && depth > 0) --depth;
      if (depth == 0 && is_one_of(element)) {
        lexer_.seek(token_.begin);
        return true;
      }
    }
    return false;
  }

  // A group in parentheses: any, or one that holds an option, or holds it switched on or off.
  bool match_group(std::string_view element) {
    const std::string_view wanted = element.substr(1, element.size() - 2);
    const std::size_t equals = wanted.find('=');
    const std::string_view name = wanted.substr(0, equals);
    bool found = wanted == "*";
    if (!next() || text() != "(") return false;
    bool at_name = true;
    for (std::size_t depth = 1; depth > 0;) {
      if (!next()) return false;
      if (depth == 1 && at_name && lower_ascii(without_quotes(text())) == name) {
        found = equals == std::string_view::npos ||
                option_is_on() == (wanted.substr(equals + 1) == "on");
      }
      if (text() == "(") ++depth;
      if (text() == ")") --depth;
      at_name = text() == ",";
    }
    return found;
  }

  // Reads the value after an option's name: on unless it says otherwise.
  bool option_is_on() {
    static constexpr std::array<std::string_view, 3> off{"off", "false", "0"};
    const std::size_t place = lexer_.position();
    const Token name = token_;
    if (next() && text() == "=") next();
    const std::string value = lower_ascii(without_quotes(text()));
    if (value == "," || value == ")") {
      lexer_.seek(place);
      token_ = name;
    }
    return std::find(off.begin(), off.end(), value) == off.end();
  }

  Lexer lexer_;
  Token token_;
  StatementDetails& details_;
};

}  // namespace

bool matches(std::string_view pattern, Lexer lexer, StatementDetails& details) {
  return Matcher(lexer, details).match(pattern);
}

}  // namespace mig
