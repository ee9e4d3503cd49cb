#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/columns.hpp"
#include "lint/sqlite/rebuild.hpp"
#include "lint/sqlite/stored_sql.hpp"

namespace mig {
namespace {

// What of the schema reads the rowid of the table: "the view ids". Empty: nothing that can be seen.
std::string reader_of_rowid(const Rebuild& rebuild) {
  const Catalog& catalog = *rebuild.at_end;
  for (const Object* each : stored_sql(catalog)) {
    const StoredUses uses = uses_of(*each);
    if (each->parent != rebuild.new_id && !names_table(catalog, uses, rebuild.name)) continue;
    const bool reads =
        std::any_of(uses.columns.begin(), uses.columns.end(),
                    [](const ColumnReference& column) { return is_rowid_name(column.name); });
    if (reads) return kind_and_name(*each);
  }
  return {};
}

bool copies_rowid(const Copy& copy) {
  return std::any_of(copy.columns.begin(), copy.columns.end(),
                     [](const CopiedColumn& each) { return is_rowid_name(each.to); });
}

std::vector<std::string> changes_of(const Rebuild& rebuild) {
  const Table& old = *rebuild.old_table;
  const Table& made = *rebuild.new_table;
  std::vector<std::string> found;
  if (old.without_rowid != made.without_rowid) {
    found.push_back(made.without_rowid ? "it has no rowid any more" : "it gets a rowid");
  }
  if (old.is_strict != made.is_strict) {
    found.push_back(made.is_strict
                        ? "it becomes STRICT, and the copy fails on values of other types"
                        : "it is no longer STRICT");
  }
  const bool has_rowid = !old.without_rowid && !made.without_rowid;
  if (has_rowid && rowid_alias(old) == nullptr && !copies_rowid(rebuild.copy())) {
    const std::string reader = reader_of_rowid(rebuild);
    if (!reader.empty())
      found.push_back(concat("its rows get new rowids, which ", reader, " reads"));
  }
  return found;
}

void check(const LintContext& context, Findings& findings) {
  for (const Rebuild& rebuild : rebuilds_of(context)) {
    if (rebuild.old_table == nullptr || rebuild.new_table == nullptr) continue;
    for (const std::string& each : changes_of(rebuild)) {
      findings.add(*rebuild.create, {}, concat(rebuild.name, " is rebuilt: ", each)).tables = {
          rebuild.name};
    }
  }
}

}  // namespace

extern const LintRule sqlite_rebuild_changes_rowid_rule;
const LintRule sqlite_rebuild_changes_rowid_rule{
    .id = "sqlite-rebuild-changes-rowid",
    .dialects = for_sqlite,
    .severity = Severity::info,
    .summary = "a rebuild gives rows other rowids, or the table other rules for its values",
    .why =
        R"(A table without an INTEGER PRIMARY KEY numbers its rows by itself, and the copy numbers them anew: who kept a
rowid now holds that of another row. Copy it along (INSERT INTO new (rowid, …) SELECT rowid, …) or give the
table an INTEGER PRIMARY KEY. With WITHOUT ROWID there is no rowid to read; with STRICT values of another
type than the column's are refused, without it they are taken again.)",
    .bad = R"(CREATE TABLE notes (body TEXT, author TEXT);
CREATE VIEW note_numbers AS SELECT rowid AS number, body FROM notes;
-- history:
-- mig: foreign-keys off
DROP VIEW note_numbers;
CREATE TABLE new_notes (body TEXT NOT NULL DEFAULT '', author TEXT) STRICT;
INSERT INTO new_notes (body, author) SELECT coalesce(body, ''), author FROM notes;
DROP TABLE notes;
ALTER TABLE new_notes RENAME TO notes;
CREATE VIEW note_numbers AS SELECT rowid AS number, body FROM notes;
)",
    .good = R"(CREATE TABLE notes (body TEXT, author TEXT);
CREATE VIEW note_numbers AS SELECT rowid AS number, body FROM notes;
-- history:
-- mig: foreign-keys off
DROP VIEW note_numbers;
CREATE TABLE new_notes (body TEXT NOT NULL DEFAULT '', author TEXT);
INSERT INTO new_notes (rowid, body, author) SELECT rowid, coalesce(body, ''), author FROM notes;
DROP TABLE notes;
ALTER TABLE new_notes RENAME TO notes;
CREATE VIEW note_numbers AS SELECT rowid AS number, body FROM notes;
)",
    .check = check,
};

}  // namespace mig
