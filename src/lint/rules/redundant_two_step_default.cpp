#include "base/text.hpp"
#include "catalog/expression_text.hpp"
#include "lint/rule.hpp"
#include "lint/volatility.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// UPDATE t SET a = value, of all rows or of those where it is NULL, and nothing else.
const ast::Assignment* only_assignment(const ast::Update& update) {
  if (update.assignments.size() != 1 || update.from) return nullptr;
  const ast::Assignment& only = update.assignments.front();
  if (only.columns.size() != 1) return nullptr;
  if (!update.where) return &only;
  const Syntax& where = update.where;
  const bool is_null_test =
      where.is(Node::is_test) && where.has_own_word(Keyword::NULL_) &&
      !where.has_own_word(Keyword::NOT) &&
      lower_ascii(where[0].text()).ends_with(lower_ascii(only.columns.front().text));
  return is_null_test ? &only : nullptr;
}

// Some judged statement before it added the column without a default.
const JudgedStatement* adding_statement(const LintContext& context, const JudgedStatement& at,
                                        ObjectId table, std::string_view column) {
  for (const JudgedStatement* each : context.earlier(at)) {
    const auto* alter = each->as<ast::AlterTable>();
    if (alter == nullptr || each->relation(alter->name) != table) continue;
    for (const ast::AlterTableAction& action : alter->actions) {
      if (action.kind != ast::AlterTableKind::add_column) continue;
      if (action.column->name.text != column) continue;
      const bool has_value = action.column->constraint(ast::ConstraintKind::default_) != nullptr ||
                             action.column->constraint(ast::ConstraintKind::generated) != nullptr;
      return has_value ? nullptr : each;
    }
  }
  return nullptr;
}

void check(const LintContext& context, Findings& findings) {
  if (context.versions.oldest < postgres_version(11)) return;
  context.each<ast::Update>([&](const ast::Update& update, const JudgedStatement& at) {
    const ast::Assignment* only = only_assignment(update);
    const ObjectId id = at.relation(update.table);
    if (only == nullptr || context.is_new(at, id)) return;
    const auto* table = at.before.get<Table>(id);
    const Column* column = table != nullptr ? table->column(only->columns.front().text) : nullptr;
    if (column == nullptr || column->default_value.empty()) return;
    if (volatility_of(only->value, at.before) >= Volatility::unknown) return;
    if (!references_of(only->value).columns.empty()) return;
    if (comparable_expression(only->value.text(), Dialect::postgres) !=
        comparable_expression(column->default_value, Dialect::postgres)) {
      return;
    }
    if (adding_statement(context, at, id, column->name) == nullptr) return;
    const std::string name = at.shown(update.table), quoted = at.before.quoted(column->name);
    Finding& found = findings.add(
        at, {},
        concat("UPDATE writes every row of ", name, " to give ", quoted,
               " the value that ADD COLUMN … DEFAULT would give without touching one"));
    found.tables = {name};
    found.steps = {concat("ALTER TABLE ", name, " ADD COLUMN ", quoted, " ",
                          at.before.to_string(column->type), " DEFAULT ", column->default_value,
                          ";")};
  });
}

}  // namespace

extern const LintRule redundant_two_step_default_rule;
const LintRule redundant_two_step_default_rule{
    .id = "redundant-two-step-default",
    .dialects = for_postgres,
    .severity = Severity::off,
    .summary =
        "a new column gets its constant default in three steps, one of which writes every row",
    .why =
        R"(Before PostgreSQL 11 a column with a default was added in steps: the column, then its default, then an UPDATE
of all rows. Since then ADD COLUMN … DEFAULT with a constant keeps the value beside the table and touches no
row, while the UPDATE still writes each of them anew, with their indexes, and leaves as many dead ones.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN currency text;
ALTER TABLE orders ALTER COLUMN currency SET DEFAULT 'EUR';
UPDATE orders SET currency = 'EUR';
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN currency text DEFAULT 'EUR';
)",
    .check = check,
};

}  // namespace mig
