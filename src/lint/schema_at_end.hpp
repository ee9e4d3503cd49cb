// The schema as the migrations that are judged leave it.
#pragma once

#include "lint/context.hpp"

namespace mig {

// Behind the last statement that runs after this one in the same direction.
inline const Catalog& schema_at_end(const LintContext& context, const JudgedStatement& at) {
  const std::vector<const JudgedStatement*> later = context.later(at);
  return later.empty() ? at.after : later.back()->after;
}

}  // namespace mig
