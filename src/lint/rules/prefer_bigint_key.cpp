#include "base/text.hpp"
#include "lint/new_columns.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// Alone in the key: in a key of several columns the others count as well.
bool is_key(const ast::Column& column, const JudgedStatement& at) {
  if (column.constraint(ast::ConstraintKind::primary_key) != nullptr) return true;
  const auto* made = at.as<ast::CreateTable>();
  if (made == nullptr) return false;
  for (const ast::Constraint& each : made->constraints) {
    if (each.kind != ast::ConstraintKind::primary_key || each.columns.size() != 1) continue;
    return each.columns[0].text == column.name.text;
  }
  return false;
}

bool is_small_key(const ast::Column& column, const JudgedStatement& at) {
  const ast::Type& type = column.type;
  const bool is_small = type.name == "integer" || type.name == "smallint";
  return type.schema.empty() && is_small && is_key(column, at);
}

void check(const LintContext& context, Findings& findings) {
  each_new_column(context, [&](const ast::Column& column, const ast::ObjectName& table,
                               const JudgedStatement& at) {
    const ast::Type& type = column.type;
    if (!type || type.array_dimensions > 0 || !(is_small_key(column, at))) return;
    Finding& found =
        findings.add(at, type.syntax.span(),
                     concat("the key ", column.name.text, " is ", to_string(type), " and ends at ",
                            type.name == "smallint" ? "32767" : "2147483647"));
    found.tables = {at.find_after(ObjectKind::table, table) != 0
                        ? at.after.qualified_name(at.find_after(ObjectKind::table, table))
                        : at.shown(table)};
    found.fix = Fix{"make it bigint", at.place(type.syntax.span()),
                    type.is_serial ? "bigserial" : "bigint"};
  });
}

}  // namespace

extern const LintRule prefer_bigint_key_rule;
const LintRule prefer_bigint_key_rule{
    .id = "prefer-bigint-key",
    .dialects = for_postgres,
    .severity = Severity::off,
    .summary = "a primary key is an integer or smallint",
    .why =
        R"(An integer key ends at 2147483647, and busy tables get there: sequences also count what is rolled back. To
make it a bigint then means to rewrite the table with all of its indexes and every column that refers to it.
In CREATE TABLE the wider type costs four bytes a row, and often nothing for alignment.)",
    .bad = R"(CREATE TABLE users (id integer PRIMARY KEY);
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
)",
    .check = check,
};

}  // namespace mig
