#include "lint/text_glob.hpp"

namespace mig {

bool glob_matches(std::string_view pattern, std::string_view text) {
  // Where to go on from when the pattern behind the last star does not fit: one character further in the text.
  std::size_t p = 0, t = 0, after_star = std::string_view::npos, retry = 0;
  bool crosses = false;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      crosses = pattern.substr(p).starts_with("**");
      p += crosses ? 2 : 1;
      after_star = p;
      retry = t;
    } else if (p < pattern.size() && (pattern[p] == '?' ? text[t] != '/' : pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (after_star != std::string_view::npos && (crosses || text[retry] != '/')) {
      p = after_star;
      t = ++retry;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace mig
