#include "base/text.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// The state when others see it: after the last statement of the transaction.
const Catalog& when_committed(const LintContext& context, const JudgedStatement& at) {
  const Catalog* last = &at.after;
  if (at.transaction == 0) return *last;
  for (const JudgedStatement* each : context.later(at)) {
    if (each->transaction != at.transaction || each->file != at.file) break;
    last = &each->after;
  }
  return *last;
}

bool is_null_default(const ast::AlterTableAction& action) {
  Syntax value = action.expression;
  while (value.is(Node::grouped) || value.is(Node::cast)) value = value[0];
  return value.is(Node::literal_null);
}

void look_at(const LintContext& context, const ast::AlterTableAction& action,
             const ast::AlterTable& alter, const JudgedStatement& at, Findings& findings) {
  const ObjectId id = at.relation(alter.name);
  if (alter.object != ObjectKind::table || context.is_new(at, id)) return;
  const auto* table = at.before.get<Table>(id);
  const Column* column = table != nullptr ? table->column(action.name.text) : nullptr;
  if (column == nullptr || !column->not_null || column->default_value.empty()) return;
  if (context.is_new_column(at, id, column->name)) return;
  const auto* later = when_committed(context, at).get<Table>(id);
  const Column* then = later != nullptr ? later->column(action.name.text) : nullptr;
  if (then == nullptr || !then->not_null) return;
  if (!then->default_value.empty() || then->identity != Identity::none) return;
  const std::string name = at.shown(alter.name), quoted = at.before.quoted(column->name);
  Finding& found = findings.add(
      at, action.syntax.span(),
      concat("deployed code that leaves ", name, ".", quoted,
             " out of its INSERT fails at once, as the column is NOT NULL and has no default"));
  found.tables = {name};
  found.steps = {
      concat("-- next release, once no deployed code leaves the column out:\nALTER "
             "TABLE ",
             name, " ALTER COLUMN ", quoted, " DROP DEFAULT;")};
}

void check(const LintContext& context, Findings& findings) {
  const auto visit = [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
                         const JudgedStatement& at) {
    look_at(context, action, alter, at, findings);
  };
  context.each_action(ast::AlterTableKind::drop_default, visit);
  context.each_action(ast::AlterTableKind::set_default,
                      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
                          const JudgedStatement& at) {
                        if (is_null_default(action)) visit(action, alter, at);
                      });
}

}  // namespace

extern const LintRule dropping_default_of_required_column_rule;
const LintRule dropping_default_of_required_column_rule{
    .id = "dropping-default-of-required-column",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a NOT NULL column loses the default that old code relies on",
    .why =
        R"(An INSERT that does not name the column has had the default so far. Without it the row would be NULL, which
NOT NULL forbids: such an INSERT fails from the moment of the migration. First deploy code that sets the
column in each INSERT, then drop the default in a later migration. SET DEFAULT NULL is the same.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, currency text NOT NULL DEFAULT 'EUR');
-- history:
ALTER TABLE orders ALTER COLUMN currency DROP DEFAULT;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, currency text NOT NULL DEFAULT 'EUR');
-- history:
ALTER TABLE orders ALTER COLUMN currency SET DEFAULT 'USD';
)",
    .check = check,
};

}  // namespace mig
