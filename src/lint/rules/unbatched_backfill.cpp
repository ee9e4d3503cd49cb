#include "base/text.hpp"
#include "lint/batch_steps.hpp"
#include "lint/row_work.hpp"
#include "lint/rule.hpp"
#include "lint/steps.hpp"

namespace mig {
namespace {

bool is_small(const LintContext& context, const JudgedStatement& at, ObjectId relation) {
  const auto size = context.size_of(at, relation);
  return size && size->rows <= context.options.small_table_rows;
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& each : *context.statements) {
    const JudgedStatement& at = *each;
    if (at.statement == nullptr || at.runs == Runs::when_called) continue;
    const auto work = row_work_of(at);
    if (!work || work->reach != RowReach::all) continue;
    if (context.is_new(at, work->relation) || is_small(context, at, work->relation)) continue;
    const std::string table = at.shown(*work->table);
    Finding& found = findings.add(
        at, {},
        work->verb == "INSERT"
            ? concat("INSERT fills ", table, " with all rows of a query in one transaction")
            : concat(work->verb, " goes through all rows of ", table, " in one transaction"));
    found.tables = {table};
    if (work->verb != "INSERT" && !batch_steps(at, *work).empty()) {
      found.steps = in_next_migrations(context, at);
    }
  }
}

}  // namespace

extern const LintRule unbatched_backfill_rule;
const LintRule unbatched_backfill_rule{
    .id = "unbatched-backfill",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "all rows of a table are changed in one transaction",
    .why =
        R"(One statement over all rows keeps every row that it changed locked until it commits; the table grows by the
old version of each row, replicas fall behind, and when it fails in the last minute all of it starts anew.
A condition that only leaves out NULLs is no help the first time. Work through the table by ranges of its
key, a few thousand rows to a transaction, each found by the index; such a run can be stopped and started
again.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, state text);
-- history:
UPDATE users SET state = 'active' WHERE state IS NULL;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, state text);
-- history:
-- mig: transaction off
DO $$
DECLARE
  batch_begin public.users.id%TYPE := (SELECT id FROM public.users ORDER BY id LIMIT 1);
  batch_end public.users.id%TYPE;
BEGIN
  WHILE batch_begin IS NOT NULL LOOP
    batch_end := (SELECT id FROM public.users WHERE id >= batch_begin ORDER BY id OFFSET 5000 LIMIT 1);
    UPDATE users SET state = 'active'
    WHERE state IS NULL AND id >= batch_begin AND (batch_end IS NULL OR id < batch_end);
    COMMIT;
    batch_begin := batch_end;
  END LOOP;
END $$;
)",
    .check = check,
    .is_about_time = true,
    .told_by = {"data-change-in-schema-transaction", "delete-or-update-without-where"},
};

}  // namespace mig
