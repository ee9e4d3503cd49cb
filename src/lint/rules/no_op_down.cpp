#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// SELECT 1: written so that the file is not empty.
bool does_nothing(const JudgedStatement& at) {
  if (at.statement == nullptr) return false;
  if (at.as<ast::Transaction>() != nullptr) return true;
  if (at.as<ast::Query>() == nullptr) return false;
  const References& used = at.references();
  return used.tables.empty() && used.functions.empty();
}

void check(const LintContext& context, Findings& findings) {
  for (const UpAndDown& each : ups_with_downs(context)) {
    if (is_declared_irreversible(each) || !each.down->split.problems.empty()) continue;
    const auto up = statements_of(context, *each.up);
    if (std::all_of(up.begin(), up.end(), [](const auto* at) { return does_nothing(*at); }))
      continue;
    const auto down = statements_of(context, *each.down);
    if (!std::all_of(down.begin(), down.end(), [](const auto* at) { return does_nothing(*at); }))
      continue;
    const std::string_view outcome =
        down.empty()
            ? "is empty: mig refuses it, and the migration cannot be taken back"
            : "does nothing: it would be recorded as taken back, and all that it made would stay";
    findings.add(each.down, {}, concat("the down of ", each.down->id, " ", outcome)).steps = {
        "-- mig: irreversible <reason>"};
  }
}

}  // namespace

extern const LintRule no_op_down_rule;
const LintRule no_op_down_rule{
    .id = "no-op-down",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "a down file does nothing",
    .why =
        R"(A down file that is empty, or holds comments or SELECT 1 alone, succeeds: the history then says that the
migration is not applied, its objects are still there, and the next up stops at them. Generators write such
files as a place to fill in. Write the way back; or say `-- mig: irreversible <reason>`, or `-- mig: noop
<reason>` where there is nothing to take back. mig refuses an empty down without one of them.)",
    .bad = R"(-- 20260301000000_add_email/down.sql:
-- write the way back here
SELECT 1;
)",
    .good = R"(-- 20260301000000_add_email/down.sql:
ALTER TABLE users DROP COLUMN email;
)",
    .check = check,
    .weighs_in_downs = true,
    .is_about_set = true,
};

}  // namespace mig
