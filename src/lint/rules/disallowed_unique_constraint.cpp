#include "base/text.hpp"
#include "lint/constraint_steps.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  context.each_action(ast::AlterTableKind::add_constraint, [&](const ast::AlterTableAction& action,
                                                               const ast::AlterTable& alter,
                                                               const JudgedStatement& at) {
    const ast::Constraint& made = *action.constraint;
    if (made.kind != ast::ConstraintKind::unique || made.index->using_index) return;
    if (context.is_new(at, at.relation(alter.name))) return;
    Finding& found = findings.add(at, action.syntax.span(),
                                  concat("ADD UNIQUE builds an index of ", at.shown(alter.name),
                                         " while nobody can read or write it"));
    found.tables = {at.shown(alter.name)};
    found.steps = using_index_steps(context, at, alter, action);
  });
}

}  // namespace

extern const LintRule disallowed_unique_constraint_rule;
const LintRule disallowed_unique_constraint_rule{
    .id = "disallowed-unique-constraint",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a unique constraint is added with an index built under a lock that blocks",
    .why =
        R"(ADD UNIQUE builds its index under an ACCESS EXCLUSIVE lock: nobody reads or writes the table until it is
done. There is no NOT VALID for it. Build a unique index concurrently and let the constraint adopt it: ADD
CONSTRAINT … UNIQUE USING INDEX holds the lock for a moment and reads nothing. Only a plain index over
columns, without a condition, can be adopted; it takes the constraint's name. DEFERRABLE is said when it is
adopted.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- history:
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- history:
DELETE FROM users u WHERE EXISTS (SELECT FROM users o WHERE o.email = u.email AND o.id < u.id);
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
