#include "base/text.hpp"
#include "lint/added_constraints.hpp"
#include "lint/final_schema.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// The same constraint at the end, whatever it or its table is called by then.
const Constraint* at_end(const Table* table, const AddedConstraint& by) {
  const Constraint& added = *by.constraint;
  if (table == nullptr) return nullptr;
  for (const Constraint& each : table->constraints) {
    if (each.created == final_number(*by.at) && each.kind == added.kind &&
        each.expression == added.expression && each.columns == added.columns) {
      return &each;
    }
  }
  return nullptr;
}

std::string_view why_it_matters(ast::ConstraintKind kind) {
  return kind == ast::ConstraintKind::foreign_key
             ? "rows that are there already may refer to nothing"
             : "rows that are there already may break it, and the planner does not use it";
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& at : *context.statements) {
    if (at->statement == nullptr || at->runs == Runs::when_called) continue;
    if (at->file->direction == Direction::down) continue;
    for (const AddedConstraint& each : added_constraints(*at)) {
      if (each.constraint->is_valid || !each.constraint->is_enforced) continue;
      const auto* table = context.end->get<Table>(each.table->id);
      const Constraint* last = at_end(table, each);
      if (last == nullptr || last->is_valid || !last->is_enforced) continue;
      const std::string name = context.end->qualified_name(table->id);
      const std::string constraint = context.end->quoted(last->name);
      Finding& found = findings.add(*at, each.span(),
                                    concat("no migration validates ", constraint, " of ", name,
                                           ": ", why_it_matters(last->kind)));
      found.tables = {name};
      found.subject = constraint;
      found.kind = why_it_matters(last->kind);
      found.steps = {concat("-- next migration:\nALTER TABLE ", name, " VALIDATE CONSTRAINT ",
                            constraint, ";")};
    }
  }
}

}  // namespace

extern const LintRule not_valid_never_validated_rule;
const LintRule not_valid_never_validated_rule{
    .id = "not-valid-never-validated",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a constraint stays NOT VALID",
    .why =
        R"(A NOT VALID constraint is kept for rows that are written from now on. Of the rows that were there before
it says nothing: the planner does not use it, SET NOT NULL reads the table in spite of it, and what breaks
it stays unnoticed until such a row is updated. Add the migration with VALIDATE CONSTRAINT at once, in a
file of its own behind this one; it blocks neither reads nor writes.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint);
CREATE INDEX posts_author_idx ON posts (author);
-- history:
ALTER TABLE posts ADD CONSTRAINT posts_author_fkey FOREIGN KEY (author) REFERENCES users (id) NOT VALID;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint);
CREATE INDEX posts_author_idx ON posts (author);
-- history:
-- mig: transaction off
ALTER TABLE posts ADD CONSTRAINT posts_author_fkey FOREIGN KEY (author) REFERENCES users (id) NOT VALID;
ALTER TABLE posts VALIDATE CONSTRAINT posts_author_fkey;
)",
    .check = check,
    .told_once = ToldOnce::for_table,
};

}  // namespace mig
