#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"

namespace mig {
namespace {

// A project that writes no ways back at all has made up its mind.
bool writes_downs(const MigrationDirectory& directory) {
  return std::any_of(directory.entries.begin(), directory.entries.end(),
                     [](const MigrationEntry& each) { return each.down.has_value(); });
}

void check(const LintContext& context, Findings& findings) {
  if (context.directory == nullptr || !writes_downs(*context.directory)) return;
  for (const auto& file : *context.files) {
    if (file->direction != Direction::up || file->directives.irreversible) continue;
    const MigrationEntry* entry = context.directory->find(file->version);
    if (entry == nullptr || entry->down) continue;
    findings
        .add(file.get(), {},
             concat(file->id, " has no down file and does not say that it is irreversible"))
        .steps = {concat("-- ", file->id, "/down.sql:\n-- mig: irreversible <reason>")};
  }
}

}  // namespace

extern const LintRule missing_down_rule;
const LintRule missing_down_rule{
    .id = "missing-down",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "a migration has no way back and does not say so",
    .why =
        R"(Whether a migration can be taken back is decided best by who writes it, and not in the night in which it has
to be. A missing down file may be meant or forgotten; a line `-- mig: irreversible <reason>` in its place
tells the reader which, and mig down stops there and shows it. In a directory without any down file the rule
is silent.)",
    .bad = R"(-- 20260301000000_add_email/ holds up.sql alone, others have a down.sql
ALTER TABLE users ADD COLUMN email text;
)",
    .good = R"(-- 20260301000000_add_email/down.sql:
ALTER TABLE users DROP COLUMN email;
)",
    .check = check,
    .weighs_in_downs = true,
    .is_about_set = true,
};

}  // namespace mig
