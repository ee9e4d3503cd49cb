#include "lint/final_schema.hpp"

namespace mig {

const Catalog& final_schema(const LintContext& context, const JudgedStatement& at) {
  if (at.file->direction == Direction::up) return *context.end;
  const auto later = context.later(at);
  return later.empty() ? at.after : later.back()->after;
}

std::uint32_t final_number(const JudgedStatement& at) {
  const JudgedStatement* outermost = &at;
  while (outermost->outer != nullptr) outermost = outermost->outer;
  return outermost->number;
}

}  // namespace mig
