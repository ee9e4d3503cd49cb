#include "lint/sqlite/history.hpp"

namespace mig {

bool knows_history(const LintContext& context) {
  if (context.statements->empty()) return false;
  const JudgedStatement& first = *context.statements->front();
  if (!first.before.is_complete()) return false;
  return context.directory != nullptr || first.set_begin > 0;
}

}  // namespace mig
