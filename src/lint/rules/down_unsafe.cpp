#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"
#include "lint/statement_words.hpp"
#include "lint/transactions.hpp"

namespace mig {
namespace {

std::string_view work_of(const Effect& effect) {
  return effect.rewrites ? "rewrites" : effect.builds_index ? "builds an index on" : "scans";
}

// What the migration itself made has few rows while it is taken back at once, and many after a month: it is judged as it
// would be then.
void check_file(const LintContext& context, const LintFile& file, Findings& findings) {
  for (const JudgedStatement* at : statements_of(context, file)) {
    for (const HeldLock& each : locks_of(context, *at, LockMode::share)) {
      if (!each.effect->is_long()) continue;
      const auto size = context.size_of(*at, each.effect->relation);
      if (size && size->rows <= context.options.small_table_rows) continue;
      Finding& found =
          findings.add(*at, {},
                       concat("taking the migration back ", work_of(*each.effect), " ",
                              each.effect->name, " under ", to_string(each.effect->lock)));
      found.tables = {each.effect->name};
      return;
    }
  }
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& file : *context.files) {
    if (file->direction == Direction::down) check_file(context, *file, findings);
  }
}

}  // namespace

extern const LintRule down_unsafe_rule;
const LintRule down_unsafe_rule{
    .id = "down-unsafe",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "taking a migration back blocks a table for as long as it is large",
    .why =
        R"(A migration is taken back when something is on fire, at the worst hour of the day. A down that rewrites or
scans a table, or builds an index without CONCURRENTLY, adds an outage to the incident. The other rules judge
down files too, and weigh them less; this one says once for each file that it would block. Its weight is set
as that of any rule.)",
    .bad = R"(-- down.sql:
ALTER TABLE orders ALTER COLUMN amount TYPE integer;
)",
    .good = R"(-- down.sql:
-- mig: irreversible the amounts no longer fit into an integer
)",
    .check = check,
    .weighs_in_downs = true,
    .is_about_set = true,
};

}  // namespace mig
