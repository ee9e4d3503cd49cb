#include "lint/transactions.hpp"

namespace mig {

std::vector<FileTransaction> transactions_of(const LintContext& context) {
  std::vector<FileTransaction> found;
  std::uint32_t last = 0;
  for (const auto& at : *context.statements) {
    if (at->transaction == 0 || at->runs == Runs::when_called) continue;
    if (found.empty() || found.back().file != at->file || last != at->transaction) {
      found.push_back({at->file, {}});
      last = at->transaction;
    }
    found.back().statements.push_back(at.get());
  }
  return found;
}

std::vector<HeldLock> locks_of(const LintContext& context, const JudgedStatement& at,
                               LockMode at_least) {
  std::vector<HeldLock> held;
  for (const Effect& each : at.effects.relations) {
    const bool has_rows = each.kind == ObjectKind::table ||
                          each.kind == ObjectKind::foreign_table ||
                          each.kind == ObjectKind::materialized_view;
    if (!has_rows || each.is_new || each.lock < at_least) continue;
    if (context.is_new(at, each.relation)) continue;
    held.push_back({&at, &each});
  }
  return held;
}

bool holds_already(const LintContext& context, const JudgedStatement& at, ObjectId relation,
                   LockMode at_least) {
  if (at.transaction == 0 || relation == 0) return false;
  for (std::size_t i = at.position; i-- > 0;) {
    const JudgedStatement& before = *(*context.statements)[i];
    if (before.file != at.file || before.transaction != at.transaction) break;
    if (before.runs == Runs::when_called) continue;
    for (const Effect& each : before.effects.relations) {
      if (each.relation == relation && each.lock >= at_least) return true;
    }
  }
  return false;
}

bool is_held_still(const HeldLock& held, const JudgedStatement& at) {
  return held.effect->relation == 0 || at.before.object(held.effect->relation) != nullptr;
}

}  // namespace mig
