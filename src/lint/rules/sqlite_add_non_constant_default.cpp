#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/added_column.hpp"
#include "lint/sqlite/columns.hpp"

namespace mig {
namespace {

using ast::ConstraintKind;

void check(const LintContext& context, Findings& findings) {
  each_added_column(context, [&](const SqliteAddedColumn& added) {
    const ast::Constraint* value = added.column.constraint(ConstraintKind::default_);
    if (!added.may_have_rows || value == nullptr || is_constant_default(value->expression)) return;
    Finding& found = findings.add(
        added.at, value->syntax.span(),
        concat("adding ", added.column.name.text, " with the default ", value->expression.text(),
               ", which is no constant, fails where ", added.shown, " has rows"));
    found.tables = {added.shown};
    const std::string column = quoted_column(added);
    found.steps = {add_column_without(added, {ConstraintKind::default_, ConstraintKind::not_null}),
                   concat("UPDATE ", added.shown, " SET ", column, " = ", value->expression.text(),
                          " WHERE ", column, " IS NULL;")};
  });
}

}  // namespace

extern const LintRule sqlite_add_non_constant_default_rule;
const LintRule sqlite_add_non_constant_default_rule{
    .id = "sqlite-add-non-constant-default",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "a column with a default that is no constant is added to a table that may have rows",
    .why =
        R"(SQLite stores the default of a new column once, for all rows that are there, so it has to be a constant:
CURRENT_TIMESTAMP, CURRENT_DATE, CURRENT_TIME, a function or any other expression in parentheses is refused
with "Cannot add a column with non-constant default" as soon as the table has a row. On an empty table, as
in the tests, it works. Add the column without the default and fill it with UPDATE; a default for rows to
come needs a rebuild.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
ALTER TABLE users ADD COLUMN created_at TEXT DEFAULT CURRENT_TIMESTAMP;
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
ALTER TABLE users ADD COLUMN created_at TEXT;
UPDATE users SET created_at = CURRENT_TIMESTAMP WHERE created_at IS NULL;
)",
    .check = check,
};

}  // namespace mig
