#include "base/text.hpp"
#include "lint/data_under_lock.hpp"
#include "lint/rule.hpp"
#include "lint/statement_words.hpp"
#include "lint/steps.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  for (const DataUnderLock& each : data_under_lock(context)) {
    if (each.is_same_table || each.is_data_first) continue;  // data-change-in-schema-transaction
    Finding& found = findings.add(
        *each.data, {},
        concat(each.what, " runs while the ", statement_words(*each.schema), " before it keeps ",
               each.locked, " under ACCESS EXCLUSIVE until the transaction ends"));
    found.tables = {each.locked};
    if (each.data->runs == Runs::at_once) found.steps = in_next_migrations(context, *each.data);
  }
}

}  // namespace

extern const LintRule statement_while_holding_access_exclusive_rule;
const LintRule statement_while_holding_access_exclusive_rule{
    .id = "statement-while-holding-access-exclusive",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "work on rows goes on while a table is locked against everyone",
    .why =
        R"(A lock lasts until its transaction ends, not until its statement does. What takes ACCESS EXCLUSIVE for a
millisecond, as ADD COLUMN does, keeps all reads and writes of the table out for as long as the statements
behind it take: an UPDATE of another table, a query over many rows, a procedure. Put such work into a
migration of its own, or in front, so that the strong lock comes last. Rows that a statement names one by
one (INSERT … VALUES, a primary key) are no matter.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
-- history:
ALTER TABLE users ADD COLUMN email text;
UPDATE orders SET state = 'new' WHERE state = 'open';
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
-- history:
ALTER TABLE users ADD COLUMN email text;
INSERT INTO orders VALUES (1, 'new');
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
