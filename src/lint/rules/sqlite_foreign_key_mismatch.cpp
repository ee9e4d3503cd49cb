#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/foreign_keys.hpp"
#include "lint/sqlite/history.hpp"
#include "lint/sqlite/rebuild_followers.hpp"

namespace mig {
namespace {

const Constraint* same_key(const Catalog& catalog, const Table& table, const Constraint& key) {
  const auto* now = catalog.get<Table>(table.id);
  if (now == nullptr) return nullptr;
  for (const Constraint& each : now->constraints) {
    if (each.kind == key.kind && each.columns == key.columns &&
        catalog.same_name(each.referenced_name, key.referenced_name)) {
      return &each;
    }
  }
  return nullptr;
}

bool is_broken(const Catalog& catalog, const Table& table, const Constraint& key) {
  const Constraint* there = same_key(catalog, table, key);
  return there != nullptr && !mismatch_of(catalog, table, *there).empty();
}

// The statement of the files that broke it for good; null: it was broken before.
const JudgedStatement* breaker(const LintContext& context, const Table& table,
                               const Constraint& key) {
  const auto& all = *context.statements;
  for (std::size_t i = all.size(); i-- > 0;) {
    const JudgedStatement& at = *all[i];
    if (at.runs != Runs::at_once || at.file->direction != Direction::up) continue;
    if (is_broken(at.after, table, key) && !is_broken(at.before, table, key)) return &at;
  }
  return nullptr;
}

// The key followed a table that a rebuild renames away: sqlite-rebuild-wrong-order tells it.
bool follows_a_rebuild(const std::vector<Rebuild>& rebuilds, const JudgedStatement& at,
                       const Constraint& key) {
  return std::any_of(rebuilds.begin(), rebuilds.end(), [&](const Rebuild& each) {
    return each.away != nullptr && each.away->file == at.file && !followers_of(each).empty() &&
           at.before.same_name(each.away->as<ast::Rename>()->new_name.text, key.referenced_name);
  });
}

void check(const LintContext& context, Findings& findings) {
  if (!knows_history(context)) return;
  const std::vector<Rebuild> rebuilds = rebuilds_of(context);
  std::vector<const Table*> tables = context.end->all<Table>();
  std::sort(tables.begin(), tables.end(),
            [](const Table* a, const Table* b) { return a->id < b->id; });
  for (const Table* table : tables) {
    for (const Constraint& key : table->constraints) {
      if (key.kind != ast::ConstraintKind::foreign_key) continue;
      const std::string why = mismatch_of(*context.end, *table, key);
      const JudgedStatement* at = why.empty() ? nullptr : breaker(context, *table, key);
      if (at == nullptr || follows_a_rebuild(rebuilds, *at, key)) continue;
      Finding& found = findings.add(*at, {},
                                    concat("the foreign key (", join(key.columns, ", "), ") of ",
                                           table->name, " leads nowhere: ", why));
      found.tables = {table->name};
    }
  }
}

}  // namespace

extern const LintRule sqlite_foreign_key_mismatch_rule;
const LintRule sqlite_foreign_key_mismatch_rule{
    .id = "sqlite-foreign-key-mismatch",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "a foreign key leads to a table or to columns that cannot be its target",
    .why =
        R"(SQLite takes a foreign key without looking at what it leads to. Once foreign keys are enforced, every INSERT
into the table that has it fails, and so does DELETE from the one it leads to: "no such table", or "foreign
key mismatch" where the columns over there are neither the primary key nor covered by a unique index without
a WHERE. A table that is created later in the same migrations is there in time.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
-- history:
CREATE TABLE logins (id INTEGER PRIMARY KEY, email TEXT REFERENCES users (email));
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
-- history:
CREATE TABLE logins (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id));
)",
    .check = check,
};

}  // namespace mig
