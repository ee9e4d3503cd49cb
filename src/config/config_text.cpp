#include "config/config_text.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mig {
namespace {

bool is_plain_sqlite_path(std::string_view text) {
  if (text.find('=') != text.npos || text.find("://") != text.npos) return false;
  constexpr std::string_view endings[] = {".db", ".sqlite", ".sqlite3"};
  return std::any_of(std::begin(endings), std::end(endings),
                     [text](std::string_view ending) { return text.ends_with(ending); });
}

bool is_variable_name(std::string_view name) {
  constexpr std::string_view allowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
  return !name.empty() && name.find_first_not_of(allowed) == name.npos;
}

// After `sqlite:` stands a URL's path: a `%` or `?` of a directory's name must not be read as its syntax.
std::string as_url_path(const std::string& path) {
  std::string out;
  for (const char c : path) {
    if (c == '%') {
      out += "%25";
    } else if (c == '?') {
      out += "%3F";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

Expansion expand_variables(std::string_view text, const EnvironmentVariables& variables) {
  Expansion result;
  while (!text.empty()) {
    const std::size_t at = text.find("${");
    if (at == text.npos) break;
    if (at > 0 && text[at - 1] == '$') {
      result.text += concat(text.substr(0, at - 1), "${");
      text.remove_prefix(at + 2);
      continue;
    }
    const std::size_t end = text.find('}', at);
    if (end == text.npos || !is_variable_name(text.substr(at + 2, end - at - 2))) {
      return {{}, "a \"${\" that is not ${NAME}"};
    }
    const std::string name(text.substr(at + 2, end - at - 2));
    const auto found = variables.find(name);
    if (found == variables.end())
      return {{}, concat("${", name, "} is not set in the environment")};
    result.text += concat(text.substr(0, at), found->second);
    text.remove_prefix(end + 1);
  }
  result.text += text;
  return result;
}

std::string relative_path(const std::string& text, const std::filesystem::path& directory) {
  const std::filesystem::path path(text);
  return directory.empty() || path.is_absolute() ? text : (directory / path).string();
}

std::string relative_url(const std::string& text, const std::filesystem::path& directory) {
  if (directory.empty()) return text;
  constexpr std::string_view scheme = "sqlite:";
  if (!text.starts_with(scheme)) {
    return is_plain_sqlite_path(text) ? relative_path(text, directory) : text;
  }
  std::string path = text.substr(scheme.size());
  if (path.starts_with("//")) path.erase(0, 2);
  if (path.empty() || path.starts_with(":memory:")) return text;
  return concat(scheme, relative_path(path, as_url_path(directory.string())));
}

}  // namespace mig
