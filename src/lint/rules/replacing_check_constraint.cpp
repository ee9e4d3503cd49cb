#include <algorithm>

#include "base/text.hpp"
#include "catalog/choose_name.hpp"
#include "lint/added_constraints.hpp"
#include "lint/check_terms.hpp"
#include "lint/commits.hpp"
#include "lint/rule.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

// A CHECK over exactly these columns, other than one of this name.
bool has_check(const Catalog& catalog, const Table& table, const std::vector<std::string>& columns,
               std::string_view but) {
  return std::any_of(table.constraints.begin(), table.constraints.end(), [&](const auto& each) {
    return each.kind == ast::ConstraintKind::check && each.name != but &&
           checked_columns(catalog, table, each) == columns;
  });
}

// The first statement behind this commit that adds a CHECK over the same columns.
std::optional<AddedConstraint> replacement(const LintContext& context, const JudgedStatement& at,
                                           ObjectId table,
                                           const std::vector<std::string>& columns) {
  for (const JudgedStatement* later : context.later(at)) {
    if (later->statement == nullptr) continue;
    for (const AddedConstraint& each : added_constraints(*later)) {
      if (each.table->id != table || each.constraint->kind != ast::ConstraintKind::check) continue;
      if (checked_columns(later->after, *each.table, *each.constraint) != columns) continue;
      if (commit_together(at, *later)) return std::nullopt;
      return each;
    }
  }
  return std::nullopt;
}

std::vector<std::string> steps_of(const JudgedStatement& at, const std::string& table,
                                  const std::string& old_name, const AddedConstraint& added) {
  const Catalog& catalog = at.before;
  const std::string name = added.constraint->name;
  const bool same_name = catalog.quoted(name) == old_name;
  const std::string fresh = catalog.quoted(same_name ? joined_name(name, "", "new") : name);
  std::vector<std::string> steps;
  steps.push_back(concat("ALTER TABLE ", table, " ADD CONSTRAINT ", fresh, " CHECK (",
                         added.written->expression.text(), ") NOT VALID, DROP CONSTRAINT ",
                         old_name, ";"));
  steps.push_back(
      concat("-- next migration:\nALTER TABLE ", table, " VALIDATE CONSTRAINT ", fresh, ";"));
  if (same_name) {
    steps.push_back(concat("-- next migration:\nALTER TABLE ", table, " RENAME CONSTRAINT ", fresh,
                           " TO ", old_name, ";"));
  }
  return steps;
}

void check(const LintContext& context, Findings& findings) {
  context.each_action(ast::AlterTableKind::drop_constraint, [&](const ast::AlterTableAction& action,
                                                                const ast::AlterTable& alter,
                                                                const JudgedStatement& at) {
    const ObjectId id = at.relation(alter.name);
    const auto* table = at.before.get<Table>(id);
    const auto* after = at.after.get<Table>(id);
    if (table == nullptr || after == nullptr || context.is_new(at, id)) return;
    const Constraint* dropped = table->constraint(action.name.text);
    if (dropped == nullptr || dropped->kind != ast::ConstraintKind::check) return;
    const auto columns = checked_columns(at.before, *table, *dropped);
    if (columns.empty() || has_check(at.after, *after, columns, dropped->name)) return;
    const auto added = replacement(context, at, id, columns);
    if (!added) return;
    const std::string name = at.before.qualified_name(id);
    Finding& found = findings.add(
        at, action.syntax.span(),
        concat("nothing checks (", sql_columns(at.before, columns), ") of ", name,
               " from here until ", at.before.quoted(added->constraint->name), " is added"));
    found.tables = {name};
    if (added->written != nullptr) {
      found.steps = steps_of(at, name, at.before.quoted(dropped->name), *added);
    }
  });
}

}  // namespace

extern const LintRule replacing_check_constraint_rule;
const LintRule replacing_check_constraint_rule{
    .id = "replacing-check-constraint",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a check is dropped in one commit and its replacement added in a later one",
    .why =
        R"(Between the two commits no check is kept: a row that comes in meanwhile and breaks the new one makes the
migration fail half way. Add the new check, NOT VALID and under a name of its own, and drop the old one in
the same ALTER TABLE: both take a moment. Validate it in the next migration, and rename it if the old name
matters.)",
    .bad =
        R"(CREATE TABLE orders (id bigint PRIMARY KEY, state text CONSTRAINT orders_state_check CHECK (state IN ('new', 'paid')));
-- history:
-- mig: transaction off
ALTER TABLE orders DROP CONSTRAINT orders_state_check;
ALTER TABLE orders ADD CONSTRAINT orders_state_check CHECK (state IN ('new', 'paid', 'sent')) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_state_check;
)",
    .good =
        R"(CREATE TABLE orders (id bigint PRIMARY KEY, state text CONSTRAINT orders_state_check CHECK (state IN ('new', 'paid')));
-- history:
-- mig: transaction off
ALTER TABLE orders
  ADD CONSTRAINT orders_state_known CHECK (state IN ('new', 'paid', 'sent')) NOT VALID,
  DROP CONSTRAINT orders_state_check;
ALTER TABLE orders VALIDATE CONSTRAINT orders_state_known;
)",
    .check = check,
};

}  // namespace mig
