#include <optional>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/rebuild.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// How many rows there are, for the message; nullopt: few, and nothing is to be said.
std::optional<std::string> rows_of(const LintContext& context, const JudgedStatement& at,
                                   ObjectId table) {
  if (context.is_new(at, table)) return std::nullopt;
  const auto size = context.size_of(at, table);
  if (!size) return "every row";
  if (size->rows < context.options.small_table_rows) return std::nullopt;
  return concat("about ", size->rows, " rows");
}

void report(const LintContext& context, Findings& findings, const JudgedStatement& at,
            ObjectId table, std::string_view name, std::string_view what) {
  const auto rows = rows_of(context, at, table);
  if (!rows) return;
  Finding& found = findings.add(
      at, {}, concat(what, " writes ", *rows, " of ", name, " while no other writer gets in"));
  found.tables = {std::string(name)};
}

// One that names no column bounds nothing.
bool is_whole(const Syntax& where) { return !where || references_of(where).columns.empty(); }

void check(const LintContext& context, Findings& findings) {
  for (const Rebuild& each : rebuilds_of(context)) {
    if (each.old_table == nullptr) continue;
    report(context, findings, *each.copies.back(), each.old_id, each.name, "the rebuild");
  }
  context.each<ast::Update>([&](const ast::Update& update, const JudgedStatement& at) {
    if (!is_whole(update.where) || update.from) return;
    report(context, findings, at, at.relation(update.table), at.shown(update.table), "UPDATE");
  });
  context.each<ast::Delete>([&](const ast::Delete& statement, const JudgedStatement& at) {
    if (!is_whole(statement.where)) return;
    report(context, findings, at, at.relation(statement.table), at.shown(statement.table),
           "DELETE");
  });
}

}  // namespace

extern const LintRule sqlite_long_write_transaction_rule;
const LintRule sqlite_long_write_transaction_rule{
    .id = "sqlite-long-write-transaction",
    .dialects = for_sqlite,
    .severity = Severity::info,
    .summary = "every row of a table is written while nobody else can write",
    .why =
        R"(SQLite has one writer for the whole database. A rebuild, an UPDATE or DELETE of a whole table, an INSERT … SELECT
holds that place until the migration commits, and every other writer waits and then gets SQLITE_BUSY; with a
rollback journal readers wait too while it commits. Programs need a busy_timeout that is longer than that.
Write a large table in several migrations, or at an hour when nobody writes.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
UPDATE users SET name = trim(name);
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
UPDATE users SET name = trim(name) WHERE id < 1000 AND name IS NOT trim(name);
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
