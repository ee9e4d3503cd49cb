#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/columns.hpp"
#include "lint/sqlite/rebuild.hpp"

namespace mig {
namespace {

std::vector<std::string> nullable_of(const Table& table) {
  const Constraint* key = table.primary_key();
  std::vector<std::string> found;
  if (key == nullptr || !table.module.empty()) return found;
  for (const std::string& each : key->columns) {
    const Column* column = column_of(table, each);
    if (column != nullptr && !refuses_null(table, *column)) found.push_back(column->name);
  }
  return found;
}

// The table that a rebuild replaces had the same weakness: this migration did not bring it.
bool had_it_before(const std::vector<Rebuild>& rebuilds, const JudgedStatement& at) {
  const Rebuild* rebuild = rebuild_with(rebuilds, at);
  return rebuild != nullptr && rebuild->old_table != nullptr &&
         !nullable_of(*rebuild->old_table).empty();
}

void check(const LintContext& context, Findings& findings) {
  const std::vector<Rebuild> rebuilds = rebuilds_of(context);
  context.each<ast::CreateTable>([&](const ast::CreateTable& create, const JudgedStatement& at) {
    if (at.relation(create.name) != 0) return;
    const auto* table = at.after.get<Table>(at.find_after(ObjectKind::table, create.name));
    if (table == nullptr || table->is_temporary()) return;
    const std::vector<std::string> columns = nullable_of(*table);
    if (columns.empty() || had_it_before(rebuilds, at)) return;
    const std::string shown = at.after.qualified_name(table->id);
    Finding& found =
        findings.add(at, create.name.span(),
                     concat("the primary key of ", shown, " takes NULL: ", join(columns, ", "), " ",
                            columns.size() == 1 ? "is" : "are", " not NOT NULL"));
    found.tables = {shown};
  });
}

}  // namespace

extern const LintRule sqlite_nullable_primary_key_rule;
const LintRule sqlite_nullable_primary_key_rule{
    .id = "sqlite-nullable-primary-key",
    .dialects = for_sqlite,
    .severity = Severity::warning,
    .summary = "a primary key that takes NULL, and takes it several times",
    .why =
        R"(SQLite lets NULL into a primary key, as often as somebody inserts it, unless the column says NOT NULL. Not so
INTEGER PRIMARY KEY, which is the rowid and numbers itself, and not so the keys of tables that are STRICT or
WITHOUT ROWID. INT, BIGINT or VARCHAR are not INTEGER, and INTEGER PRIMARY KEY DESC is no rowid either.)",
    .bad = R"(CREATE TABLE users (id TEXT PRIMARY KEY, name TEXT);
)",
    .good = R"(CREATE TABLE users (id TEXT NOT NULL PRIMARY KEY, name TEXT);
)",
    .check = check,
};

}  // namespace mig
