#include "lint/final_schema.hpp"

#include <algorithm>
#include <iterator>

namespace mig {

// The statements of a file stand together.
const JudgedStatement& last_of_file(const LintContext& context, const JudgedStatement& at) {
  const auto& all = *context.statements;
  const auto next =
      std::partition_point(all.begin() + static_cast<std::ptrdiff_t>(at.position), all.end(),
                           [&](const auto& each) { return each->file == at.file; });
  return **std::prev(next);
}

const Catalog& final_schema(const LintContext& context, const JudgedStatement& at) {
  if (at.file->direction == Direction::up) return *context.end;
  const JudgedStatement* last = &last_of_file(context, at);
  while (last->outer != nullptr) last = last->outer;
  return last->after;
}

std::uint32_t final_number(const JudgedStatement& at) {
  const JudgedStatement* outermost = &at;
  while (outermost->outer != nullptr) outermost = outermost->outer;
  return outermost->number;
}

}  // namespace mig
