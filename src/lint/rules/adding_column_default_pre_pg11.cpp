#include "base/text.hpp"
#include "lint/added_columns.hpp"
#include "lint/column_steps.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  if (context.versions.oldest >= postgres_version(11)) return;
  each_added_column(context, [&](const AddedColumn& added) {
    const ast::Constraint* clause = added.column.constraint(ast::ConstraintKind::default_);
    if (clause == nullptr || !added.facts.has_default) return;
    if (added.facts.default_volatility >= Volatility::unknown) return;  // on any version
    const std::string_view value = clause->expression.text(), table = added.table_name,
                           column = added.column_name;
    Finding& found = findings.add(added.at, clause->syntax.span(),
                                  concat("ADD COLUMN ", column, " with a default rewrites ", table,
                                         " under ACCESS EXCLUSIVE before PostgreSQL 11"));
    found.tables = {added.table_name};
    found.steps = {
        concat("ALTER TABLE ", table, " ADD COLUMN ", column, " ", added.type, ";\nALTER TABLE ",
               table, " ALTER COLUMN ", column, " SET DEFAULT ", value, ";"),
        fill_step(table, column, value)};
    if (!added.facts.is_required) return;
    found.steps.push_back(
        concat(next_migration, "ALTER TABLE ", table, " ALTER COLUMN ", column, " SET NOT NULL;"));
  });
}

}  // namespace

extern const LintRule adding_column_default_pre_pg11_rule;
const LintRule adding_column_default_pre_pg11_rule{
    .id = "adding-column-default-pre-pg11",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "before PostgreSQL 11 a new column with a default rewrites the table",
    .why =
        R"(PostgreSQL 11 and later keep the default of a new column beside the table and touch no row. Older servers
write the whole table anew, with all of its indexes, while nobody can read or write it. This rule speaks
only where `postgres` in the settings names a version before 11. Add the column without a default, set the
default for rows to come, and fill the old ones in batches.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN currency text DEFAULT 'EUR';
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN currency text;
ALTER TABLE orders ALTER COLUMN currency SET DEFAULT 'EUR';
)",
    .check = check,
    .is_about_set = true,  // which needs a version in the settings
    .is_about_time = true,
};

}  // namespace mig
