#include "base/text.hpp"
#include "lint/data_under_lock.hpp"
#include "lint/rule.hpp"
#include "lint/statement_words.hpp"
#include "lint/steps.hpp"

namespace mig {
namespace {

// Its end is checked at COMMIT: an ALTER TABLE behind a change of rows is refused until then.
bool has_deferred_key(const JudgedStatement& at, ObjectId relation) {
  const auto* table = at.before.get<Table>(relation);
  if (table == nullptr) return false;
  for (const Constraint& each : table->constraints) {
    if (each.initially_deferred) return true;
  }
  return false;
}

void check(const LintContext& context, Findings& findings) {
  for (const DataUnderLock& each : data_under_lock(context)) {
    if (!each.is_same_table) continue;  // statement-while-holding-access-exclusive
    const JudgedStatement& later = each.is_data_first ? *each.schema : *each.data;
    const ObjectId relation =
        each.schema->effects.relations.empty() ? 0 : each.schema->effects.relations[0].relation;
    std::string message =
        each.is_data_first
            ? concat("the ", statement_words(*each.schema), " of ", each.locked,
                     " waits for its lock while the rows of the ", each.what, " stay locked")
            : concat(each.what, " goes through its rows while the ", statement_words(*each.schema),
                     " before it keeps reads and writes out");
    if (each.is_data_first && has_deferred_key(*each.schema, relation)) {
      message += ", and fails where a deferred constraint is still to be checked";
    }
    Finding& found = findings.add(later, {}, std::move(message));
    found.tables = {each.locked};
    if (later.runs == Runs::at_once) found.steps = in_next_migrations(context, later);
  }
}

}  // namespace

extern const LintRule data_change_in_schema_transaction_rule;
const LintRule data_change_in_schema_transaction_rule{
    .id = "data-change-in-schema-transaction",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "rows of a table are changed in the transaction that changes its shape",
    .why =
        R"(ALTER TABLE keeps ACCESS EXCLUSIVE until its transaction ends. An UPDATE of the same table in that
transaction, a backfill of the new column most of all, goes row by row while nobody can read or write. The
other way round is no better: rows that were changed first stay locked while the ALTER TABLE waits for its
turn, and with deferred constraints it fails ("pending trigger events"). The change of the shape and the
change of the rows belong into two migrations, the second one in batches.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
ALTER TABLE users ADD COLUMN state text;
UPDATE users SET state = 'active' WHERE id < 1000000;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
ALTER TABLE users ADD COLUMN state text;
)",
    .check = check,
};

}  // namespace mig
