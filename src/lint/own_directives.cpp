#include "lint/own_directives.hpp"

#include <algorithm>

namespace mig {

const StatementDirectives* own_directives(const JudgedStatement& at) {
  if (at.runs != Runs::at_once || at.file->directives.statements.empty()) return nullptr;
  const auto& all = at.file->split.statements;
  const auto found = std::lower_bound(
      all.begin(), all.end(), at.span.begin,
      [](const Statement& each, std::uint32_t begin) { return each.span.begin < begin; });
  if (found == all.end() || found->span.begin != at.span.begin) return nullptr;
  return at.file->directives.of(static_cast<std::size_t>(found - all.begin()));
}

bool is_backfill(const JudgedStatement& at) {
  const StatementDirectives* own = own_directives(at);
  return own != nullptr && own->backfill.has_value();
}

}  // namespace mig
