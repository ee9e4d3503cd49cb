#include "sql/copy_rows.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sql/directive_comment.hpp"

namespace mig {
namespace {

// What may stand after the semicolon: nothing, or a comment that says nothing to mig.
Span stray_text(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view rest = trim(text.substr(begin, end - begin));
  if (rest.empty() || (rest.starts_with("--") && !directive_text(rest))) return {};
  const auto at = static_cast<std::size_t>(rest.data() - text.data());
  return {at, at + rest.size()};
}

// The place after the line break at `at`, which may be the end of the text; npos when neither is there.
std::size_t after_line(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.empty()) return at;
  if (rest.starts_with('\n')) return at + 1;
  return rest.starts_with("\r\n") ? at + 2 : std::string_view::npos;
}

}  // namespace

CopyRows find_copy_rows(std::string_view text, std::size_t semicolon_end) {
  CopyRows rows;
  const std::size_t line_end = std::min(text.find('\n', semicolon_end), text.size());
  rows.stray = stray_text(text, semicolon_end, line_end);
  const std::size_t begin = std::min(line_end + 1, text.size());
  for (std::size_t at = begin; (at = text.find("\\.", at)) != std::string_view::npos; ++at) {
    const std::size_t after = after_line(text, at + 2);
    if (after == std::string_view::npos || (at > begin && text[at - 1] != '\n')) continue;
    return {{begin, at}, after, true, rows.stray};
  }
  rows.data = {begin, text.size()};
  rows.end = text.size();
  return rows;
}

}  // namespace mig
