#include "lint/sqlite/history.hpp"

#include <algorithm>
#include <iterator>

namespace mig {

bool knows_history(const LintContext& context) {
  if (context.statements->empty()) return false;
  const JudgedStatement& first = *context.statements->front();
  if (!first.before.is_complete()) return false;
  return context.directory != nullptr || first.set_begin > 0;
}

// The statements of a file stand together.
const JudgedStatement& last_of_file(const LintContext& context, const JudgedStatement& at) {
  const auto& all = *context.statements;
  const auto next =
      std::partition_point(all.begin() + static_cast<std::ptrdiff_t>(at.position), all.end(),
                           [&](const auto& each) { return each->file == at.file; });
  return **std::prev(next);
}

}  // namespace mig
