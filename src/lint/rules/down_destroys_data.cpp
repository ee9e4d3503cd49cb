#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "lint/losses.hpp"
#include "lint/row_work.hpp"
#include "lint/rule.hpp"
#include "lint/set_files.hpp"

namespace mig {
namespace {

// The table or column that a statement of the down drops had been filled by the up.
struct Filled {
  std::set<std::pair<std::string, std::string>> columns;  // table, column
  std::set<std::string> tables;
};

Filled filled_by(const std::vector<const JudgedStatement*>& up) {
  Filled filled;
  for (const JudgedStatement* at : up) {
    if (at->statement == nullptr) continue;
    const auto work = row_work_of(*at);
    if (!work || work->reach == RowReach::few) continue;
    const std::string table = at->shown(*work->table);
    if (const auto* update = at->as<ast::Update>()) {
      for (const ast::Assignment& each : update->assignments) {
        for (const ast::Name& column : each.columns) filled.columns.emplace(table, column.text);
      }
    } else if (work->verb != "DELETE") {
      filled.tables.insert(table);
    }
  }
  return filled;
}

void check_statement(const JudgedStatement& at, const Filled& filled, Findings& findings) {
  const auto tell = [&](std::string message, const std::string& table) {
    findings.add(at, {}, std::move(message)).tables = {table};
  };
  if (const auto* drop = at.as<ast::Drop>(); drop && drop->object == ObjectKind::table) {
    for (const ast::ObjectReference& each : drop->objects) {
      const std::string table = at.shown(each.name);
      if (filled.tables.count(table) == 0) continue;
      tell(concat("the down drops ", table,
                  ", which the up has filled: what was written since is lost"),
           table);
    }
  }
  if (const auto* alter = at.as<ast::AlterTable>()) {
    const std::string table = at.shown(alter->name);
    for (const ast::AlterTableAction& each : alter->actions) {
      if (each.kind != ast::AlterTableKind::drop_column) continue;
      if (filled.columns.count({table, std::string(each.name.text)}) == 0) continue;
      tell(concat("the down drops ", table, ".", at.before.quoted(each.name.text),
                  ", which the up has filled: what was written since is lost"),
           table);
    }
  }
  const auto work = row_work_of(at);
  if (work && work->verb == "DELETE" && work->reach == RowReach::all) {
    tell(concat("the down deletes all rows of ", at.shown(*work->table)), at.shown(*work->table));
  }
  if (const auto* truncate = at.as<ast::Truncate>(); truncate && !truncate->tables.empty()) {
    tell(concat("the down empties ", at.shown(truncate->tables.front())),
         at.shown(truncate->tables.front()));
  }
}

void check(const LintContext& context, Findings& findings) {
  for (const UpAndDown& each : ups_with_downs(context)) {
    if (is_declared_irreversible(each)) continue;
    const auto up = statements_of(context, *each.up), down = statements_of(context, *each.down);
    const Filled filled = filled_by(up);
    for (const JudgedStatement* at : down) {
      if (at->statement != nullptr) check_statement(*at, filled, findings);
    }
    for (const JudgedStatement* at : up) {
      const auto loss = loss_of(context, *at);
      if (!loss) continue;
      const JudgedStatement* back = comes_back_empty(*loss, down);
      if (back == nullptr) continue;
      Finding& found = findings.add(
          *back, {}, concat(loss->name, " comes back empty: what was in it is lost with the up"));
      found.tables = {loss->table};
      found.steps = {"-- mig: irreversible <reason>"};
    }
  }
}

}  // namespace

extern const LintRule down_destroys_data_rule;
const LintRule down_destroys_data_rule{
    .id = "down-destroys-data",
    .dialects = for_both,
    .severity = Severity::warning,
    .summary = "taking a migration back loses data",
    .why =
        R"(The down of a migration that moved data into a new column or table drops that column: what the application
has written into it since is gone. The down of a migration that dropped a column adds it again, empty: the
schema is as before, the data is not, and the application runs into NULLs. Copy the data back first, keep what
is dropped under another name for a while, or declare the migration irreversible.)",
    .bad = R"(-- up.sql:
ALTER TABLE users DROP COLUMN email;
-- down.sql:
ALTER TABLE users ADD COLUMN email text;
)",
    .good = R"(-- up.sql:
ALTER TABLE users DROP COLUMN email;
-- down.sql:
-- mig: irreversible the addresses live in the accounts service now
)",
    .check = check,
    .weighs_in_downs = true,
    .is_about_set = true,
};

}  // namespace mig
