#include "base/text.hpp"
#include "lint/added_constraints.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  for (const AddedConstraint& each : added_constraints(context, ast::ConstraintKind::foreign_key)) {
    if (each.constraint->on_delete != ast::ForeignKeyAction::cascade) continue;
    const Catalog& catalog = each.at->after;
    const std::string name = catalog.qualified_name(each.table->id);
    const std::string parent = catalog.qualified_name(each.constraint->references);
    Finding& found = findings.add(
        *each.at, each.span(),
        concat("DELETE of a row of ", parent, " deletes all rows of ", name, " that refer to it"));
    found.tables = {name, parent};
  }
}

}  // namespace

extern const LintRule foreign_key_cascade_rule;
const LintRule foreign_key_cascade_rule{
    .id = "foreign-key-cascade",
    .dialects = for_postgres,
    .severity = Severity::off,
    .summary = "deleting a row deletes the rows that refer to it",
    .why =
        R"(ON DELETE CASCADE makes one DELETE remove rows of other tables, as many as there are, in one transaction
and without a word in the code. Some teams want each such DELETE to be said. The rule is off unless the
configuration turns it on.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id) ON DELETE CASCADE);
CREATE INDEX posts_author_idx ON posts (author);
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));
CREATE INDEX posts_author_idx ON posts (author);
)",
    .check = check,
};

}  // namespace mig
