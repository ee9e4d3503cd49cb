#include "lint/locks/effects.hpp"

#include "lint/locks/tally.hpp"
#include "sql/visit.hpp"

namespace mig {

const Effect* Effects::strongest() const {
  const Effect* found = nullptr;
  for (const Effect& each : relations) {
    if (!each.is_new && (found == nullptr || each.lock > found->lock)) found = &each;
  }
  return found;
}

Effects effects_of(const LockQuestion& question) {
  locks::Tally tally(question);
  visit(question.statement, [&](const auto& each) { locks::count(tally, each); });
  return tally.finish();
}

}  // namespace mig
