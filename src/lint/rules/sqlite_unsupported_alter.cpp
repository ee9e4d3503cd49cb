#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/features.hpp"
#include "lint/sqlite/foreign_syntax.hpp"

namespace mig {
namespace {

struct Gate {
  ast::AlterTableKind kind;
  std::string_view name;
  ServerVersion since;
};
constexpr Gate gates[] = {
    {ast::AlterTableKind::drop_column, "DROP COLUMN", sqlite_version(35)},
    {ast::AlterTableKind::set_not_null, "ALTER COLUMN … SET NOT NULL", sqlite_version(53)},
    {ast::AlterTableKind::drop_not_null, "ALTER COLUMN … DROP NOT NULL", sqlite_version(53)},
    {ast::AlterTableKind::add_constraint, "ADD CHECK", sqlite_version(53)},
    {ast::AlterTableKind::drop_constraint, "DROP CONSTRAINT", sqlite_version(53)},
};

void report(const LintContext& context, Findings& findings, const JudgedStatement& at,
            const ast::ObjectName& table, std::string_view name, ServerVersion since) {
  if (context.versions.oldest >= since) return;
  Finding& found = findings.add(
      at, {},
      concat(name, " of ", at.shown(table), " needs SQLite ", sqlite_version_text(since),
             "; this is for ", sqlite_version_text(context.versions.oldest), " too"));
  found.tables = {at.shown(table)};
}

void check(const LintContext& context, Findings& findings) {
  for (const Gate& gate : gates) {
    context.each_action(gate.kind, [&](const ast::AlterTableAction&, const ast::AlterTable& alter,
                                       const JudgedStatement& at) {
      report(context, findings, at, alter.name, gate.name, gate.since);
    });
  }
  context.each<ast::Rename>([&](const ast::Rename& rename, const JudgedStatement& at) {
    if (rename.object != ObjectKind::column) return;
    report(context, findings, at, rename.target.name, "RENAME COLUMN", sqlite_version(25));
  });
  for (const auto& at : *context.statements) {
    if (at->statement != nullptr) continue;
    const auto found = foreign_syntax(at->span.of(at->file->source.text()));
    if (!found || !found->is_alter) continue;
    findings.add(*at, {at->span.begin + found->span.begin, at->span.begin + found->span.end},
                 found->message);
  }
}

}  // namespace

extern const LintRule sqlite_unsupported_alter_rule;
const LintRule sqlite_unsupported_alter_rule{
    .id = "sqlite-unsupported-alter",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "an ALTER TABLE that SQLite, or the oldest SQLite it is for, does not have",
    .why =
        R"(ALTER TABLE of SQLite renames a table, renames a column (3.25), adds a column and drops one (3.35); since 3.53 it
also sets and drops NOT NULL and adds and drops CHECK constraints. One action a statement, and no IF EXISTS.
A type, a default, a primary, unique or foreign key can be changed by a rebuild alone: CREATE the new table,
INSERT … SELECT, DROP the old one, RENAME. Whatever else is written is a syntax error.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
ALTER TABLE users ALTER COLUMN name SET NOT NULL;
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
)",
    .check = check,
};

}  // namespace mig
