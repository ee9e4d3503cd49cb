#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/added_column.hpp"

namespace mig {
namespace {

using ast::ConstraintKind;

std::string in_parentheses(const Syntax& expression) {
  return expression.is(Node::grouped) ? std::string(expression.text())
                                      : concat("(", expression.text(), ")");
}

void check(const LintContext& context, Findings& findings) {
  each_added_column(context, [&](const SqliteAddedColumn& added) {
    const ast::Constraint* generated = added.column.constraint(ConstraintKind::generated);
    if (!added.may_have_rows || generated == nullptr || !generated->is_stored) return;
    Finding& found = findings.add(
        added.at, generated->syntax.span(),
        concat("adding ", added.column.name.text, " as a stored generated column fails where ",
               added.shown, " has rows"));
    found.tables = {added.shown};
    found.steps = {add_column_without(
        added, {ConstraintKind::generated},
        concat(" GENERATED ALWAYS AS ", in_parentheses(generated->expression), " VIRTUAL"))};
  });
}

}  // namespace

extern const LintRule sqlite_add_stored_generated_rule;
const LintRule sqlite_add_stored_generated_rule{
    .id = "sqlite-add-stored-generated",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "a STORED generated column is added to a table that may have rows",
    .why =
        R"(SQLite adds a generated column to a table with rows only as VIRTUAL, which computes it when it is read:
"cannot add a STORED column". On an empty table, as in the tests, STORED works. A virtual column can be
indexed; one that must be stored needs a rebuild.)",
    .bad = R"(CREATE TABLE items (id INTEGER PRIMARY KEY, price INTEGER, amount INTEGER);
-- history:
ALTER TABLE items ADD COLUMN total INTEGER GENERATED ALWAYS AS (price * amount) STORED;
)",
    .good = R"(CREATE TABLE items (id INTEGER PRIMARY KEY, price INTEGER, amount INTEGER);
-- history:
ALTER TABLE items ADD COLUMN total INTEGER GENERATED ALWAYS AS (price * amount) VIRTUAL;
)",
    .check = check,
};

}  // namespace mig
