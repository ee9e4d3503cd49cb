#include <algorithm>

#include "base/text.hpp"
#include "lint/added_constraints.hpp"
#include "lint/final_schema.hpp"
#include "lint/rule.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

using Action = ast::ForeignKeyAction;

// What the action would write, and where it is NULL although the column must not be; null: nowhere.
const Column* column_that_refuses(const Table& table, const std::vector<std::string>& columns,
                                  Action action) {
  if (action != Action::set_null && action != Action::set_default) return nullptr;
  for (const std::string& each : columns) {
    const Column* column = table.column(each);
    if (column == nullptr || !column->not_null) continue;
    if (action == Action::set_null || column->default_value.empty()) return column;
  }
  return nullptr;
}

struct Failure {
  const Column* column = nullptr;
  std::string_view event, action;
};

Failure failure_of(const Table& table, const Constraint& key) {
  const auto word = [](Action action) {
    return action == Action::set_null ? "SET NULL" : "SET DEFAULT";
  };
  const auto& named = key.on_delete_columns.empty() ? key.columns : key.on_delete_columns;
  if (const Column* found = column_that_refuses(table, named, key.on_delete)) {
    return {found, "DELETE", word(key.on_delete)};
  }
  return {column_that_refuses(table, key.columns, key.on_update), "UPDATE", word(key.on_update)};
}

void report(const JudgedStatement& at, Span span, const Catalog& catalog, const Table& table,
            const Constraint& key, Findings& findings) {
  const Failure failure = failure_of(table, key);
  if (failure.column == nullptr) return;
  const std::string name = catalog.qualified_name(table.id);
  const std::string parent = catalog.qualified_name(key.references);
  const std::string column = catalog.quoted(failure.column->name);
  Finding& found =
      findings.add(at, span,
                   concat(failure.event, " of a row of ", parent, " that is referred to fails: ON ",
                          failure.event, " ", failure.action, " makes ", name, ".", column,
                          " NULL, which is NOT NULL"));
  found.tables = {name, parent};
  const Constraint* primary = table.primary_key();
  const std::vector<std::string> fixed =
      primary != nullptr ? primary->columns : std::vector<std::string>();
  if (std::find(fixed.begin(), fixed.end(), failure.column->name) != fixed.end()) return;
  found.steps = {concat("ALTER TABLE ", name, " ALTER COLUMN ", column, " DROP NOT NULL;")};
}

const Constraint* same_key(const Table& table, const Constraint& wanted, std::uint32_t created) {
  const auto found =
      std::find_if(table.constraints.begin(), table.constraints.end(), [&](const auto& each) {
        return each.kind == wanted.kind && each.created == created &&
               each.columns == wanted.columns;
      });
  return found != table.constraints.end() ? &*found : nullptr;
}

// SET NOT NULL on a column that a key which is there already sets to NULL.
void check_columns(const LintContext& context, Findings& findings) {
  context.each_action(ast::AlterTableKind::set_not_null,
                      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
                          const JudgedStatement& at) {
                        const Catalog& end = final_schema(context, at);
                        const auto* table = end.get<Table>(at.relation(alter.name));
                        const auto* before = at.before.get<Table>(at.relation(alter.name));
                        if (table == nullptr || before == nullptr) return;
                        for (const Constraint& each : before->constraints) {
                          if (each.kind != ast::ConstraintKind::foreign_key) continue;
                          const Constraint* key = same_key(*table, each, each.created);
                          if (key == nullptr) continue;
                          const Failure failure = failure_of(*table, *key);
                          if (failure.column == nullptr || failure.column->name != action.name.text)
                            continue;
                          report(at, action.syntax.span(), end, *table, *key, findings);
                        }
                      });
}

void check(const LintContext& context, Findings& findings) {
  for (const AddedConstraint& each : added_constraints(context, ast::ConstraintKind::foreign_key)) {
    const Catalog& end = final_schema(context, *each.at);
    const auto* table = end.get<Table>(each.table->id);
    const Constraint* key =
        table != nullptr ? same_key(*table, *each.constraint, final_number(*each.at)) : nullptr;
    // Where a later SET NOT NULL makes it so, that one is told.
    if (key == nullptr || failure_of(*each.table, *each.constraint).column == nullptr) continue;
    report(*each.at, each.span(), end, *table, *key, findings);
  }
  check_columns(context, findings);
}

}  // namespace

extern const LintRule foreign_key_on_delete_set_null_not_null_rule;
const LintRule foreign_key_on_delete_set_null_not_null_rule{
    .id = "foreign-key-on-delete-set-null-not-null",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a foreign key sets a NOT NULL column to NULL, which fails when it happens",
    .why =
        R"(PostgreSQL accepts ON DELETE SET NULL on a column that is NOT NULL, and SET DEFAULT where there is no
default. It fails later, when somebody deletes a row that is referred to: the DELETE is refused with an
error about a table that it does not name. Say CASCADE or RESTRICT if the column must have a value, or let
it be NULL.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
CREATE TABLE posts (
  id bigint PRIMARY KEY,
  author bigint NOT NULL REFERENCES users (id) ON DELETE SET NULL
);
CREATE INDEX posts_author_idx ON posts (author);
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
CREATE TABLE posts (
  id bigint PRIMARY KEY,
  author bigint REFERENCES users (id) ON DELETE SET NULL
);
CREATE INDEX posts_author_idx ON posts (author);
)",
    .check = check,
};

}  // namespace mig
