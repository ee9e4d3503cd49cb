#include <algorithm>

#include "base/text.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

std::vector<std::string> steps_for(const Catalog& catalog, const Table& table,
                                   const Column& column) {
  const std::string alter = concat("ALTER TABLE ", catalog.qualified_name(table.id), " ");
  const std::string name = catalog.quoted(column.name);
  std::vector<std::string> steps;
  const bool must_be_given = column.not_null && column.default_value.empty() &&
                             column.generated.empty() && column.identity == Identity::none;
  if (must_be_given && table.primary_key() != nullptr) {
    const auto& key = table.primary_key()->columns;
    if (std::find(key.begin(), key.end(), column.name) == key.end()) {
      steps.push_back(concat("-- so that code which leaves it out can insert:\n", alter,
                             "ALTER COLUMN ", name, " DROP NOT NULL;"));
    }
  } else if (must_be_given) {
    steps.push_back(concat("-- so that code which leaves it out can insert:\n", alter,
                           "ALTER COLUMN ", name, " DROP NOT NULL;"));
  }
  steps.push_back(concat("-- next migration: once no running code reads or writes it\n",
                         "-- mig: ignore dropping-column -- not used since release …\n", alter,
                         "DROP COLUMN ", name, ";"));
  return steps;
}

// UPDATE t SET other = … column …, before the statement.
bool is_copied(const LintContext& context, const JudgedStatement& at, ObjectId table,
               std::string_view column, std::string_view other) {
  for (const JudgedStatement* each : context.earlier(at)) {
    const auto* update = each->as<ast::Update>();
    if (update == nullptr || each->relation(update->table) != table) continue;
    for (const ast::Assignment& assigned : update->assignments) {
      if (assigned.columns.size() != 1 || assigned.columns[0].text != other) continue;
      for (const ColumnReference& read : references_of(assigned.value).columns) {
        if (read.name == column) return true;
      }
    }
  }
  return false;
}

// Its values went into a new column, which takes its name before anybody sees that it is gone: a change of the type.
bool is_taken_over(const LintContext& context, const Outlook& outlook, const JudgedStatement& at,
                   const Table& table, std::string_view column) {
  const auto* later = outlook.after_transaction(at).get<Table>(table.id);
  const Column* now = later != nullptr ? later->column(column) : nullptr;
  if (now == nullptr || now->created <= at.set_begin) return false;
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& each) {
    return each.created == now->created && each.name != column &&
           is_copied(context, at, table.id, column, each.name);
  });
}

void check(const LintContext& context, Findings& findings) {
  const Outlook outlook(context);
  context.each_action_or_fired(
      ast::AlterTableKind::drop_column,
      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
          const JudgedStatement& at) {
        if (alter.object != ObjectKind::table && alter.object != ObjectKind::foreign_table) return;
        const ObjectId id = at.relation(alter.name);
        if (is_column_of_set(at, id, action.name.text)) return;
        const auto* table = at.before.get<Table>(id);
        const Column* column = table != nullptr ? table->column(action.name.text) : nullptr;
        const bool is_absent = table != nullptr
                                   ? column == nullptr && !table->is_open && !table->is_unknown
                                   : id == 0 && alter.if_exists && knows_everything(context, at);
        if (is_absent && at.before.is_complete()) return;
        if (column != nullptr && is_taken_over(context, outlook, at, *table, column->name)) return;
        const std::string name =
            concat(at.shown(alter.name), ".", at.before.quoted(action.name.text));
        Finding& found = findings.add(
            at, action.syntax.span(),
            concat("ALTER TABLE drops ", name,
                   " with all its values; running code that reads or writes it fails at once"));
        found.tables = {at.shown(alter.name)};
        if (column != nullptr) found.steps = steps_for(at.before, *table, *column);
      });
}

}  // namespace

extern const LintRule dropping_column_rule;
const LintRule dropping_column_rule{
    .id = "dropping-column",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a column is dropped with its values",
    .why =
        R"(The values are gone when the transaction commits. While the migration runs and until the last old
process is replaced, code that names the column fails: not only queries that use it, also an ORM that
lists all the columns it once knew, in every SELECT and INSERT. Make the code forget the column first
(most ORMs have a list of columns to ignore), let the new release run everywhere, and drop the column in
a migration of a later release. If the column is NOT NULL without a default, that release could not
insert: drop the NOT NULL before it. A column that the same migrations added may go.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, fax text);
-- history:
ALTER TABLE users DROP COLUMN fax;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, fax text NOT NULL);
-- history:
ALTER TABLE users ALTER COLUMN fax DROP NOT NULL;
)",
    .check = check,
};

}  // namespace mig
