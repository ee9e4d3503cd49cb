#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/rebuild_losses.hpp"

namespace mig {
namespace {

Severity weight_of(RebuildLoss::Kind kind) {
  switch (kind) {
    case RebuildLoss::Kind::sequence:
      return Severity::warning;  // only ids of deleted rows come again
    case RebuildLoss::Kind::constraint: return Severity::info;  // often why it is rebuilt
    default: return Severity::error;
  }
}

void check(const LintContext& context, Findings& findings) {
  for (const Rebuild& rebuild : rebuilds_of(context)) {
    const JudgedStatement& at = rebuild.drop != nullptr ? *rebuild.drop : *rebuild.last;
    for (const RebuildLoss& loss : losses_of(rebuild)) {
      const std::string effect = loss.kind == RebuildLoss::Kind::sequence
                                     ? ": ids of deleted rows are given out again"
                                     : "";
      Finding& found = findings.add(
          at, {}, concat("the rebuilt ", rebuild.name, " is without ", loss.what, effect));
      found.severity = weight_of(loss.kind);
      found.tables = {rebuild.name};
      found.steps = loss.again;
    }
  }
}

}  // namespace

extern const LintRule sqlite_rebuild_loses_objects_rule;
const LintRule sqlite_rebuild_loses_objects_rule{
    .id = "sqlite-rebuild-loses-objects",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "a rebuilt table is without an index, a trigger or the number its ids had reached",
    .why =
        R"(DROP TABLE takes the table's indexes and triggers along without a word, and the new table has none unless
the file creates them again behind the rename. A unique index that is gone lets duplicates in; a trigger
that is gone stops what it kept up to date. AUTOINCREMENT keeps its last number under the table's name:
the new table goes on behind the highest id that was copied, so ids of rows that were deleted are given
out again. Constraints that the new definition leaves out are told too, as information: they may be what
the rebuild is for.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
CREATE UNIQUE INDEX users_email ON users (email);
-- history:
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, email TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, email) SELECT id, coalesce(email, id) FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
CREATE UNIQUE INDEX users_email ON users (email);
-- history:
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, email TEXT NOT NULL DEFAULT '');
INSERT INTO new_users (id, email) SELECT id, coalesce(email, id) FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
CREATE UNIQUE INDEX users_email ON users (email);
)",
    .check = check,
};

}  // namespace mig
