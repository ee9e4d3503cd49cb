#include "base/text.hpp"
#include "catalog/choose_name.hpp"
#include "lint/added_constraints.hpp"
#include "lint/final_schema.hpp"
#include "lint/index_cover.hpp"
#include "lint/rule.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

const Constraint* still_there(const Table* table, const AddedConstraint& added) {
  if (table == nullptr) return nullptr;
  for (const Constraint& each : table->constraints) {
    if (each.kind == ast::ConstraintKind::foreign_key && each.created == final_number(*added.at) &&
        each.columns == added.constraint->columns) {
      return &each;
    }
  }
  return nullptr;
}

std::string index_step(const Catalog& catalog, const Table& table, const Constraint& key) {
  if (table.is_partitioned()) {
    return concat("CREATE INDEX ON ", catalog.qualified_name(table.id), " (",
                  sql_columns(catalog, key.columns), ");");
  }
  return concat("CREATE INDEX CONCURRENTLY ",
                catalog.quoted(joined_name(table.name, joined_columns(key.columns), "idx")), " ON ",
                catalog.qualified_name(table.id), " (", sql_columns(catalog, key.columns), ");");
}

void check(const LintContext& context, Findings& findings) {
  for (const AddedConstraint& each : added_constraints(context, ast::ConstraintKind::foreign_key)) {
    const Catalog& end = final_schema(context, *each.at);
    const auto* table = end.get<Table>(each.table->id);
    const Constraint* key = still_there(table, each);
    if (key == nullptr || table->is_unknown || table->kind == ObjectKind::foreign_table) continue;
    if (key->columns.empty() || key->without_overlaps) continue;
    if (index_for_key(end, *table, *key) != nullptr) continue;
    const std::string name = end.qualified_name(table->id);
    const std::string parent = end.qualified_name(key->references);
    Finding& found =
        findings.add(*each.at, each.span(),
                     concat("no index of ", name, " begins with ", join(key->columns, " or "),
                            ": each DELETE from ", parent.empty() ? "the referenced table" : parent,
                            " reads the whole of ", name));
    found.tables = {name};
    found.steps = {index_step(end, *table, *key)};
  }
}

}  // namespace

extern const LintRule foreign_key_missing_index_rule;
const LintRule foreign_key_missing_index_rule{
    .id = "foreign-key-missing-index",
    .dialects = for_postgres,
    .severity = Severity::info,
    .summary = "a foreign key without an index on the columns that refer",
    .why =
        R"(PostgreSQL makes an index for the key that is referred to, none for the columns that refer. Each DELETE
of a referenced row, and each UPDATE of its key, looks for rows that refer to it: without an index it
reads the whole referring table, row by row deleted. An index that begins with one of the columns, or
leaves out their NULLs, serves as well. Build it before the key, concurrently.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));
CREATE INDEX posts_author_idx ON posts (author);
)",
    .check = check,
};

}  // namespace mig
