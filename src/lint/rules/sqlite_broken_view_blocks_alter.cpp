#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/history.hpp"
#include "lint/sqlite/rebuild.hpp"
#include "lint/sqlite/stored_sql.hpp"

namespace mig {
namespace {

// The first view or trigger that names a table which is not there; for a rebuild the table that is missing for a moment
// is told by sqlite-rebuild-blocked-by-view-or-trigger.
std::string broken(const JudgedStatement& at, std::string_view except) {
  for (const Object* each : stored_sql(at.before)) {
    const std::string table = missing_table(at.before, *each);
    if (table.empty() || lower_ascii(table) == lower_ascii(except)) continue;
    return concat("the ", kind_and_name(*each), " names ", table);
  }
  return {};
}

void report(const JudgedStatement& at, std::string_view what, const ast::ObjectName& table,
            std::string_view except, Findings& findings) {
  const std::string why = broken(at, except);
  if (why.empty()) return;
  Finding& found = findings.add(
      at, {},
      concat("ALTER TABLE ", at.shown(table), " ", what, " fails: ", why, ", which is not there"));
  found.tables = {at.shown(table)};
}

void check(const LintContext& context, Findings& findings) {
  if (!knows_history(context)) return;
  const std::vector<Rebuild> rebuilds = rebuilds_of(context);
  context.each<ast::Rename>([&](const ast::Rename& rename, const JudgedStatement& at) {
    const bool is_column = rename.object == ObjectKind::column;
    if (!is_column && rename.object != ObjectKind::table) return;
    if (!is_column && at.session->legacy_alter_table) return;
    const Rebuild* rebuild = rebuild_with(rebuilds, at);
    report(at, is_column ? "RENAME COLUMN" : "RENAME TO", rename.target.name,
           rebuild != nullptr ? rebuild->name : "", findings);
  });
  context.each_action(
      ast::AlterTableKind::drop_column,
      [&](const ast::AlterTableAction&, const ast::AlterTable& alter, const JudgedStatement& at) {
        report(at, "DROP COLUMN", alter.name, "", findings);
      });
}

}  // namespace

extern const LintRule sqlite_broken_view_blocks_alter_rule;
const LintRule sqlite_broken_view_blocks_alter_rule{
    .id = "sqlite-broken-view-blocks-alter",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "a view or trigger that leads nowhere makes ALTER TABLE fail",
    .why =
        R"(RENAME TO, RENAME COLUMN and DROP COLUMN read every view and trigger of the schema anew, also those that have
nothing to do with the table. One that names a table which is not there makes them fail with an error about
that view, although nobody touched it. Drop the view or mend it before the ALTER TABLE.)",
    .bad =
        R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, initial TEXT AS (substr(name, 1, 1)));
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE VIEW team_ids AS SELECT id FROM teams;
DROP TABLE teams;
-- history:
ALTER TABLE users DROP COLUMN initial;
)",
    .good =
        R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, initial TEXT AS (substr(name, 1, 1)));
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE VIEW team_ids AS SELECT id FROM teams;
DROP TABLE teams;
-- history:
DROP VIEW team_ids;
ALTER TABLE users DROP COLUMN initial;
)",
    .check = check,
};

}  // namespace mig
