#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "lint/added_constraints.hpp"
#include "lint/rule.hpp"
#include "lint/sql_names.hpp"
#include "lint/steps.hpp"

namespace mig {
namespace {

// Referenced tables that the transaction has locked, in the order in which it did.
struct Locked {
  std::vector<std::string> names;
  const JudgedStatement* second = nullptr;  // the statement that locks the second one
  bool drops = false;

  void add(const JudgedStatement& at, const std::string& name, bool by_drop) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    names.push_back(name);
    drops = drops || by_drop;
    if (names.size() == 2) second = &at;
  }
};

void add_added(const LintContext& context, const JudgedStatement& at, Locked& locked) {
  for (const AddedConstraint& each : added_constraints(at)) {
    const ObjectId parent = each.constraint->references;
    if (each.constraint->kind != ast::ConstraintKind::foreign_key) continue;
    if (parent == 0 || parent == each.table->id || context.is_new(at, parent)) continue;
    locked.add(at, at.after.qualified_name(parent), false);
  }
}

// Of these keys those that are gone behind the statement, while their parent is not.
void add_dropped(const LintContext& context, const JudgedStatement& at, ObjectId id,
                 Locked& locked) {
  const auto* table = at.before.get<Table>(id);
  if (table == nullptr) return;
  const auto* after = at.after.get<Table>(id);
  for (const Constraint& each : table->constraints) {
    if (each.kind != ast::ConstraintKind::foreign_key || each.references == id) continue;
    if (after != nullptr && after->constraint(each.name) != nullptr) continue;
    // A parent that goes as well is locked for that.
    if (at.after.object(each.references) == nullptr || context.is_new(at, each.references)) {
      continue;
    }
    locked.add(at, at.before.qualified_name(each.references), true);
  }
}

void add_statement(const LintContext& context, const JudgedStatement& at, Locked& locked) {
  add_added(context, at, locked);
  if (const auto* alter = at.as<ast::AlterTable>()) {
    add_dropped(context, at, at.relation(alter->name), locked);
  }
  if (const auto* drop = at.as<ast::Drop>(); drop && drop->object == ObjectKind::table) {
    for (const ast::ObjectReference& each : drop->objects) {
      add_dropped(context, at, at.relation(each.name), locked);
    }
  }
}

// Nothing of its file stands before it: to move it moves the file.
bool is_first(const LintContext& context, const JudgedStatement& at) {
  const auto earlier = context.earlier(at);
  return earlier.begin() == earlier.end() || (*earlier.begin())->file != at.file;
}

void report(const LintContext& context, const Locked& locked, Findings& findings) {
  if (locked.second == nullptr) return;
  Finding& found = findings.add(
      *locked.second, {},
      concat("one transaction locks ", listed(locked.names), ", one after the other, against ",
             locked.drops ? "reads and writes" : "writes", " for its foreign keys"));
  found.tables = locked.names;
  const JudgedStatement& second = *locked.second;
  if (second.transaction != 0 && second.runs == Runs::at_once && !is_first(context, second)) {
    found.steps = in_next_migrations(context, second);
  }
}

void check(const LintContext& context, Findings& findings) {
  std::map<std::pair<const LintFile*, std::uint32_t>, Locked> transactions;
  for (const auto& at : *context.statements) {
    if (at->statement == nullptr || at->runs == Runs::when_called) continue;
    if (at->transaction == 0) {
      Locked alone;
      add_statement(context, *at, alone);
      report(context, alone, findings);
    } else {
      add_statement(context, *at, transactions[{at->file, at->transaction}]);
    }
  }
  for (auto& each : transactions) report(context, each.second, findings);
}

}  // namespace

extern const LintRule multiple_foreign_keys_in_transaction_rule;
const LintRule multiple_foreign_keys_in_transaction_rule{
    .id = "multiple-foreign-keys-in-transaction",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "foreign keys to several tables are made or dropped in one transaction",
    .why =
        R"(A foreign key locks the table that it refers to: SHARE ROW EXCLUSIVE while it is made, which stops writes,
ACCESS EXCLUSIVE while it is dropped, also by DROP TABLE. Several of them in one transaction pile up locks
on tables that everybody uses: the first stays locked while the transaction waits for the next, and code
that takes the tables in another order makes a deadlock. Make the table first, then each foreign key in a
migration of its own, NOT VALID and validated in the next where the table has rows.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE shops (id bigint PRIMARY KEY);
-- history:
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  buyer bigint REFERENCES users (id),
  shop bigint REFERENCES shops (id)
);
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE shops (id bigint PRIMARY KEY);
-- history:
-- mig: transaction off
CREATE TABLE orders (id bigint PRIMARY KEY, buyer bigint, shop bigint);
ALTER TABLE orders ADD FOREIGN KEY (buyer) REFERENCES users (id);
ALTER TABLE orders ADD FOREIGN KEY (shop) REFERENCES shops (id);
CREATE INDEX orders_buyer_idx ON orders (buyer);
CREATE INDEX orders_shop_idx ON orders (shop);
)",
    .check = check,
};

}  // namespace mig
