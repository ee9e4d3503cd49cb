#include <algorithm>

#include "base/text.hpp"
#include "catalog/expression_text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/added_column.hpp"
#include "lint/sqlite/columns.hpp"
#include "lint/sqlite/rebuild.hpp"

namespace mig {
namespace {

bool is_required(const ast::Column& column) {
  if (column.constraint(ast::ConstraintKind::not_null) == nullptr) return false;
  if (column.constraint(ast::ConstraintKind::generated) != nullptr) return false;
  const ast::Constraint* value = column.constraint(ast::ConstraintKind::default_);
  return value == nullptr || is_null_literal(value->expression);
}

// Something of the column's type that is not NULL.
std::string_view some_value(const ast::Type& type) {
  const std::string name = lower_ascii(type.name);
  for (const std::string_view part : {"char", "clob", "text"}) {
    if (name.find(part) != std::string::npos) return "''";
  }
  return "0";
}

void check_added(const LintContext& context, Findings& findings) {
  each_added_column(context, [&](const SqliteAddedColumn& added) {
    if (!added.may_have_rows || !is_required(added.column)) return;
    Finding& found = findings.add(
        added.at, added.column.syntax.span(),
        concat("adding ", added.column.name.text, " as NOT NULL without a default fails where ",
               added.shown, " has rows"));
    found.tables = {added.shown};
    found.steps = {add_column_without(added, {ast::ConstraintKind::default_},
                                      concat(" DEFAULT ", some_value(added.column.type)))};
  });
}

const CopiedColumn* copied(const Copy& copy, std::string_view column) {
  for (const CopiedColumn& each : copy.columns) {
    if (lower_ascii(each.to) == lower_ascii(column)) return &each;
  }
  return nullptr;
}

// Why the copy cannot fill the column; empty: it can, or that is not known.
std::string fault_of(const Rebuild& rebuild, const Copy& copy, const Column& column) {
  const Table& made = *rebuild.new_table;
  if (!refuses_null(made, column) || !column.generated.empty()) return {};
  const CopiedColumn* from = copied(copy, column.name);
  if (from == nullptr) {
    if (!copy.targets || !column.default_value.empty() || rowid_alias(made) == &column) return {};
    return concat("the copy of ", rebuild.name, " fails where it has rows: it gives no value to ",
                  column.name, ", which is NOT NULL");
  }
  if (from->from.empty() || !copy.filter.empty() || rowid_alias(made) == &column) return {};
  const Column* old = column_of(*rebuild.old_table, from->from);
  if (old == nullptr || refuses_null(*rebuild.old_table, *old)) return {};
  return concat("the copy of ", rebuild.name, " fails where ", old->name, " is NULL: ", column.name,
                " becomes NOT NULL");
}

// A CHECK may keep NULL out as well.
bool is_checked(const Rebuild& rebuild, const std::string& column) {
  const auto& all = rebuild.old_table->constraints;
  return std::any_of(all.begin(), all.end(), [&](const Constraint& each) {
    return each.kind == ast::ConstraintKind::check &&
           mentions_column(each.expression, column, Dialect::sqlite) &&
           each.expression.find("null") != std::string::npos;
  });
}

void check(const LintContext& context, Findings& findings) {
  check_added(context, findings);
  for (const Rebuild& rebuild : rebuilds_of(context)) {
    if (rebuild.old_table == nullptr || rebuild.new_table == nullptr) continue;
    if (rebuild.old_table->is_open) continue;
    const Copy copy = rebuild.copy();
    for (const Column& each : rebuild.new_table->columns) {
      const std::string fault = fault_of(rebuild, copy, each);
      if (fault.empty() || is_checked(rebuild, each.name)) continue;
      Finding& found = findings.add(*rebuild.copies.back(), {}, fault);
      if (copied(copy, each.name) != nullptr) found.severity = Severity::warning;
      found.tables = {rebuild.name};
    }
  }
}

}  // namespace

extern const LintRule sqlite_add_required_column_rule;
const LintRule sqlite_add_required_column_rule{
    .id = "sqlite-add-required-column",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "a NOT NULL column without a default is added to a table that may have rows",
    .why =
        R"(ALTER TABLE … ADD COLUMN … NOT NULL without a default, or with DEFAULT NULL, works on an empty table and fails
on one that has rows: "Cannot add a NOT NULL column with default value NULL". So it passes on the empty
database of the tests and fails at deploy. Give the column a constant default. A rebuild has the same trap:
where it makes a column NOT NULL that could hold NULL, or adds one that the copy does not fill, the copy
fails on the first such row.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
ALTER TABLE users ADD COLUMN team INTEGER NOT NULL;
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
ALTER TABLE users ADD COLUMN team INTEGER NOT NULL DEFAULT 0;
)",
    .check = check,
};

}  // namespace mig
