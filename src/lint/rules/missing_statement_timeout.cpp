#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/statement_words.hpp"
#include "lint/transactions.hpp"

namespace mig {
namespace {

bool is_long(const LintContext& context, const HeldLock& held) {
  if (!held.effect->is_long()) return false;
  const auto size = context.size_of(*held.by, held.effect->relation);
  return !size || size->rows > context.options.small_table_rows;
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& each : *context.statements) {
    const JudgedStatement& at = *each;
    if (at.runs == Runs::when_called || at.timeouts.statement.count() != 0) continue;
    const auto held = locks_of(context, at, LockMode::share);
    const auto found = std::find_if(held.begin(), held.end(),
                                    [&](const HeldLock& lock) { return is_long(context, lock); });
    if (found == held.end()) continue;
    Finding& made = findings.add(
        at, {},
        concat(statement_words(at), " holds ", to_string(found->effect->lock), " on ",
               found->effect->name, " for as long as it takes: no statement_timeout ends it"));
    made.tables = {found->effect->name};
    made.steps = {"-- at the head of the file:\n-- mig: statement-timeout 30s"};
  }
}

}  // namespace

extern const LintRule missing_statement_timeout_rule;
const LintRule missing_statement_timeout_rule{
    .id = "missing-statement-timeout",
    .dialects = for_postgres,
    .severity = Severity::info,
    .summary = "a scan or rewrite under a blocking lock has no statement_timeout",
    .why =
        R"(A statement that reads or rewrites a whole table under a lock that blocks others holds that lock until it is
done, which nobody can tell beforehand on a table whose size is not known. A statement_timeout turns an
outage into a failed deploy that is rolled back. It is for the statements that block alone: builds with
CONCURRENTLY, VALIDATE CONSTRAINT and backfills in batches are meant to take their time, and statements that
only change the catalogue are done at once.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, age integer);
-- history:
ALTER TABLE users ALTER COLUMN age TYPE bigint;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, age integer);
-- history:
ALTER TABLE users ADD CONSTRAINT users_age_check CHECK (age > 0) NOT VALID;
)",
    .check = check,
    .told_once = ToldOnce::for_file,
    .is_by_the_way = true,
};

}  // namespace mig
