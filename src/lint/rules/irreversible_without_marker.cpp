#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "lint/losses.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  for (const UpAndDown& each : ups_with_downs(context)) {
    if (is_declared_irreversible(each)) continue;
    const auto down = statements_of(context, *each.down);
    for (const JudgedStatement* at : statements_of(context, *each.up)) {
      const auto loss = loss_of(context, *at);
      if (!loss || comes_back_empty(*loss, down)) continue;  // down-destroys-data tells it there
      Finding& found =
          findings.add(*at, {}, concat(loss->what, ", and the down cannot bring it back"));
      found.tables = {loss->table};
      found.steps = {concat("-- ", each.down->id, "/down.sql:\n-- mig: irreversible <reason>")};
      break;
    }
  }
}

}  // namespace

extern const LintRule irreversible_without_marker_rule;
const LintRule irreversible_without_marker_rule{
    .id = "irreversible-without-marker",
    .dialects = for_both,
    .severity = Severity::warning,
    .summary = "a migration cannot be taken back and does not say so",
    .why =
        R"(What DROP, TRUNCATE and DELETE take away no SQL brings back, PostgreSQL has no way to remove a value from an
enum, and a type that was made narrower has forgotten the rest. A down file for such a migration makes the
schema look as before and leaves the data lost. State it: `-- mig: irreversible <reason>` in the down file
stops mig down there and tells why; whoever reviews the migration reads it as well.)",
    .bad = R"(-- up.sql:
TRUNCATE events;
-- down.sql:
SELECT 1;
)",
    .good = R"(-- up.sql:
TRUNCATE events;
-- down.sql:
-- mig: irreversible the events are in the archive
)",
    .check = check,
    .weighs_in_downs = true,
    .is_about_set = true,
    .told_by = {"no-op-down"},
};

}  // namespace mig
