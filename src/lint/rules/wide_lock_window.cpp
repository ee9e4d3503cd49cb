#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/statement_words.hpp"
#include "lint/steps.hpp"
#include "lint/transactions.hpp"

namespace mig {
namespace {

// The relation that a statement goes through as a whole while it is not the one that is locked.
const Effect* slow_part(const LintContext& context, const JudgedStatement& at) {
  for (const Effect& each : at.effects.relations) {
    if (!each.is_long() || each.is_new || context.is_new(at, each.relation)) continue;
    const auto size = context.size_of(at, each.relation);
    if (!size || size->rows > context.options.small_table_rows) return &each;
  }
  return nullptr;
}

// The table that it fills took the name of one that was put aside: in the migration after this one all that use it would
// find it without rows.
bool fills_rebuilt(const LintContext& context, const JudgedStatement& at) {
  const auto* insert = at.as<ast::Insert>();
  const Object* into = insert != nullptr ? at.before.object(at.relation(insert->table)) : nullptr;
  if (into == nullptr || into->created <= at.file_begin) return false;
  const Catalog* before = nullptr;  // the file
  for (std::size_t i = at.position + 1; i-- > 0;) {
    const JudgedStatement& each = *(*context.statements)[i];
    if (each.file != at.file) break;
    before = &each.before;
  }
  return before->find(ObjectKind::table, into->parent, into->name) != 0;
}

void check_transaction(const LintContext& context, const FileTransaction& transaction,
                       Findings& findings) {
  std::optional<HeldLock>
      first;  // the first lock that keeps everyone out and was taken for a moment
  for (const JudgedStatement* at : transaction.statements) {
    if (first && !is_held_still(*first, *at)) first.reset();
    const Effect* slow = slow_part(context, *at);
    if (first && slow != nullptr) {
      Finding& found =
          findings.add(*at, {},
                       concat(statement_words(*at), " goes through ", slow->name, " while the ",
                              statement_words(*first->by), " before it keeps ", first->effect->name,
                              " under ACCESS EXCLUSIVE"));
      found.tables = {first->effect->name, slow->name};
      if (at->runs == Runs::at_once && !fills_rebuilt(context, *at)) {
        found.steps = in_next_migrations(context, *at);
      }
      continue;
    }
    const auto held = locks_of(context, *at, LockMode::access_exclusive);
    if (!first && slow == nullptr && !held.empty()) first = held.front();
  }
}

void check(const LintContext& context, Findings& findings) {
  for (const FileTransaction& each : transactions_of(context)) {
    check_transaction(context, each, findings);
  }
}

}  // namespace

extern const LintRule wide_lock_window_rule;
const LintRule wide_lock_window_rule{
    .id = "wide-lock-window",
    .dialects = for_postgres,
    .severity = Severity::info,
    .summary = "a quick statement takes the strong lock first and a slow one keeps it",
    .why =
        R"(The order of statements decides how long a table is closed. A change of the catalogue alone takes ACCESS
EXCLUSIVE for a moment when it comes last; when a scan, a build or a rewrite follows it in the transaction,
the table stays closed for all of that, even where the slow statement is about another table. Put the slow
statement first or, better, into a migration of its own.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, amount integer);
ALTER TABLE orders ADD CONSTRAINT orders_amount_check CHECK (amount > 0) NOT VALID;
-- history:
ALTER TABLE users ADD COLUMN email text;
ALTER TABLE orders VALIDATE CONSTRAINT orders_amount_check;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, amount integer);
ALTER TABLE orders ADD CONSTRAINT orders_amount_check CHECK (amount > 0) NOT VALID;
-- history:
ALTER TABLE orders VALIDATE CONSTRAINT orders_amount_check;
ALTER TABLE users ADD COLUMN email text;
)",
    .check = check,
    .told_once = ToldOnce::for_file,
    .is_by_the_way = true,
};

}  // namespace mig
