#include "sql/directive_comment.hpp"

#include "base/text.hpp"

namespace mig {

std::optional<std::string_view> directive_text(std::string_view comment) {
  constexpr std::string_view mark =
      "mig:";  // in any case: a directive must not be lost to a capital
  const bool block = comment.starts_with("/*");
  comment.remove_prefix(2);
  if (block && comment.ends_with("*/")) comment.remove_suffix(2);
  const std::size_t first = comment.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || lower_ascii(comment.substr(first, mark.size())) != mark)
    return std::nullopt;
  return trim(comment.substr(first + mark.size()));
}

bool is_for_lint_alone(std::string_view directive) {
  const std::string_view name = directive.substr(0, directive.find_first_of(" \t\r\n"));
  return name == "ignore" || name == "ignore-file";
}

}  // namespace mig
