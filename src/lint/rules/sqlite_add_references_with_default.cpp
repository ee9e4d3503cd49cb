#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/added_column.hpp"
#include "lint/sqlite/columns.hpp"
#include "lint/sqlite/foreign_keys.hpp"

namespace mig {
namespace {

using ast::ConstraintKind;

void check(const LintContext& context, Findings& findings) {
  each_added_column(context, [&](const SqliteAddedColumn& added) {
    const ast::Constraint* key = added.column.constraint(ConstraintKind::foreign_key);
    const ast::Constraint* value = added.column.constraint(ConstraintKind::default_);
    if (key == nullptr || value == nullptr || is_null_literal(value->expression)) return;
    const Enforcement enforcement = enforcement_in(*added.at.file);
    if (!added.may_have_rows) return;
    const std::string what = concat("adding ", added.column.name.text, ", which refers to ",
                                    key->references->table.name.text, ", with a default ");
    const std::string refer =
        concat("makes every row of ", added.shown, " refer to ", value->expression.text());
    Finding& found = findings.add(
        added.at, value->syntax.span(),
        enforcement == Enforcement::on
            ? concat(what, "fails where ", added.shown, " has rows, for foreign keys are on")
        : enforcement == Enforcement::off
            ? concat(what, refer, ": the check before COMMIT fails where that is not there")
            : concat(what, refer, ", and nothing checks that it is there"));
    if (enforcement != Enforcement::on) found.severity = Severity::warning;
    found.tables = {added.shown};
    const std::string column = quoted_column(added);
    found.steps = {add_column_without(added, {ConstraintKind::default_, ConstraintKind::not_null}),
                   concat("UPDATE ", added.shown, " SET ", column, " = ", value->expression.text(),
                          " WHERE ", column, " IS NULL;")};
  });
}

}  // namespace

extern const LintRule sqlite_add_references_with_default_rule;
const LintRule sqlite_add_references_with_default_rule{
    .id = "sqlite-add-references-with-default",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "a column that refers to another table is added with a default",
    .why =
        R"(With foreign keys on, ALTER TABLE … ADD COLUMN … REFERENCES … DEFAULT x fails on a table that has rows:
"Cannot add a REFERENCES column with non-NULL default value". With foreign keys off, as SQLite has them by
itself, it is taken, and every row that is there refers to x whether x exists or not; only in a file with
`foreign-keys off` mig looks before COMMIT. There this is a warning. Add the column without a default and
fill it with UPDATE.)",
    .bad = R"(CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY);
-- history:
PRAGMA foreign_keys = ON;
ALTER TABLE users ADD COLUMN team_id INTEGER DEFAULT 1 REFERENCES teams (id);
)",
    .good = R"(CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY);
-- history:
PRAGMA foreign_keys = ON;
ALTER TABLE users ADD COLUMN team_id INTEGER REFERENCES teams (id);
UPDATE users SET team_id = (SELECT min(id) FROM teams) WHERE team_id IS NULL;
)",
    .check = check,
};

}  // namespace mig
