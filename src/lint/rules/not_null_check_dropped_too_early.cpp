#include "base/text.hpp"
#include "lint/column_steps.hpp"
#include "lint/not_null_proof.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  context.each_action(ast::AlterTableKind::set_not_null, [&](const ast::AlterTableAction& action,
                                                             const ast::AlterTable& alter,
                                                             const JudgedStatement& at) {
    if (context.is_new(at, at.relation(alter.name))) return;
    const NotNullAnswer answer = not_null_proof(context, at, alter, action.name.text);
    const bool in_statement = answer.proof == NotNullProof::dropped_in_statement;
    if (!in_statement && answer.proof != NotNullProof::dropped_before) return;
    const std::string table = at.shown(alter.name),
                      constraint = at.before.quoted(answer.constraint),
                      column = at.before.quoted(action.name.text);
    Finding& found = findings.add(
        at, action.syntax.span(),
        in_statement
            ? concat("this ALTER TABLE drops the CHECK ", constraint, " first, so SET NOT NULL on ",
                     table, ".", column, " reads all of ", table, " under ACCESS EXCLUSIVE")
            : concat("the CHECK ", constraint, " is gone by now, so SET NOT NULL on ", table, ".",
                     column, " reads all of ", table, " under ACCESS EXCLUSIVE"));
    found.tables = {table};
    found.steps = {concat("ALTER TABLE ", table, " ALTER COLUMN ", column,
                          " SET NOT NULL;\nALTER TABLE ", table, " DROP CONSTRAINT ", constraint,
                          ";")};
  });
}

}  // namespace

extern const LintRule not_null_check_dropped_too_early_rule;
const LintRule not_null_check_dropped_too_early_rule{
    .id = "not-null-check-dropped-too-early",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "the CHECK that spares SET NOT NULL its scan is dropped before it can",
    .why =
        R"(A validated CHECK (column IS NOT NULL) spares SET NOT NULL the reading of the table. It has to be there
when the statement looks for it: dropped in an earlier statement it does not help, and in one and the same
ALTER TABLE, whatever the order in which they are written, PostgreSQL drops constraints before it sets NOT
NULL. Set NOT NULL in a statement of its own and drop the CHECK in the one behind it.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric,
  CONSTRAINT orders_total_not_null CHECK (total IS NOT NULL));
-- history:
ALTER TABLE orders ALTER COLUMN total SET NOT NULL, DROP CONSTRAINT orders_total_not_null;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric,
  CONSTRAINT orders_total_not_null CHECK (total IS NOT NULL));
-- history:
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_total_not_null;
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
