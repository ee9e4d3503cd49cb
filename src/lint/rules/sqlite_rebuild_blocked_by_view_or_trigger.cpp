#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/rebuild.hpp"
#include "lint/sqlite/statement_text.hpp"
#include "lint/sqlite/stored_sql.hpp"

namespace mig {
namespace {

// Views and triggers that name the table while there is none.
std::vector<std::string> blockers(const Rebuild& rebuild) {
  std::vector<std::string> found;
  const Catalog& catalog = rebuild.rename->before;
  for (const Object* each : stored_sql(catalog)) {
    if (names_table(catalog, uses_of(*each), rebuild.name)) found.push_back(kind_and_name(*each));
  }
  return found;
}

void check(const LintContext& context, Findings& findings) {
  for (const Rebuild& rebuild : rebuilds_of(context)) {
    if (rebuild.way != Rebuild::Way::new_first || rebuild.rename->session->legacy_alter_table) {
      continue;
    }
    const std::vector<std::string> all = blockers(rebuild);
    if (all.empty()) continue;
    Finding& found = findings.add(
        *rebuild.rename, {},
        concat("the rename to ", rebuild.name, " fails: ", join(all, ", "),
               all.size() == 1 ? " names" : " name", " a table that is not there at this moment"));
    found.tables = {rebuild.name};
    found.steps = {"PRAGMA legacy_alter_table = ON;", text_with(*rebuild.rename),
                   "PRAGMA legacy_alter_table = OFF;"};
  }
}

}  // namespace

extern const LintRule sqlite_rebuild_blocked_by_view_or_trigger_rule;
const LintRule sqlite_rebuild_blocked_by_view_or_trigger_rule{
    .id = "sqlite-rebuild-blocked-by-view-or-trigger",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "a view or another table's trigger names the table that is rebuilt",
    .why =
        R"(ALTER TABLE … RENAME TO reads every view and trigger of the schema anew. Between DROP TABLE t and the
rename there is no t, so one that names it makes the rename fail: "error in view v: no such table: main.t".
Drop those views and triggers in front of the rebuild and create them again behind it, or tell SQLite for
the rename alone not to look, with PRAGMA legacy_alter_table = ON.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW names AS SELECT name FROM users;
-- history:
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW names AS SELECT name FROM users;
-- history:
-- mig: foreign-keys off
DROP VIEW names;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
CREATE VIEW names AS SELECT name FROM users;
)",
    .check = check,
};

}  // namespace mig
