#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  if (!context.facts.applied || !context.facts.changes) return;
  std::set<std::string> told;
  for (const BaseFact& change : *context.facts.changes) {
    if (change.change != BaseFact::Change::deleted) continue;
    const auto& applied = *context.facts.applied;
    const bool is_applied =
        std::any_of(applied.begin(), applied.end(),
                    [&](const AppliedFact& each) { return each.id == change.id && !each.file; });
    if (!is_applied || !told.insert(change.id).second) continue;
    findings
        .add(nullptr, {},
             concat(change.id, " is deleted in this branch, and ",
                    context.facts.database.empty() ? "the database" : context.facts.database,
                    " has applied it"))
        .steps = {concat("-- git checkout ", context.facts.base, " -- ", change.path,
                         "    and take back what it made in a migration of its own")};
  }
}

}  // namespace

extern const LintRule deleted_applied_rule;
const LintRule deleted_applied_rule{
    .id = "deleted-applied",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "a migration that is applied is deleted in this branch",
    .why =
        R"(To delete the directory of a migration takes nothing back: its tables and columns stay in every database that
has applied it, new databases are made without them, and mig stops where it finds a history that it has no
file for. What is no longer wanted is dropped by a new migration.)",
    .bad = R"(-- 20260301000000_add_audit/ is deleted, and applied in production
)",
    .good = R"(-- 20260401000000_drop_audit/up.sql is added:
DROP TABLE audit;
)",
    .check = check,
    .is_about_set = true,
};

}  // namespace mig
