#include "base/text.hpp"
#include "lint/added_columns.hpp"
#include "lint/column_steps.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

std::vector<std::string> steps_for(const LintContext& context, const AddedColumn& added,
                                   bool is_primary) {
  const Catalog& catalog = added.at.before;
  const std::string_view table = added.table_name, column = added.column_name;
  const std::string name =
      constraint_name_for(catalog, added.alter.name.name.text, added.column.name.text, "key");
  const std::vector<std::string> unique = unique_steps(table, column, name, is_primary);
  std::vector<std::string> steps{
      concat("ALTER TABLE ", table, " ADD COLUMN ", column, " ", added.type, ";"), unique[0]};
  if (is_primary) {
    const std::string check = constraint_name_for(catalog, added.alter.name.name.text,
                                                  added.column.name.text, "not_null");
    std::vector<std::string> rest = not_null_steps(context, table, column, check);
    rest.front().insert(0, next_migration);
    append_steps(steps, std::move(rest));
  }
  steps.push_back(unique[1]);
  return steps;
}

void check(const LintContext& context, Findings& findings) {
  each_added_column(context, [&](const AddedColumn& added) {
    for (const ast::Constraint& each : added.column.constraints) {
      const bool is_primary = each.kind == ast::ConstraintKind::primary_key;
      if (!is_primary && each.kind != ast::ConstraintKind::unique) continue;
      Finding& found = findings.add(
          added.at, each.syntax.span(),
          concat("ADD COLUMN ", added.column_name, is_primary ? " PRIMARY KEY" : " UNIQUE",
                 " builds an index on ", added.table_name, " under ACCESS EXCLUSIVE"));
      found.tables = {added.table_name};
      const auto* table = added.at.before.get<Table>(added.table);
      if (table != nullptr && table->is_partitioned()) continue;  // no USING INDEX there
      found.steps = steps_for(context, added, is_primary);
    }
  });
}

}  // namespace

extern const LintRule adding_column_unique_or_primary_key_rule;
const LintRule adding_column_unique_or_primary_key_rule{
    .id = "adding-column-unique-or-primary-key",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a new column's UNIQUE or PRIMARY KEY builds its index while the table is locked",
    .why =
        R"(UNIQUE and PRIMARY KEY need an index, and ADD COLUMN builds it at once, under the ACCESS EXCLUSIVE lock
that it holds: the table is read and sorted while nobody can read or write it. Add the column alone, build
a unique index concurrently, and let the constraint adopt it with USING INDEX, which takes a moment.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN code text UNIQUE;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN code text;
)",
    .check = check,
    .is_about_time = true,
    .told_by = {"adding-column-serial"},
};

}  // namespace mig
