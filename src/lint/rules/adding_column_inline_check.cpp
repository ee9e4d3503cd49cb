#include "base/text.hpp"
#include "lint/added_columns.hpp"
#include "lint/column_steps.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

std::vector<std::string> steps_for(const AddedColumn& added, const ast::Constraint& condition) {
  const std::string_view whole = added.action.syntax.text();
  const Span span = added.action.syntax.span(), cut = condition.syntax.span();
  const std::string_view before = trim(whole.substr(0, cut.begin - span.begin));
  const std::string_view after = whole.substr(cut.end - span.begin);
  const std::string name = condition.name
                               ? added.at.before.quoted(condition.name.text)
                               : constraint_name_for(added.at.before, added.alter.name.name.text,
                                                     added.column.name.text, "check");
  const std::string alter = concat("ALTER TABLE ", added.table_name);
  return {concat(alter, " ", before, after, ";\n", alter, " ADD CONSTRAINT ", name, " CHECK (",
                 condition.expression.text(), ") NOT VALID;"),
          concat(next_migration, alter, " VALIDATE CONSTRAINT ", name, ";")};
}

void check(const LintContext& context, Findings& findings) {
  each_added_column(context, [&](const AddedColumn& added) {
    for (const ast::Constraint& each : added.column.constraints) {
      if (each.kind != ast::ConstraintKind::check || each.not_enforced) continue;
      Finding& found =
          findings.add(added.at, each.syntax.span(),
                       concat("ADD COLUMN ", added.column_name, " with a CHECK reads all of ",
                              added.table_name, " under ACCESS EXCLUSIVE"));
      found.tables = {added.table_name};
      found.steps = steps_for(added, each);
    }
  });
}

}  // namespace

extern const LintRule adding_column_inline_check_rule;
const LintRule adding_column_inline_check_rule{
    .id = "adding-column-inline-check",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a new column's CHECK is tried on every row while the table is locked",
    .why =
        R"(PostgreSQL reads the whole table to try a CHECK that comes with a new column, under the ACCESS EXCLUSIVE
lock of ADD COLUMN, although all rows hold the same NULL or default. Add the column first and the CHECK as
a constraint of the table, NOT VALID: new rows are checked from then on. VALIDATE CONSTRAINT in the next
migration reads the table under a lock that lets reads and writes through.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN quantity integer CHECK (quantity > 0);
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN quantity integer;
ALTER TABLE orders ADD CONSTRAINT orders_quantity_check CHECK (quantity > 0) NOT VALID;
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
