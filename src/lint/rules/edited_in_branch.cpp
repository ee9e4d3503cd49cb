#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"

namespace mig {
namespace {

using Change = BaseFact::Change;

bool is_down(const BaseFact& change) {
  const std::string_view path = change.path;
  const std::size_t slash = path.rfind('/');
  return path.substr(slash == std::string_view::npos ? 0 : slash + 1).starts_with("down");
}

bool is_deleted_applied(const LintContext& context, const BaseFact& change) {
  const auto& applied = context.facts.applied;
  return change.change == Change::deleted && applied &&
         std::any_of(applied->begin(), applied->end(),
                     [&](const AppliedFact& each) { return each.id == change.id && !each.file; });
}

std::string message_for(const BaseFact& change, const std::string& base) {
  switch (change.change) {
    case Change::edited:
      return concat(change.path, " is on ", base,
                    " and is edited here: where it has been applied the edit is never run");
    case Change::deleted:
      return concat(change.path, " is on ", base,
                    " and is deleted here: where it has been applied nothing takes it back");
    case Change::renamed:
      return concat(change.path, " is on ", base, " and is ", change.new_path,
                    " here: where it has been applied it is run again under its new name");
    default: return {};
  }
}

void check(const LintContext& context, Findings& findings) {
  if (!context.facts.changes) return;
  for (const BaseFact& each : *context.facts.changes) {
    if (each.change == Change::added || each.is_same_sql || is_deleted_applied(context, each)) {
      continue;
    }
    const Direction direction = is_down(each) ? Direction::down : Direction::up;
    // mig keeps the way back that there was when the migration was applied.
    if (direction == Direction::down && each.change == Change::edited) continue;
    Finding& found = findings.add(judged_file(context, each.id, direction), {},
                                  message_for(each, context.facts.base));
    if (direction == Direction::down) {
      found.message = concat(
          each.path, " is on ", context.facts.base,
          " and is not there any more: who applies the migration from now on has no way back");
    }
    if (direction == Direction::down) found.severity = Severity::warning;
    found.steps = {concat("-- git checkout ", context.facts.base, " -- ", each.path,
                          "    and write what is new into a migration of its own")};
  }
}

}  // namespace

extern const LintRule edited_in_branch_rule;
const LintRule edited_in_branch_rule{
    .id = "edited-in-branch",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "a migration of the base branch is edited, renamed or deleted in this one",
    .why =
        R"(What is on the main branch is applied somewhere, or will be before this branch is merged. An edit is run on
new databases alone; a renamed migration is run a second time, for mig goes by its name; a deleted one leaves
its objects behind. Only the text that counts is compared: comments and blanks may change, and a down file
may be mended, as mig keeps the one that was there when the migration was applied.)",
    .bad = R"(-- 20260301000000_add_users/up.sql of the main branch, edited in a branch:
CREATE TABLE users (id bigint PRIMARY KEY, email text);
)",
    .good = R"(-- 20260302000000_add_email/up.sql, added in the branch:
ALTER TABLE users ADD COLUMN email text;
)",
    .check = check,
    .is_about_set = true,
};

}  // namespace mig
