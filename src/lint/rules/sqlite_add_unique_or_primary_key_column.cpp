#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/added_column.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

using ast::ConstraintKind;

std::string text_of_table(const SqliteAddedColumn& added) {
  const Object* table = added.at.before.object(added.table);
  return table != nullptr ? table->name : added.shown;
}

void check(const LintContext& context, Findings& findings) {
  each_added_column(context, [&](const SqliteAddedColumn& added) {
    const bool is_primary = added.column.constraint(ConstraintKind::primary_key) != nullptr;
    const ast::Constraint* key =
        added.column.constraint(is_primary ? ConstraintKind::primary_key : ConstraintKind::unique);
    if (key == nullptr) return;
    Finding& found =
        findings.add(added.at, key->syntax.span(),
                     concat("SQLite cannot add ", added.column.name.text, " to ", added.shown,
                            " as ", is_primary ? "PRIMARY KEY" : "UNIQUE"));
    found.tables = {added.shown};
    if (is_primary) return;
    const std::string index = quote_identifier(
        concat(text_of_table(added), "_", added.column.name.text), Dialect::sqlite);
    found.steps = {add_column_without(added, {ConstraintKind::unique}),
                   concat("CREATE UNIQUE INDEX ", index, " ON ", added.shown, " (",
                          quoted_column(added), ");")};
  });
}

}  // namespace

extern const LintRule sqlite_add_unique_or_primary_key_column_rule;
const LintRule sqlite_add_unique_or_primary_key_column_rule{
    .id = "sqlite-add-unique-or-primary-key-column",
    .dialects = for_sqlite,
    .severity = Severity::error,
    .summary = "a column is added as UNIQUE or PRIMARY KEY, which SQLite never does",
    .why =
        R"(ALTER TABLE … ADD COLUMN takes neither UNIQUE nor PRIMARY KEY, on an empty table as little as on a full one:
"Cannot add a UNIQUE column". Add the column and create a unique index on it; rows that are there hold NULL,
and NULLs do not collide. A primary key needs a rebuild of the table.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
ALTER TABLE users ADD COLUMN email TEXT UNIQUE;
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- history:
ALTER TABLE users ADD COLUMN email TEXT;
CREATE UNIQUE INDEX users_email ON users (email);
)",
    .check = check,
};

}  // namespace mig
