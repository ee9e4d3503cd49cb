#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

bool is_deleted_here(const LintContext& context, const AppliedFact& applied) {
  const auto& changes = context.facts.changes;
  return changes && std::any_of(changes->begin(), changes->end(), [&](const BaseFact& each) {
           return each.change == BaseFact::Change::deleted && each.id == applied.id;
         });
}

void check(const LintContext& context, Findings& findings) {
  if (!context.facts.applied) return;
  for (const AppliedFact& each : *context.facts.applied) {
    if (each.file || is_deleted_here(context, each)) continue;  // deleted-applied
    findings
        .add(nullptr, {},
             concat(each.id, " is applied on ",
                    context.facts.database.empty() ? "the database" : context.facts.database,
                    ", and the directory does not hold it"))
        .steps = {concat("-- bring ", each.id, "/ back, from the branch that applied it")};
  }
}

}  // namespace

extern const LintRule missing_on_disk_rule;
const LintRule missing_on_disk_rule{
    .id = "missing-on-disk",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "a migration is applied, and its directory is not there",
    .why =
        R"(The database has a migration that this directory knows nothing of: it was applied from another branch, or its
directory was lost. What it made is not in the schema that lint, plan and dump work out, a new database does
not get it, and the way back is the one stored in the database at best.)",
    .bad = R"(-- applied:    20260301000000_add_users, 20260302000000_add_email
-- directory:  20260301000000_add_users
)",
    .good = R"(-- applied:    20260301000000_add_users
-- directory:  20260301000000_add_users, 20260302000000_add_email
)",
    .check = check,
    .is_about_set = true,
};

}  // namespace mig
