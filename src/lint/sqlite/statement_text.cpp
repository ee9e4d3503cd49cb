#include "lint/sqlite/statement_text.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mig {

std::string text_with(const JudgedStatement& at,
                      std::vector<std::pair<Span, std::string>> replaced) {
  std::sort(replaced.begin(), replaced.end(),
            [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
  const std::string_view file = at.file->source.text();
  std::string made;
  std::size_t done = at.span.begin;
  for (const auto& [span, text] : replaced) {
    if (span.begin < done || span.end > at.span.end) continue;
    made += file.substr(done, span.begin - done);
    made += text;
    done = span.end;
  }
  made += file.substr(done, at.span.end - done);
  return made += ";";
}

}  // namespace mig
