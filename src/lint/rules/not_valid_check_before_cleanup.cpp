#include <algorithm>

#include "base/text.hpp"
#include "lint/added_constraints.hpp"
#include "lint/check_terms.hpp"
#include "lint/commits.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

// All of them were added by the migrations that are judged: what is in them, these migrations put there.
bool are_new(const JudgedStatement& at, const Table& table,
             const std::vector<std::string>& columns) {
  return std::all_of(columns.begin(), columns.end(), [&](const std::string& each) {
    const Column* column = table.column(each);
    return column != nullptr && !column->is_perhaps && column->created > at.set_begin;
  });
}

// Another CHECK over the same columns was kept until now: this one takes its place.
bool replaces_one(const Outlook& outlook, const AddedConstraint& added,
                  const std::vector<std::string>& columns) {
  const Catalog& before = outlook.before_transaction(*added.at);
  const auto* table = before.get<Table>(added.table->id);
  if (table == nullptr) return false;
  return std::any_of(table->constraints.begin(), table->constraints.end(), [&](const auto& each) {
    return each.kind == ast::ConstraintKind::check && each.is_valid &&
           checked_columns(before, *table, each) == columns;
  });
}

void check(const LintContext& context, Findings& findings) {
  const auto& outlook = context.built<Outlook>();
  for (const AddedConstraint& each : added_constraints(context, ast::ConstraintKind::check)) {
    const JudgedStatement& at = *each.at;
    if (each.constraint->is_valid || !each.constraint->is_enforced || each.written == nullptr) {
      continue;
    }
    if (context.is_new(at, each.table->id)) continue;
    const auto columns = checked_columns(at.after, *each.table, *each.constraint);
    if (!columns.empty() && are_new(at, *each.table, columns)) continue;
    if (was_cleaned(context, at, each.table->id) || replaces_one(outlook, each, columns)) continue;
    const std::string table = at.after.qualified_name(each.table->id);
    Finding& found = findings.add(
        at, each.span(),
        concat("from now on each UPDATE of a row of ", table, " that breaks ",
               at.after.quoted(each.constraint->name), " fails, whichever column it changes"));
    found.tables = {table};
    found.subject = at.after.quoted(each.constraint->name);
    found.steps = {concat("-- must give no row:\nSELECT * FROM ", table, " WHERE NOT (",
                          each.written->expression.text(), ") LIMIT 10;")};
  }
}

}  // namespace

extern const LintRule not_valid_check_before_cleanup_rule;
const LintRule not_valid_check_before_cleanup_rule{
    .id = "not-valid-check-before-cleanup",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a NOT VALID check on columns whose rows were not cleaned before",
    .why =
        R"(NOT VALID leaves old rows alone only as long as they stay as they are. Every UPDATE writes a new row, and
the new row is checked as a whole: a row that breaks the check cannot be changed any more, not even in
another column, and the code that tries gets an error. VALIDATE CONSTRAINT fails later, at deploy. Count
such rows on production first, mend them in an earlier step, and make sure that no more come in.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, amount integer);
-- history:
-- mig: transaction off
ALTER TABLE orders ADD CONSTRAINT orders_amount_check CHECK (amount > 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_amount_check;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, amount integer);
-- history:
-- mig: transaction off
UPDATE orders SET amount = 1 WHERE amount <= 0;
ALTER TABLE orders ADD CONSTRAINT orders_amount_check CHECK (amount > 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_amount_check;
)",
    .check = check,
    .told_once = ToldOnce::for_table,
};

}  // namespace mig
