#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/sqlite/columns.hpp"
#include "lint/sqlite/rebuild.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

const Table* helper_of(const Rebuild& rebuild) {
  return rebuild.create->after.get<Table>(rebuild.new_id);
}

// The copy with the columns that both tables have, by name.
std::vector<std::string> by_name(const Rebuild& rebuild) {
  const Table* into = helper_of(rebuild);
  if (into == nullptr || rebuild.old_table == nullptr || rebuild.old_table->is_open) return {};
  if (rebuild.way == Rebuild::Way::through_copy) return {};
  const JudgedStatement& at = *rebuild.copies.front();
  const Object* from = at.before.object(rebuild.old_id);
  if (from == nullptr || at.as<ast::Insert>() == nullptr) return {};
  std::vector<std::string> shared;
  for (const Column& each : into->columns) {
    if (each.generated.empty() && column_of(*rebuild.old_table, each.name) != nullptr) {
      shared.push_back(quote_identifier(each.name, Dialect::sqlite));
    }
  }
  const std::string list = join(shared, ", ");
  return {concat("INSERT INTO ", at.before.qualified_name(rebuild.new_id), " (", list, ") SELECT ",
                 list, " FROM ", at.before.qualified_name(rebuild.old_id), ";")};
}

// A column that gets its values from another one although the old table has one of its name, and the new one has
// the other: the lists stand in different orders.
const CopiedColumn* crossed(const Rebuild& rebuild, const Copy& copy) {
  const Table* into = helper_of(rebuild);
  if (rebuild.old_table == nullptr || into == nullptr) return nullptr;
  for (const CopiedColumn& each : copy.columns) {
    if (each.from.empty() || lower_ascii(each.from) == lower_ascii(each.to)) continue;
    if (column_of(*rebuild.old_table, each.to) != nullptr &&
        column_of(*into, each.from) != nullptr) {
      return &each;
    }
  }
  return nullptr;
}

std::string generated_target(const Rebuild& rebuild, const Copy& copy) {
  const Table* into = helper_of(rebuild);
  if (into == nullptr || !copy.names_targets) return {};
  for (const CopiedColumn& each : copy.columns) {
    const Column* column = column_of(*into, each.to);
    if (column != nullptr && !column->generated.empty()) return column->name;
  }
  return {};
}

// Between two tables that are quite alike SQLite copies whole rows, and then the star may take them along.
bool has_generated(const Rebuild& rebuild) {
  const Table* old = rebuild.old_table;
  return old != nullptr && std::any_of(old->columns.begin(), old->columns.end(),
                                       [](const Column& each) { return !each.generated.empty(); });
}

// "by position" is of no harm where both tables are known to have the same columns in the same order.
std::string fault_of(const Rebuild& rebuild, const Copy& copy, Severity& severity) {
  const std::string& name = rebuild.name;
  severity = Severity::error;
  if (copy.targets && copy.sources && *copy.targets != *copy.sources) {
    if (copy.has_star && has_generated(rebuild)) {
      severity = Severity::warning;
      return concat(
          "the copy of ", name,
          " reads a generated column with its star, and fails where the tables are not alike");
    }
    return concat("the copy of ", name, " fails: ", count_of(*copy.sources, "value"), " for ",
                  count_of(*copy.targets, "column"));
  }
  if (const std::string column = generated_target(rebuild, copy); !column.empty()) {
    return concat("the copy of ", name, " fails: ", column, " is a generated column");
  }
  if (const CopiedColumn* each = crossed(rebuild, copy)) {
    return concat("the copy of ", name, " fills ", each->to, " from ", each->from,
                  ": the columns stand in different orders");
  }
  severity = Severity::warning;
  const bool by_position = copy.has_star && (rebuild.old_table == nullptr || !copy.targets);
  if (by_position) {
    return concat("the copy of ", name, " goes by the position of columns that are not known");
  }
  return {};
}

void check(const LintContext& context, Findings& findings) {
  for (const Rebuild& rebuild : rebuilds_of(context)) {
    const JudgedStatement& at = *rebuild.copies.back();
    if (at.as<ast::Insert>() == nullptr) continue;
    Severity severity = Severity::warning;
    const std::string fault = fault_of(rebuild, rebuild.copy(), severity);
    if (fault.empty()) continue;
    Finding& found = findings.add(at, {}, fault);
    found.severity = severity;
    found.tables = {rebuild.name};
    found.steps = by_name(rebuild);
  }
}

}  // namespace

extern const LintRule sqlite_rebuild_copies_by_star_rule;
const LintRule sqlite_rebuild_copies_by_star_rule{
    .id = "sqlite-rebuild-copies-by-star",
    .dialects = for_sqlite,
    .severity = Severity::warning,
    .summary = "a rebuild copies values into other columns than those they come from",
    .why =
        R"(INSERT INTO new SELECT * FROM old pairs the columns by position, and so do two lists that stand in different
orders. SQLite has next to no types that would stop a value from landing in the wrong column, so nobody
notices until the data is read. Where the numbers of columns differ, or one of them is generated, the
statement fails. Name the columns on both sides, in one order.)",
    .bad = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- history:
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
INSERT INTO new_users SELECT * FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
)",
    .good = R"(CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, email TEXT);
-- history:
-- mig: foreign-keys off
CREATE TABLE new_users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
INSERT INTO new_users (id, email, name) SELECT id, email, name FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
)",
    .check = check,
};

}  // namespace mig
