#include "lint/secret_text.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/secrets.hpp"
#include "sql/lexer.hpp"

namespace mig {
namespace {

constexpr std::string_view mask = "***";
constexpr std::string_view quotes =
    "'\"\\";  // those of the value, of the literal around it, and what escapes them

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool is_string(const Token& token) {
  return token.kind == TokenKind::string || token.kind == TokenKind::dollar_string;
}

// What stands between the quotes.
Span content_of(std::string_view sql, const Token& token) {
  const std::string_view text = token.span().of(sql);
  if (token.kind == TokenKind::string) {
    const std::size_t open = text.find('\'');
    return {token.begin + open + 1, std::max<std::size_t>(token.begin + open + 1, token.end - 1U)};
  }
  const std::size_t tag = text.find('$', 1) + 1;
  return {token.begin + tag, token.end - tag};
}

class Finder {
 public:
  explicit Finder(Dialect dialect) : dialect_(dialect) {}

  void read_script(std::string_view sql, std::size_t offset) {
    std::vector<Token> tokens;
    tokenize(sql, dialect_, tokens);
    std::erase_if(tokens, [](const Token& each) { return each.kind == TokenKind::comment; });
    bool in_options = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::string_view text = tokens[i].span().of(sql);
      if (text == "(") in_options = i > 0 && is_keyword(tokens[i - 1].span().of(sql), "OPTIONS");
      if (text == ")" || text == ";") in_options = false;
      if (!is_string(tokens[i])) continue;
      const std::string_view before = i > 0 ? tokens[i - 1].span().of(sql) : std::string_view();
      read_string(sql, tokens[i], before, in_options, offset);
    }
  }

  std::vector<Span> found;

 private:
  void read_string(std::string_view sql, const Token& token, std::string_view before,
                   bool in_options, std::size_t offset) {
    const Span content = content_of(sql, token);
    const std::string_view text = content.of(sql);
    const std::size_t known = found.size();
    const std::size_t at = offset + content.begin;
    if (token.kind == TokenKind::dollar_string) {
      read_script(text, at);
    } else {
      read_parameters(text, at);
      read_urls(text, at);
    }
    const bool is_secret =
        is_keyword(before, "PASSWORD") || (in_options && is_secret_option(before, text));
    if (is_secret && found.size() == known) add(at, at + text.size());
  }

  // password=x, password='x', and PASSWORD ''x'' of SQL that is a string itself.
  void read_parameters(std::string_view text, std::size_t offset) {
    const std::string folded = lower_ascii(text);
    for (const std::string_view word : {"password", "passwd", "pwd"}) {
      for (std::size_t at = folded.find(word); at != std::string::npos;
           at = folded.find(word, at)) {
        at += word.size();
        std::size_t begin = at;
        while (begin < text.size() && is_blank(text[begin])) ++begin;
        const bool has_sign = begin < text.size() && text[begin] == '=';
        if (has_sign) ++begin;
        while (has_sign && begin < text.size() && is_blank(text[begin])) ++begin;
        const std::size_t value = std::min(text.find_first_not_of(quotes, begin), text.size());
        const bool is_quoted = value > begin;
        if (!has_sign && !is_quoted) continue;
        const std::string_view ends = is_quoted ? "'\"\\" : " \t\r\n&;'\"";
        at = std::min(text.find_first_of(ends, value), text.size());
        add(offset + value, offset + at);
      }
    }
  }

  void read_urls(std::string_view text, std::size_t offset) {
    constexpr std::string_view slashes = "://";
    for (std::size_t at = text.find(slashes); at != std::string_view::npos;
         at = text.find(slashes, at)) {
      at += slashes.size();
      const std::size_t end = std::min(text.find_first_of(" \t\r\n'\"", at), text.size());
      const std::string_view address = text.substr(at, end - at);
      const std::size_t colon = address.find(':'), last = address.rfind('@');
      if (colon == std::string_view::npos || last == std::string_view::npos || colon > last)
        continue;
      add(offset + at + colon + 1, offset + at + last);
    }
  }

  void add(std::size_t begin, std::size_t end) {
    if (begin < end) found.emplace_back(begin, end);
  }

  Dialect dialect_;
};

bool may_hold_one(std::string_view sql) {
  if (sql.find("://") != std::string_view::npos) return true;
  const std::string folded = lower_ascii(sql);
  return folded.find("passw") != std::string::npos || folded.find("pwd") != std::string::npos ||
         folded.find("options") != std::string::npos;
}

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// A short secret is a word like any other.
bool stands_alone(std::string_view text, std::size_t at, std::size_t size) {
  return (at == 0 || !is_word(text[at - 1])) &&
         (at + size == text.size() || !is_word(text[at + size]));
}

void replace_all(std::string& text, std::string_view word, bool must_stand_alone) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
    if (must_stand_alone && !stands_alone(text, at, word.size())) {
      ++at;
      continue;
    }
    text.replace(at, word.size(), mask);
    at += mask.size();
  }
}

}  // namespace

std::vector<Span> secrets_in(std::string_view sql, Dialect dialect) {
  if (!may_hold_one(sql)) return {};
  Finder finder(dialect);
  finder.read_script(sql, 0);
  std::sort(finder.found.begin(), finder.found.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  return std::move(finder.found);
}

std::string masked(std::string_view text, const std::vector<Span>& secrets) {
  std::string out(text);
  for (const Span& each : secrets) {
    for (std::size_t at = each.begin; at < each.end;) {
      const auto lead = static_cast<unsigned char>(out[at]);
      // Characters of one size each, so that columns stay as they are.
      const std::string_view shown = lead < 0x80   ? "*"
                                     : lead < 0xE0 ? "×"
                                     : lead < 0xF0 ? "•"
                                                   : "🞄";
      const std::size_t size = std::min<std::size_t>(shown.size(), each.end - at);
      if (out[at] != '\n') out.replace(at, size, shown.substr(0, size));
      at += size;
    }
  }
  return out;
}

std::string without_words(std::string text, const std::vector<std::string_view>& secrets) {
  constexpr std::size_t certainly_a_secret = 6;
  constexpr std::size_t shortest_beginning = 2;
  constexpr std::string_view cut = " …";
  for (const std::string_view each : secrets) {
    replace_all(text, each, each.size() < certainly_a_secret);
    if (text.find(cut) == std::string::npos) continue;
    for (std::size_t size = each.size(); size >= shortest_beginning; --size) {
      replace_all(text, concat(each.substr(0, size), cut), false);
    }
  }
  return text;
}

}  // namespace mig
