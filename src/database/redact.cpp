#include <algorithm>
#include <optional>
#include <vector>

#include "base/text.hpp"
#include "database/conninfo.hpp"
#include "database/url.hpp"

namespace mig {
namespace {

constexpr std::string_view mask = "***";

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

void add(std::vector<std::string>& secrets, std::string_view text) {
  if (text.empty() || text == mask) return;
  secrets.emplace_back(text);
  if (std::optional<std::string> plain = percent_decode(text)) secrets.push_back(std::move(*plain));
}

// What stands between the first `:` after the slashes and the last `@`: where a password is, well-formed or not.
void add_userinfo(std::vector<std::string>& secrets, std::string_view url) {
  const std::size_t scheme = url.find(':');
  if (scheme == std::string_view::npos) return;
  std::string_view rest = url.substr(scheme + 1);
  rest.remove_prefix(std::min(rest.find_first_not_of('/'), rest.size()));
  for (const std::size_t at : {rest.substr(0, rest.find('/')).rfind('@'), rest.rfind('@')}) {
    if (at == std::string_view::npos) continue;
    const std::string_view user = rest.substr(0, at);
    const std::size_t colon = user.find(':');
    if (colon != std::string_view::npos) add(secrets, user.substr(colon + 1));
  }
}

std::vector<std::string> secrets_of(std::string_view url) {
  std::vector<std::string> secrets;
  if (!is_keyword_string(url)) add_userinfo(secrets, url);
  for (const ConnectionParameter& parameter : connection_parameters(url)) {
    if (is_secret_parameter(parameter.key)) add(secrets, parameter.value);
  }
  std::sort(secrets.begin(), secrets.end(),
            [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return secrets;
}

// A short password is a word like any other; it is masked only where it stands alone.
bool stands_alone(std::string_view text, std::size_t at, std::size_t size) {
  const bool joined_left = at > 0 && is_word(text[at - 1]) && is_word(text[at]);
  const std::size_t end = at + size;
  const bool joined_right = end < text.size() && is_word(text[end]) && is_word(text[end - 1]);
  return !joined_left && !joined_right;
}

void mask_all(std::string& text, std::string_view secret) {
  constexpr std::size_t certainly_a_secret = 6;
  for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at)) {
    if (secret.size() >= certainly_a_secret || stands_alone(text, at, secret.size())) {
      text.replace(at, secret.size(), mask);
      at += mask.size();
    } else {
      ++at;
    }
  }
}

void mask_urls(std::string& text) {
  constexpr std::string_view slashes = "://";
  for (std::size_t at = text.find(slashes); at != std::string::npos; at = text.find(slashes, at)) {
    at += slashes.size();
    const std::size_t end = std::min(text.find_first_of(" \t\r\n\"/", at), text.size());
    const std::string_view authority = std::string_view(text).substr(at, end - at);
    const std::size_t colon = authority.find(':'), last = authority.rfind('@');
    if (colon == std::string_view::npos || last == std::string_view::npos || colon > last) continue;
    text.replace(at + colon + 1, last - colon - 1, mask);
  }
}

// Where the value begins in `password = value`, `PASSWORD 'value'`; npos when `at` (after the word) has none.
std::size_t value_after(std::string_view text, std::size_t at) {
  std::size_t next = text.find_first_not_of(" \t", at);
  if (next == std::string_view::npos) return next;
  if (text[next] == '=') return text.find_first_not_of(" \t", next + 1);
  return text[next] == '\'' ? next : std::string_view::npos;
}

// Where the value that begins at `begin` ends; a quoted one may hold \' and ''.
std::size_t value_end(std::string_view text, std::size_t begin, bool quoted) {
  if (!quoted) return std::min(text.find_first_of(" \t\r\n&\"')", begin), text.size());
  for (std::size_t at = begin; at < text.size(); ++at) {
    const bool doubled = text[at] == '\'' && at + 1 < text.size() && text[at + 1] == '\'';
    if (text[at] == '\'' && !doubled) return at;
    if (text[at] == '\\' || doubled) ++at;
  }
  return text.size();
}

void mask_parameters(std::string& text) {
  constexpr std::string_view word = "password";
  const std::string folded = lower_ascii(text);
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = folded.find(word); at != std::string::npos; at = folded.find(word, at)) {
    at += word.size();
    std::size_t begin = value_after(folded, at);
    if (begin == std::string::npos) continue;
    const bool quoted = folded[begin] == '\'';
    if (quoted) ++begin;
    at = value_end(folded, begin, quoted);
    out.append(text, copied, begin - copied).append(mask);
    copied = at;
  }
  text = out.append(text, copied);
}

}  // namespace

std::string redact(std::string_view message, std::string_view url) {
  std::string text(message);
  for (const std::string& secret : secrets_of(url)) mask_all(text, secret);
  mask_urls(text);
  mask_parameters(text);
  return text;
}

}  // namespace mig
