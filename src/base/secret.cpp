#include "base/secret.hpp"

#include "base/text.hpp"

namespace mig {

bool may_hold_secret(std::string_view text) {
  if (text.find("://") != text.npos) return true;
  const std::size_t password = lower_ascii(text).find("password");
  return password != text.npos && text.find('=', password) != text.npos;
}

std::string shown(std::string_view text) {
  constexpr std::size_t most_bytes = 60;
  return may_hold_secret(text) ? "***" : shorten(text, most_bytes);
}

}  // namespace mig
