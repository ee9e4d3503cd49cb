#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  if (!context.facts.applied) return;
  const std::string database =
      context.facts.database.empty() ? "the database" : context.facts.database;
  for (const AppliedFact& each : *context.facts.applied) {
    if (!each.now || each.now->empty() || each.sum.empty() || *each.now == each.sum) continue;
    Finding& found =
        findings.add(judged_file(context, each.version, Direction::up), {},
                     concat(each.id, " is applied on ", database,
                            " and says something else now: the edit is never run there"));
    found.steps = {
        "-- put the file back as it was, and write what is new into a migration of its own"};
  }
}

}  // namespace

extern const LintRule edited_after_applied_rule;
const LintRule edited_after_applied_rule{
    .id = "edited-after-applied",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "a migration was edited after it was applied",
    .why =
        R"(What is applied is not run again: the edit reaches new databases alone, and from then on the old ones have
another schema. mig compares what the files say, token by token: comments, blanks and line ends do not count,
nor does the down file. Put the file back and write a new migration; where the edit was right and is already
everywhere, `mig resolve` says so in the history.)",
    .bad = R"(-- 20260301000000_add_users/up.sql is applied, and then edited:
CREATE TABLE users (id bigint PRIMARY KEY, email text);
)",
    .good = R"(-- 20260302000000_add_email/up.sql is added:
ALTER TABLE users ADD COLUMN email text;
)",
    .check = check,
    .is_about_set = true,
};

}  // namespace mig
