#include "base/text.hpp"
#include "lint/column_steps.hpp"
#include "lint/not_null_proof.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

std::vector<std::string> steps_for(const LintContext& context, const JudgedStatement& at,
                                   const ast::AlterTable& alter, std::string_view column,
                                   const NotNullAnswer& answer) {
  const std::string table = at.shown(alter.name), name = at.before.quoted(column);
  if (answer.proof != NotNullProof::not_valid) {
    return not_null_steps(context, table, name,
                          constraint_name_for(at.before, alter.name.name.text, column, "not_null"));
  }
  const std::string constraint = at.before.quoted(answer.constraint);
  return {concat("ALTER TABLE ", table, " VALIDATE CONSTRAINT ", constraint, ";"),
          concat(next_migration, "ALTER TABLE ", table, " ALTER COLUMN ", name, " SET NOT NULL;")};
}

void look_at(const LintContext& context, const JudgedStatement& at, const ast::AlterTable& alter,
             std::string_view column, Span span, std::string_view words, Findings& findings) {
  if (alter.object != ObjectKind::table) return;
  const ObjectId id = at.relation(alter.name);
  if (context.is_new(at, id)) return;
  const auto* known = at.before.get<Table>(id);
  if (known != nullptr && known->kind == ObjectKind::foreign_table) return;
  const NotNullAnswer answer = not_null_proof(context, at, alter, column);
  const bool has_proofs = context.versions.oldest >= postgres_version(12);
  if (answer.proof == NotNullProof::not_needed) return;
  if (answer.proof == NotNullProof::there && has_proofs) return;
  // not-null-check-dropped-too-early
  if (answer.proof == NotNullProof::dropped_in_statement) return;
  if (answer.proof == NotNullProof::dropped_before) return;
  const std::string table = at.shown(alter.name);
  Finding& found = findings.add(at, span,
                                concat(words, " on ", table, ".", at.before.quoted(column),
                                       " reads all of ", table, " under ACCESS EXCLUSIVE"));
  found.tables = {table};
  if (has_proofs) found.steps = steps_for(context, at, alter, column, answer);
}

void check(const LintContext& context, Findings& findings) {
  context.each_action(ast::AlterTableKind::set_not_null, [&](const ast::AlterTableAction& action,
                                                             const ast::AlterTable& alter,
                                                             const JudgedStatement& at) {
    look_at(context, at, alter, action.name.text, action.syntax.span(), "SET NOT NULL", findings);
  });
  context.each_action(ast::AlterTableKind::add_constraint,
                      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
                          const JudgedStatement& at) {
                        const ast::Constraint& made = action.constraint;
                        if (made.kind != ast::ConstraintKind::not_null || made.not_valid) return;
                        if (made.columns.empty()) return;
                        look_at(context, at, alter, made.columns.front().text, action.syntax.span(),
                                "ADD CONSTRAINT … NOT NULL", findings);
                      });
}

}  // namespace

extern const LintRule setting_not_nullable_rule;
const LintRule setting_not_nullable_rule{
    .id = "setting-not-nullable",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "SET NOT NULL reads the whole table while nobody else can use it",
    .why =
        R"(To set NOT NULL PostgreSQL looks at every row, under a lock that blocks reads and writes. Since version 12
it leaves that out where a CHECK that is validated already says that the column is not NULL: add CHECK
(column IS NOT NULL) NOT VALID, validate it in the next migration under a lock that blocks nobody, set NOT
NULL in a third, and drop the CHECK in a statement of its own behind it. In one and the same ALTER TABLE the
CHECK would be dropped first. From PostgreSQL 18 on the NOT NULL itself can be added NOT VALID.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
ALTER TABLE orders ADD CONSTRAINT orders_total_not_null CHECK (total IS NOT NULL) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_not_null;
-- history:
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_total_not_null;
)",
    .check = check,
    .is_about_time = true,
    .told_by = {"expand-and-contract-in-one-release"},
};

}  // namespace mig
