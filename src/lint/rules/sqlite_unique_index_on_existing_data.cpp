#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/added_column.hpp"
#include "lint/sqlite/columns.hpp"
#include "lint/sqlite/rebuild.hpp"
#include "lint/value_per_row.hpp"
#include "sql/quote.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

using ast::ConstraintKind;
using Names = std::vector<std::string>;

Names lower(const Names& names) {
  Names made;
  for (const std::string& each : names) made.push_back(lower_ascii(each));
  return made;
}

bool covers(const Names& key, const Names& columns) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [&](const std::string& each) {
    return !each.empty() && std::find(columns.begin(), columns.end(), each) != columns.end();
  });
}

// A key over some of the columns makes all of them unique.
bool is_unique_already(const Catalog& catalog, const Table& table, const Names& columns) {
  for (const Constraint& each : table.constraints) {
    const bool is_key =
        each.kind == ConstraintKind::primary_key || each.kind == ConstraintKind::unique;
    if (is_key && covers(lower(each.columns), columns)) return true;
  }
  for (const Index* each : catalog.dependents<Index>(table.id)) {
    if (each->table != table.id || !each->is_unique || !each->predicate.empty()) continue;
    Names key;
    for (const IndexElement& element : each->elements) key.push_back(lower_ascii(element.column));
    if (covers(key, columns)) return true;
  }
  return false;
}

// The table is a rebuilt one, and the old one had the index.
bool was_unique(const std::vector<Rebuild>& rebuilds, ObjectId table, const Names& columns,
                std::string_view index) {
  for (const Rebuild& each : rebuilds) {
    if (each.new_id != table || each.old_table == nullptr) continue;
    const Catalog& before = each.before();
    if (is_unique_already(before, *each.old_table, columns)) return true;
    for (const Index* old : before.dependents<Index>(each.old_id)) {
      if (old->is_unique && before.same_name(old->name, index)) return true;
    }
  }
  return false;
}

// A column that holds NULL in every row: added by this file, without a default, and not filled since.
bool is_all_null(const LintContext& context, const JudgedStatement& at, const Table& table,
                 const std::string& name) {
  const Column* column = column_of(table, name);
  if (column == nullptr || !column->default_value.empty() || !column->generated.empty())
    return false;
  if (!context.is_new_column(at, table.id, column->name)) return false;
  for (const JudgedStatement* each : context.earlier(at)) {
    if (each->statement == nullptr) continue;
    for (const ColumnReference& reference : each->references().columns) {
      if (reference.is_written && lower_ascii(reference.name) == lower_ascii(name)) return false;
    }
  }
  return true;
}

std::string search_for_duplicates(const JudgedStatement& at, const Table& table,
                                  const Names& columns) {
  Names quoted;
  for (const std::string& each : columns) quoted.push_back(quote_identifier(each, Dialect::sqlite));
  const std::string list = join(quoted, ", ");
  Names not_null;
  for (const std::string& each : quoted) not_null.push_back(concat(each, " IS NOT NULL"));
  return concat("-- no row may come:\nSELECT ", list, ", count(*) FROM ",
                at.before.qualified_name(table.id), " WHERE ", join(not_null, " AND "),
                " GROUP BY ", list, " HAVING count(*) > 1;");
}

void report(Findings& findings, const JudgedStatement& at, const Table& table, const Names& columns,
            std::string message) {
  Finding& found = findings.add(at, {}, std::move(message));
  found.tables = {table.name};
  if (!columns.empty()) found.steps = {search_for_duplicates(at, table, columns)};
}

void check_indexes(const LintContext& context, Findings& findings,
                   const std::vector<Rebuild>& rebuilds) {
  context.each<ast::CreateIndex>([&](const ast::CreateIndex& index, const JudgedStatement& at) {
    if (!index.is_unique) return;
    const Table* table = at.table(index.table);
    if (table == nullptr || !may_have_rows(context, at, table->id)) return;
    Names columns;
    bool has_expression = false;
    for (const ast::IndexElement& each : index.elements) {
      has_expression = has_expression || !each.column;
      columns.push_back(lower_ascii(each.column.text));
    }
    if (is_unique_already(at.before, *table, columns)) return;
    if (was_unique(rebuilds, table->id, columns, index.name.text)) return;
    if (std::any_of(columns.begin(), columns.end(), [&](const std::string& each) {
          return !each.empty() && (is_all_null(context, at, *table, each) ||
                                   has_value_per_row(context, at, *table, each));
        })) {
      return;
    }
    if (has_expression) columns.clear();
    report(findings, at, *table, columns,
           concat("CREATE UNIQUE INDEX fails where rows of ", at.shown(index.table), " agree in ",
                  has_expression ? std::string("its expressions")
                                 : concat("(", join(columns, ", "), ")")));
  });
}

void check_rebuilds(Findings& findings, const std::vector<Rebuild>& rebuilds) {
  for (const Rebuild& rebuild : rebuilds) {
    if (rebuild.old_table == nullptr || rebuild.old_table->is_open) continue;
    const auto* made = rebuild.create->after.get<Table>(rebuild.new_id);
    if (made == nullptr) continue;
    const Copy copy = rebuild.copy();
    for (const Constraint& each : made->constraints) {
      if (each.kind != ConstraintKind::unique && each.kind != ConstraintKind::primary_key) continue;
      Names from;
      for (const std::string& column : each.columns) {
        for (const CopiedColumn& copied : copy.columns) {
          if (lower_ascii(copied.to) == lower_ascii(column) && !copied.from.empty()) {
            from.push_back(lower_ascii(copied.from));
          }
        }
      }
      if (from.size() != each.columns.size()) continue;  // filled by an expression, or not at all
      if (is_unique_already(rebuild.before(), *rebuild.old_table, from)) continue;
      report(findings, *rebuild.copies.back(), *rebuild.old_table, {},
             concat("the copy of ", rebuild.name, " fails where rows agree in (", join(from, ", "),
                    "), which becomes unique"));
    }
  }
}

void check(const LintContext& context, Findings& findings) {
  const std::vector<Rebuild> rebuilds = rebuilds_of(context);
  check_indexes(context, findings, rebuilds);
  check_rebuilds(findings, rebuilds);
}

}  // namespace

extern const LintRule sqlite_unique_index_on_existing_data_rule;
const LintRule sqlite_unique_index_on_existing_data_rule{
    .id = "sqlite-unique-index-on-existing-data",
    .dialects = for_sqlite,
    .severity = Severity::warning,
    .summary = "rows that are there are made unique",
    .why =
        R"(CREATE UNIQUE INDEX fails when two rows agree in its columns: on an empty database, as in the tests, it works. The
copy of a rebuild fails in the same way when the new table has a unique key that the old one had not. Look
for duplicates first, and decide which row stays.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);
-- history:
CREATE UNIQUE INDEX users_email ON users (email);
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY);
-- history:
ALTER TABLE users ADD COLUMN email TEXT;
CREATE UNIQUE INDEX users_email ON users (email);
)",
    .check = check,
};

}  // namespace mig
