#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/foreign_keys.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

bool is_schema_table(std::string_view name) {
  const std::string lower = lower_ascii(name);
  return lower == "sqlite_schema" || lower == "sqlite_master" || lower == "sqlite_temp_schema" ||
         lower == "sqlite_temp_master";
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::Pragma>([&](const ast::Pragma& pragma, const JudgedStatement& at) {
    const std::string_view name = pragma.name.name.text;
    if (!pragma.has_value) return;
    if (name == "schema_version") {
      findings.add(at, {},
                   "PRAGMA schema_version makes other connections read with a wrong schema");
    }
    if (name == "writable_schema" && is_true_pragma(pragma.value)) {
      findings.add(at, {}, "PRAGMA writable_schema lets statements damage the schema");
    }
  });
  for (const auto& at : *context.statements) {
    if (at->statement == nullptr) continue;
    for (const TableReference& each : at->references().tables) {
      if (each.access == Access::read || !is_schema_table(each.name.name)) continue;
      findings.add(*at, each.span, concat("the statement writes ", each.name.name, " by itself"));
    }
  }
}

}  // namespace

extern const LintRule sqlite_writable_schema_rule;
const LintRule sqlite_writable_schema_rule{
    .id = "sqlite-writable-schema",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "the schema is written past SQLite",
    .why =
        R"(With PRAGMA writable_schema = ON the rows of sqlite_schema (sqlite_master) can be written, and SQLite takes them as
they are: a wrong text, or one that does not fit the file's pages, is a database that cannot be opened or
gives wrong rows. PRAGMA schema_version = n makes other connections keep a schema that is not the file's.
Rebuild the table instead; mig knows the steps.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = 'CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL)' WHERE name = 'users';
PRAGMA writable_schema = OFF;
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
)",
    .check = check,
};

}  // namespace mig
