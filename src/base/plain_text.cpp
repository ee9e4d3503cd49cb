#include "base/plain_text.hpp"

#include <array>

#include "base/text.hpp"

namespace mig {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

// Bytes of a character at `at` that no reader should meet, and how it is written; 0: it is harmless.
std::size_t escape_at(std::string_view text, std::size_t at, std::string& escape) {
  const auto byte = [&](std::size_t offset) {
    return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0U;
  };
  const auto hex = [&](unsigned value) {
    return std::string{digits[value >> 4], digits[value & 15]};
  };
  const unsigned first = byte(0);
  if (first == '\n' || first == '\r' || first == '\t') {
    escape = first == '\n' ? "\\n" : first == '\r' ? "\\r" : "\\t";
    return 1;
  }
  if (first < 0x20 || first == 0x7F) {
    escape = concat("\\x", hex(first));
    return 1;
  }
  if (first == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) {  // C1
    escape = concat("\\x", hex(byte(1)));
    return 2;
  }
  // U+200E, 200F, 2028 to 202E, 2066 to 2069: line ends and directions.
  if (first != 0xE2) return 0;
  const unsigned low = (byte(1) == 0x80   ? 0x2000U
                        : byte(1) == 0x81 ? 0x2040U
                                          : 0U) +
                       (byte(2) & 0x3FU);
  const bool is_mark = low == 0x200E || low == 0x200F || (low >= 0x2028 && low <= 0x202E) ||
                       (low >= 0x2066 && low <= 0x2069);
  if (!is_mark) return 0;
  escape = concat("\\u20", hex(low & 0xFFU));
  return 3;
}

// The runner of GitHub Actions looks for ##[command] anywhere in a line.
constexpr std::string_view old_command = "##[";

enum : unsigned char { odd_in_line = 1, odd = 2 };

constexpr std::array<unsigned char, 256> oddness = [] {
  std::array<unsigned char, 256> made{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) made[byte] = odd;
  made['\n'] = made['\t'] = odd_in_line;
  made[0x7F] = made[0xC2] = made[0xE2] = odd;
  return made;
}();

bool is_plain(std::string_view text, bool keeps_lines) {
  unsigned seen = 0;
  for (const char c : text) seen |= oddness[static_cast<unsigned char>(c)];
  if ((seen & odd) != 0 || (seen != 0 && !keeps_lines)) return false;
  return text.find(old_command) == std::string_view::npos;
}

std::string escaped(std::string_view text, bool keeps_lines) {
  if (is_plain(text, keeps_lines)) return std::string(text);
  std::string out;
  std::string escape;
  for (std::size_t at = 0; at < text.size();) {
    if (keeps_lines && (text[at] == '\n' || text[at] == '\t')) {
      out += text[at++];
      continue;
    }
    if (text.substr(at).starts_with(old_command)) {
      out += "## [";
      at += old_command.size();
      continue;
    }
    const std::size_t size = escape_at(text, at, escape);
    out += size > 0 ? std::string_view(escape) : text.substr(at, 1);
    at += size > 0 ? size : 1;
  }
  return out;
}

}  // namespace

std::string one_line(std::string_view text) { return escaped(text, false); }

void make_one_line(std::string& text) {
  if (!is_plain(text, false)) text = one_line(text);
}

void make_plain_lines(std::string& text) {
  const bool may_be_command = text.find("::") != std::string::npos;
  if (may_be_command || !is_plain(text, true)) text = plain_lines(text);
}

std::string plain_lines(std::string_view text) {
  const std::string clean = escaped(text, true);
  if (clean.find("::") == std::string::npos) return clean;
  // `::error file=…::` is a command of GitHub Actions also behind blanks; behind a comment it is SQL as it was.
  std::string out;
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t end = std::min(clean.find('\n', at), clean.size() - 1) + 1;
    const std::string_view line = std::string_view(clean).substr(at, end - at);
    if (trim(line).starts_with("::")) out += "/**/";
    out += line;
    at = end;
  }
  return out;
}

}  // namespace mig
