#include "base/text.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

bool is_json(const ast::Type& type) {
  return type.name == "json" && !type.is_quoted &&
         (type.schema.empty() || type.schema == "pg_catalog");
}

void look_at(const ast::Column& column, const std::string& table, const JudgedStatement& at,
             Findings& findings) {
  const ast::Type& type = column.type;
  if (!is_json(type)) return;
  const std::string name = at.before.quoted(column.name.text);
  Finding& found = findings.add(
      at, type.syntax.span(),
      concat("the column ", table, ".", name,
             " of type json has no equality: SELECT DISTINCT, GROUP BY and UNION fail on it"));
  found.tables = {table};
  if (at.in_body == nullptr && type.array_dimensions == 0) {
    found.fix = Fix{"make it jsonb", type.syntax.span(), "jsonb"};
  }
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::CreateTable>([&](const ast::CreateTable& made, const JudgedStatement& at) {
    if (made.persistence == ast::Persistence::temporary) return;
    const ObjectId id = at.find_after(ObjectKind::table, made.name);
    const std::string table = id != 0 ? at.after.qualified_name(id) : at.shown(made.name);
    for (const ast::Column& each : made.columns) look_at(each, table, at, findings);
  });
  context.each_action(ast::AlterTableKind::add_column,
                      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
                          const JudgedStatement& at) {
                        if (alter.object != ObjectKind::table) return;
                        if (!is_json(action.column->type)) return;
                        const auto* table = at.table(alter.name);
                        if (table != nullptr && table->column(action.column->name.text)) return;
                        look_at(action.column, at.shown(alter.name), at, findings);
                      });
}

}  // namespace

extern const LintRule adding_json_column_rule;
const LintRule adding_json_column_rule{
    .id = "adding-json-column",
    .dialects = for_postgres,
    .severity = Severity::info,
    .summary = "a column of type json, which cannot be compared",
    .why =
        R"(The type json keeps the text as it came and has no equality operator: SELECT DISTINCT, GROUP BY, UNION and
unique indexes fail on a row that holds one, also in queries that ran well before the column was there.
jsonb can be compared and indexed, and reads faster. json is right only where the text itself must be kept,
with its blanks and the order of its keys.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN details json;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- history:
ALTER TABLE orders ADD COLUMN details jsonb;
)",
    .check = check,
};

}  // namespace mig
