#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/column_uses.hpp"
#include "lint/sqlite/columns.hpp"
#include "lint/sqlite/statement_text.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  context.each_action(ast::AlterTableKind::drop_column, [&](const ast::AlterTableAction& action,
                                                            const ast::AlterTable& alter,
                                                            const JudgedStatement& at) {
    const Table* table = at.table(alter.name);
    if (table == nullptr || table->is_unknown || column_of(*table, action.name.text) == nullptr)
      return;
    const std::vector<ColumnBlocker> blockers = drop_blockers(at, *table, action.name.text);
    if (blockers.empty()) return;
    std::vector<std::string> reasons, drops;
    for (const ColumnBlocker& each : blockers) {
      reasons.push_back(each.why);
      if (!each.drop.empty()) drops.push_back(each.drop);
    }
    Finding& found = findings.add(at, action.name.span,
                                  concat("SQLite cannot drop ", action.name.text, " of ",
                                         at.shown(alter.name), ": ", join(reasons, "; ")));
    found.tables = {at.shown(alter.name)};
    if (drops.size() != blockers.size()) return;  // only a rebuild helps
    found.steps = std::move(drops);
    found.steps.push_back(text_with(at));
  });
}

}  // namespace

extern const LintRule sqlite_drop_column_blocked_rule;
const LintRule sqlite_drop_column_blocked_rule{
    .id = "sqlite-drop-column-blocked",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "a column is dropped that SQLite cannot drop",
    .why =
        R"(SQLite refuses DROP COLUMN for a column that is in the primary key or UNIQUE, that an index, a CHECK or foreign
key of the table, a generated column, a view or a trigger uses, and for the last column. A CHECK or REFERENCES
that is written at the column itself goes with it. Drop what uses the column first, in the same file, or
rebuild the table without it.)",
    .bad =
        R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, initial TEXT AS (substr(name, 1, 1)));
CREATE INDEX users_initial ON users (initial);
-- history:
ALTER TABLE users DROP COLUMN initial;
)",
    .good =
        R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, initial TEXT AS (substr(name, 1, 1)));
CREATE INDEX users_initial ON users (initial);
-- history:
DROP INDEX users_initial;
ALTER TABLE users DROP COLUMN initial;
)",
    .check = check,
};

}  // namespace mig
