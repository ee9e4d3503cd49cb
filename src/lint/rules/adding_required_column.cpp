#include "base/text.hpp"
#include "lint/added_columns.hpp"
#include "lint/column_steps.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// Each row that is there would be without a value.
bool is_empty_for_old_rows(const NewColumn& column) {
  return column.is_required && !column.has_default && !column.is_serial && !column.is_identity &&
         !column.is_stored && !column.is_virtual;
}

std::vector<std::string> steps_for(const LintContext& context, const AddedColumn& added) {
  const Catalog& catalog = added.at.before;
  const std::string_view table = added.table_name, column = added.column_name;
  std::vector<std::string> steps{
      concat("ALTER TABLE ", table, " ADD COLUMN ", column, " ", added.type, ";")};
  steps.push_back(
      concat("-- next release, once the code sets it in each new row; put the value in the "
             "place of NULL:\n-- in batches, each committed by itself:\nUPDATE ",
             table, " SET ", column, " = NULL WHERE ", column, " IS NULL;"));
  const std::string name =
      constraint_name_for(catalog, added.alter.name.name.text, added.column.name.text, "not_null");
  std::vector<std::string> rest = not_null_steps(context, table, column, name);
  rest.front().insert(0, next_migration);
  append_steps(steps, std::move(rest));
  return steps;
}

void check(const LintContext& context, Findings& findings) {
  each_added_column(context, [&](const AddedColumn& added) {
    if (!is_empty_for_old_rows(added.facts) || context.is_empty(added.at, added.table)) return;
    Finding& found = findings.add(
        added.at, added.span(),
        concat("ADD COLUMN ", added.column_name, " NOT NULL without a default fails as soon as ",
               added.table_name, " has a row"));
    found.tables = {added.table_name};
    found.steps = steps_for(context, added);
  });
}

}  // namespace

extern const LintRule adding_required_column_rule;
const LintRule adding_required_column_rule{
    .id = "adding-required-column",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a column that is NOT NULL has no value for the rows that are there",
    .why =
        R"(The rows that are there have no value for the new column, so PostgreSQL refuses the statement: "column
… contains null values". On an empty database, as tests use, it succeeds, and it fails in production.
Code that runs and does not know the column would fail too, with each INSERT. DEFAULT NULL is no default.
Add the column without NOT NULL, let the code set it, fill the old rows in batches, and then make it
NOT NULL step by step; or give a constant default, which PostgreSQL 11 and later add without touching a
row.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN currency text NOT NULL;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN currency text NOT NULL DEFAULT 'EUR';
)",
    .check = check,
};

}  // namespace mig
