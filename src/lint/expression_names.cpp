#include "lint/expression_names.hpp"

#include "base/text.hpp"

namespace mig {
namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::string with_value_replaced(std::string_view text, std::string_view column) {
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (text[at] == '\'' || text[at] == '"') {
      const char quote = text[at++];
      while (at < text.size() && text[at] != quote) ++at;
      at = at < text.size() ? at + 1 : at;
    } else if (is_word_byte(text[at])) {
      while (at < text.size() && is_word_byte(text[at])) ++at;
      if (lower_ascii(text.substr(begin, at - begin)) == "value") {
        made += column;
        continue;
      }
    } else {
      ++at;
    }
    made += text.substr(begin, at - begin);
  }
  return made;
}

}  // namespace mig
