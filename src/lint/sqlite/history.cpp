#include "lint/sqlite/history.hpp"

#include "lint/outlook.hpp"

namespace mig {

bool knows_history(const LintContext& context) {
  return !context.statements->empty() && knows_everything(context, *context.statements->front());
}

}  // namespace mig
