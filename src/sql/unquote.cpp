#include "sql/unquote.hpp"

#include <cstdint>

#include "base/text.hpp"

namespace mig {
namespace {

void append_utf8(std::string& out, std::uint32_t code);

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// U&'\D83D\DE00', E'\uD83D\uDE00': two halves of UTF-16 are one character. True when `low` was the second of two.
bool joins_half(std::string& out, std::uint32_t low) {
  if (low < 0xDC00 || low > 0xDFFF || out.size() < 3) return false;
  const auto byte = [&](std::size_t from_end) {
    return static_cast<unsigned char>(out[out.size() - from_end]);
  };
  if (byte(3) != 0xED || byte(2) < 0xA0 || byte(2) > 0xAF) return false;
  const std::uint32_t high = (byte(2) & 0x0FU) << 6 | (byte(1) & 0x3FU);
  out.resize(out.size() - 3);
  append_utf8(out, 0x10000 + (high << 10 | (low & 0x3FFU)));
  return true;
}

void append_utf8(std::string& out, std::uint32_t code) {
  if (joins_half(out, code)) return;
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

// Reads up to `most` digits of hexadecimal at `at`; at least `least`, else nothing.
bool take_hex(std::string_view text, std::size_t& at, std::size_t least, std::size_t most,
              std::uint32_t& value) {
  std::size_t count = 0;
  value = 0;
  while (count < most && at + count < text.size() && hex_value(text[at + count]) >= 0) {
    value = value * 16 + static_cast<std::uint32_t>(hex_value(text[at + count]));
    ++count;
  }
  if (count < least) return false;
  at += count;
  return true;
}

// Behind the backslash of an E'' string.
void append_escape(std::string& out, std::string_view text, std::size_t& at) {
  const char c = text[at++];
  std::uint32_t value = 0;
  switch (c) {
    case 'b': out += '\b'; return;
    case 'f': out += '\f'; return;
    case 'n': out += '\n'; return;
    case 'r': out += '\r'; return;
    case 't': out += '\t'; return;
    case 'x':
      if (take_hex(text, at, 1, 2, value))
        out += static_cast<char>(value);
      else
        out += c;
      return;
    case 'u':
      if (take_hex(text, at, 4, 4, value)) append_utf8(out, value);
      return;
    case 'U':
      if (take_hex(text, at, 8, 8, value)) append_utf8(out, value);
      return;
    default: break;
  }
  if (c < '0' || c > '7') {
    out += c;
    return;
  }
  unsigned octal = static_cast<unsigned>(c - '0');
  for (int i = 0; i < 2 && at < text.size() && text[at] >= '0' && text[at] <= '7'; ++i) {
    octal = octal * 8 + static_cast<unsigned>(text[at++] - '0');
  }
  out += static_cast<char>(octal);
}

// Behind the escape character of a U& text.
void append_unicode(std::string& out, std::string_view text, std::size_t& at, char escape) {
  std::uint32_t value = 0;
  if (at < text.size() && text[at] == escape) {
    out += escape;
    ++at;
  } else if (at < text.size() && text[at] == '+') {
    ++at;
    if (take_hex(text, at, 6, 6, value)) append_utf8(out, value);
  } else if (take_hex(text, at, 4, 4, value)) {
    append_utf8(out, value);
  }
}

enum class Escapes { none, backslash, unicode };

// The escape character of a U& text, and the text without its UESCAPE clause.
char take_uescape(std::string_view& token) {
  const char quote = token.size() > 2 ? token[2] : '"';
  if (token.size() < 5 || token.back() != '\'' || token[token.size() - 3] != '\'') return '\\';
  const std::size_t clause = token.find_last_of("uU", token.size() - 4);
  if (clause == std::string_view::npos || clause < 4 ||
      lower_ascii(token.substr(clause, 7)) != "uescape") {
    return '\\';
  }
  const char escape = token[token.size() - 2];
  token = token.substr(0, token.find_last_of(quote, clause) + 1);
  return escape;
}

// A new piece begins where text and token no longer run side by side.
void note_place(std::vector<TextPiece>& pieces, std::size_t at, std::size_t from) {
  if (!pieces.empty() && pieces.back().at == at) pieces.pop_back();
  if (pieces.empty() || pieces.back().from - pieces.back().at != from - at) {
    pieces.push_back({at, from});
  }
}

// All quoted pieces of the token, joined; what lies between them is blanks and comments.
std::string between_quotes(std::string_view token, char quote, Escapes escapes,
                           std::vector<TextPiece>* pieces = nullptr) {
  const char escape = escapes == Escapes::unicode ? take_uescape(token) : '\\';
  std::string out;
  bool inside = false;
  for (std::size_t at = 0; at < token.size();) {
    if (inside && pieces != nullptr) note_place(*pieces, out.size(), at);
    const char c = token[at++];
    if (!inside) {
      if (c == '-' && at < token.size() && token[at] == '-') {  // a comment may hold a quote
        at = token.find_first_of("\r\n", at);
        if (at == std::string_view::npos) break;
      } else if (c == quote) {
        inside = true;
      }
    } else if (c == quote) {
      if (at < token.size() && token[at] == quote) {
        out += quote;
        ++at;
      } else {
        inside = false;
      }
    } else if (c == '\\' && escapes == Escapes::backslash && at < token.size()) {
      append_escape(out, token, at);
    } else if (c == escape && escapes == Escapes::unicode) {
      append_unicode(out, token, at, escape);
    } else {
      out += c;
    }
  }
  return out;
}

bool is_surrogate(std::uint32_t code) { return code >= 0xD800 && code < 0xE000; }

// Counts the halves of surrogate pairs: a first must be followed at once by a second.
class Surrogates {
 public:
  bool take(std::uint32_t code) {
    if (code > 0x10FFFF || code == 0) return false;
    const bool second = is_surrogate(code) && code >= 0xDC00;
    if (second != open_) return false;
    open_ = is_surrogate(code) && !second;
    return true;
  }
  bool other() const { return !open_; }

 private:
  bool open_ = false;
};

bool has_unicode_prefix(std::string_view token) {
  return token.size() > 2 && (token[0] == 'u' || token[0] == 'U') && token[1] == '&';
}

}  // namespace

bool is_plainly_quoted(std::string_view text) {
  if (text.size() < 2 || (text[0] != '\'' && text[0] != '"') || text.back() != text[0])
    return false;
  return text.substr(1, text.size() - 2).find(text[0]) == std::string_view::npos;
}

bool has_valid_escapes(std::string_view token) {
  const bool unicode = has_unicode_prefix(token);
  if (!unicode && (token.size() < 3 || (token[0] | 0x20) != 'e' || token[1] != '\'')) return true;
  const char escape = unicode ? take_uescape(token) : '\\';
  if (token.find(escape) == std::string_view::npos) return true;
  Surrogates surrogates;
  for (std::size_t at = unicode ? 3 : 2; at < token.size();) {
    const char c = token[at++];
    if (c != escape || at >= token.size()) {
      if (!surrogates.other()) return false;
      continue;
    }
    std::size_t digits = 0;
    if (unicode) {
      if (token[at] == escape) {
        ++at;
        continue;
      }
      digits = token[at] == '+' ? 6 : 4;
      at += token[at] == '+' ? 1 : 0;
    } else if (token[at] == 'u' || token[at] == 'U') {
      digits = token[at++] == 'u' ? 4 : 8;
    } else {
      ++at;
      if (!surrogates.other()) return false;
      continue;
    }
    std::uint32_t value = 0;
    if (!take_hex(token, at, digits, digits, value) || !surrogates.take(value)) return false;
  }
  return true;
}

std::string unquote_string(std::string_view token, Dialect dialect,
                           std::vector<TextPiece>* pieces) {
  if (token.empty()) return {};
  const char first = token[0];
  if (dialect == Dialect::sqlite) {
    return first == '\'' || first == '"' ? between_quotes(token, first, Escapes::none, pieces)
                                         : std::string(token);
  }
  if (first == '$') {
    const std::size_t tag = token.find('$', 1);
    if (tag == std::string_view::npos || token.size() < 2 * (tag + 1)) return std::string(token);
    if (pieces != nullptr) pieces->push_back({0, tag + 1});
    return std::string(token.substr(tag + 1, token.size() - 2 * (tag + 1)));
  }
  if (first == 'e' || first == 'E') return between_quotes(token, '\'', Escapes::backslash, pieces);
  if (has_unicode_prefix(token)) return between_quotes(token, '\'', Escapes::unicode, pieces);
  if (first == '\'' || first == 'n' || first == 'N') {
    return between_quotes(token, '\'', Escapes::none, pieces);
  }
  return std::string(token);
}

std::string unquote_identifier(std::string_view token, Dialect dialect) {
  if (token.size() < 2) return std::string(token);
  if (dialect == Dialect::postgres && has_unicode_prefix(token)) {
    return between_quotes(token, '"', Escapes::unicode);
  }
  if (token[0] == '[') return std::string(token.substr(1, token.size() - 2));
  return between_quotes(token, token[0], Escapes::none);
}

}  // namespace mig
