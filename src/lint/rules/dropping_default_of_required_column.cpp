#include <algorithm>

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

// The body gives NEW.column a value: `NEW.c := …`, `… INTO NEW.c`.
bool assigns_new(std::string_view body, std::string_view column) {
  const std::string text = lower_ascii(body), wanted = concat("new.", lower_ascii(column));
  for (std::size_t at = text.find(wanted); at != std::string::npos;
       at = text.find(wanted, at + 1)) {
    const std::string_view behind = trim(std::string_view(text).substr(at + wanted.size()));
    const std::string_view front = trim(std::string_view(text).substr(0, at));
    if (behind.starts_with(":=") || front.ends_with(" into")) return true;
    const bool is_statement = front.ends_with(";") || front.ends_with("begin") ||
                              front.ends_with("then") || front.ends_with("else");
    if (is_statement && behind.starts_with("=")) return true;
  }
  return false;
}

// A trigger fills the column before the row is looked at.
bool has_filling_trigger(const Catalog& catalog, ObjectId table, std::string_view column) {
  const auto triggers = catalog.dependents<Trigger>(table);
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger* each) {
    const bool is_in_time = each->parent == table && each->on_insert && each->for_each_row &&
                            each->timing == ast::TriggerTiming::before && each->when.empty() &&
                            each->enabled != Enabled::disabled && each->enabled != Enabled::replica;
    const auto* function = catalog.get<Function>(each->function);
    return is_in_time && function != nullptr && assigns_new(function->body, column);
  });
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
  if (has_filling_trigger(when_committed(context, at), id, action.name.text)) return;
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
