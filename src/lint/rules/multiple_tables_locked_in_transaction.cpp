#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/statement_words.hpp"
#include "lint/transactions.hpp"

namespace mig {
namespace {

// Partitions go with their table: whoever waits for one waits for the other.
ObjectId whole_of(const JudgedStatement& at, ObjectId relation) {
  while (true) {
    const auto* table = at.before.get<Table>(relation);
    if (table == nullptr || table->partition_of == 0) return relation;
    relation = table->partition_of;
  }
}

bool is_held(const std::vector<HeldLock>& held, const HeldLock& wanted) {
  const ObjectId relation = whole_of(*wanted.by, wanted.effect->relation);
  return std::any_of(held.begin(), held.end(), [&](const HeldLock& each) {
    if (each.effect->relation == 0) return each.effect->name == wanted.effect->name;
    return each.effect->relation == wanted.effect->relation ||  // it was attached meanwhile
           whole_of(*each.by, each.effect->relation) == relation;
  });
}

// Waits that end before the server looks for deadlocks (deadlock_timeout, 1 s) hold the first table up for a moment only.
bool is_short(std::chrono::milliseconds wait) {
  return wait.count() > 0 && wait < std::chrono::seconds(1);
}

// What the transaction holds when it asks for one more table; one statement may need several at once.
void check_transaction(const LintContext& context, const FileTransaction& transaction,
                       Findings& findings) {
  std::vector<HeldLock> held;
  for (const JudgedStatement* at : transaction.statements) {
    std::erase_if(held, [&](const HeldLock& each) { return !is_held_still(each, *at); });
    const auto now = locks_of(context, *at, LockMode::share);
    for (const HeldLock& each : now) {
      if (held.empty() || is_held(held, each)) continue;
      const HeldLock& first = held.front();
      Finding& found =
          findings.add(*at, {},
                       concat(statement_words(*at), " waits for ", to_string(each.effect->lock),
                              " on ", each.effect->name, " while the transaction holds ",
                              to_string(first.effect->lock), " on ", first.effect->name));
      found.tables = {first.effect->name, each.effect->name};
      if (is_short(at->timeouts.lock)) found.severity = Severity::info;
      found.subject = each.effect->name;
      if (at->runs == Runs::at_once) found.steps = {as_next_migration(*at)};
      break;  // one statement takes all of its own
    }
    held.insert(held.end(), now.begin(), now.end());
  }
}

void check(const LintContext& context, Findings& findings) {
  for (const FileTransaction& each : transactions_of(context)) {
    check_transaction(context, each, findings);
  }
}

}  // namespace

extern const LintRule multiple_tables_locked_in_transaction_rule;
const LintRule multiple_tables_locked_in_transaction_rule{
    .id = "multiple-tables-locked-in-transaction",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "one transaction locks a table and then waits for another",
    .why =
        R"(While a transaction waits for its second table, the first one stays locked: a long query on the second stops
the application on the first. And when the application uses the two in the other order, one of them dies of
a deadlock. mig waits for half a second, gives both back and tries again, so this is advice where its
lock timeout is in force, and a warning where a file or the configuration makes it longer. Each table that is in use already gets a migration of its own; one statement that needs two
tables, as a foreign key does, takes them at once and is let through, and so are tables that this migration
makes.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY);
-- history:
ALTER TABLE users ADD COLUMN email text;
ALTER TABLE orders ADD COLUMN state text;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY);
-- history:
ALTER TABLE users ADD COLUMN email text;
-- and in a migration of its own:
-- ALTER TABLE orders ADD COLUMN state text;
)",
    .check = check,
    .told_by = {"multiple-foreign-keys-in-transaction", "require-concurrent-index-creation",
                "require-concurrent-index-deletion"},
    .told_once = ToldOnce::for_file,
};

}  // namespace mig
