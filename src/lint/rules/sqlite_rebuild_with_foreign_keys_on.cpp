#include <set>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/foreign_keys.hpp"
#include "lint/sqlite/rebuild.hpp"
#include "lint/sqlite/rebuild_followers.hpp"

namespace mig {
namespace {

// What DROP TABLE does to those who refer to the table, in one clause: "deletes the rows of orders that refer to it".
std::string effect_of_drop(const std::vector<ReferringKey>& keys) {
  std::set<std::string> losses, refusals;
  for (const ReferringKey& each : keys) {
    const std::string effect = effect_of_delete(each);
    if (effect.empty()) {
      refusals.insert(each.table->name);
    } else {
      losses.insert(effect);
    }
  }
  const std::vector<std::string> lost(losses.begin(), losses.end());
  if (!lost.empty()) return join(lost, " and ");
  const std::vector<std::string> tables(refusals.begin(), refusals.end());
  return concat("fails while rows of ", join(tables, ", "), " refer to it");
}

// The table is rebuilt too, its rows were copied before the DROP, and the old one goes after it: what the DROP does to
// its rows harms nobody. One that it refuses still fails.
bool is_saved(const ReferringKey& key, const Rebuild& rebuild, const std::vector<Rebuild>& all) {
  if (effect_of_delete(key).empty()) return false;
  return std::any_of(all.begin(), all.end(), [&](const Rebuild& each) {
    return each.old_id == key.table->id && each.drop != nullptr &&
           each.drop->file == rebuild.drop->file &&
           each.copies.front()->position < rebuild.drop->position &&
           each.drop->position > rebuild.drop->position;
  });
}

// The keys of other tables, and of the new one when it refers to the old by its name.
std::vector<ReferringKey> keys_in_danger(const Rebuild& rebuild, const std::vector<Rebuild>& all) {
  const Catalog& catalog = rebuild.drop->before;
  const Object* old = catalog.object(rebuild.old_id);
  std::vector<ReferringKey> keys = keys_to(catalog, old != nullptr ? old->name : rebuild.name);
  std::erase_if(keys, [&](const ReferringKey& each) {
    return each.table->id == rebuild.old_id || is_saved(each, rebuild, all);
  });
  return keys;
}

void check(const LintContext& context, Findings& findings) {
  const std::vector<Rebuild> all = rebuilds_of(context);
  for (const Rebuild& rebuild : all) {
    if (rebuild.drop == nullptr) continue;
    if (!followers_of(rebuild).empty()) continue;  // sqlite-rebuild-wrong-order, with the directive
    const Enforcement enforcement = enforcement_in(*rebuild.drop->file);
    if (enforcement == Enforcement::off) continue;
    const std::vector<ReferringKey> keys = keys_in_danger(rebuild, all);
    if (keys.empty()) continue;
    const bool is_on = enforcement == Enforcement::on;
    const std::string effect = effect_of_drop(keys);
    Finding& found = findings.add(
        *rebuild.drop, {},
        is_on ? concat("with foreign keys on, dropping the old ", rebuild.name, " ", effect)
              : concat("nothing switches foreign keys off while ", rebuild.name,
                       " is rebuilt: where they are enforced, dropping the old one ", effect,
                       ", and nothing checks them before COMMIT"));
    if (!is_on) found.severity = Severity::warning;
    found.tables = {rebuild.name};
    found.steps = {"-- at the head of the file:\n-- mig: foreign-keys off"};
    found.fix = Fix{"switch foreign keys off for this file", {0, 0}, "-- mig: foreign-keys off\n"};
  }
}

}  // namespace

extern const LintRule sqlite_rebuild_with_foreign_keys_on_rule;
const LintRule sqlite_rebuild_with_foreign_keys_on_rule{
    .id = "sqlite-rebuild-with-foreign-keys-on",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "a table that others refer to is rebuilt while foreign keys may be enforced",
    .why =
        R"(DROP TABLE deletes all rows first, and with foreign keys on that is a DELETE like any other: ON DELETE
CASCADE empties the tables that refer to the old one, SET NULL and SET DEFAULT overwrite their keys, and
NO ACTION makes the statement fail. PRAGMA defer_foreign_keys changes none of it, and inside a transaction
PRAGMA foreign_keys does nothing at all. With the directive `foreign-keys off`, or with PRAGMA
foreign_keys = OFF as the first of its kind in the file, mig switches them off in front of the transaction
and checks every key before COMMIT. A file that says neither runs as SQLite does by default, with the keys
not enforced and not checked: then this is a warning.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
-- history:
PRAGMA foreign_keys = ON;
CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, name) SELECT id, coalesce(name, '') FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);
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
