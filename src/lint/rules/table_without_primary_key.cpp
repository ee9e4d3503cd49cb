#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

bool has_identity(const Table& table) {
  if (table.primary_key() != nullptr || table.is_open) return true;
  return !table.replica_identity.empty() && table.replica_identity != "nothing";
}

// A unique index of columns that are never NULL.
bool has_unique_rows(const Catalog& catalog, const Table& table) {
  const auto indexes = catalog.dependents<Index>(table.id);
  return std::any_of(indexes.begin(), indexes.end(), [&](const Index* each) {
    if (each->table != table.id || !each->is_unique || !each->predicate.empty()) return false;
    return std::all_of(each->elements.begin(), each->elements.end(), [&](const auto& element) {
      const Column* column = table.column(element.column);
      return column != nullptr && column->not_null;
    });
  });
}

// What the table is without to the end; null: it is gone then, or has a key.
const Table* keyless_at_end(const LintContext& context, ObjectId id) {
  const auto* table = context.end->get<Table>(id);
  return table == nullptr || table->is_unknown || has_identity(*table) ? nullptr : table;
}

const Constraint* key_before(const JudgedStatement& at, ObjectId id) {
  const auto* before = at.before.get<Table>(id);
  return before != nullptr ? before->primary_key() : nullptr;
}

// The statement takes the key of the table away.
bool drops_key(const JudgedStatement& at, ObjectId id) {
  const auto* after = at.after.get<Table>(id);
  return key_before(at, id) != nullptr && after != nullptr && after->primary_key() == nullptr;
}

Finding& tell(const LintContext& context, const JudgedStatement& at, Span span, const Table& table,
              std::string_view since, Findings& findings) {
  const std::string name = at.after.qualified_name(table.id);
  Finding& found = findings.add(
      at, span,
      concat(name, " has no primary key", since, ": ",
             has_unique_rows(*context.end, table) ? "" : "its rows cannot be told apart, and ",
             "logical replication refuses UPDATE and DELETE"));
  found.tables = {name};
  return found;
}

void check_created(const LintContext& context, const ast::CreateTable& made,
                   const JudgedStatement& at, Findings& findings) {
  if (made.kind == Node::create_foreign_table || at.file->direction == Direction::down) return;
  if (made.persistence == ast::Persistence::temporary || made.partition_of) return;
  if (!made.inherits.empty() || at.was_refused) return;
  const ObjectId id = at.find_after(ObjectKind::table, made.name);
  const Table* table = keyless_at_end(context, id);
  if (table == nullptr || at.before.get<Table>(id) != nullptr) return;
  const auto later = context.later(at);  // where it loses a key it is told
  const bool had_key = at.after.get<Table>(id)->primary_key() != nullptr ||
                       std::any_of(later.begin(), later.end(), [&](const JudgedStatement* each) {
                         return drops_key(*each, id);
                       });
  if (!had_key) tell(context, at, made.name.span(), *table, "", findings);
}

// The action that names the key or a column of it.
Span place_of(const ast::AlterTable& alter, const Constraint& key) {
  for (const ast::AlterTableAction& each : alter.actions) {
    const bool is_column = each.kind == ast::AlterTableKind::drop_column;
    const bool is_it = is_column ? std::find(key.columns.begin(), key.columns.end(),
                                             each.name.text) != key.columns.end()
                                 : each.name.text == key.name;
    if (is_it) return each.syntax.span();
  }
  return {};
}

void check_altered(const LintContext& context, const ast::AlterTable& alter,
                   const JudgedStatement& at, Findings& findings) {
  if (at.file->direction == Direction::down || at.was_refused || at.is_conditional) return;
  const ObjectId id = at.relation(alter.name);
  const Table* table = keyless_at_end(context, id);
  if (table == nullptr || table->is_temporary() || table->partition_of != 0) return;
  if (!table->inherits.empty() || !drops_key(at, id)) return;
  const auto later = context.later(at);
  const bool is_last = std::none_of(later.begin(), later.end(), [&](const JudgedStatement* each) {
    return drops_key(*each, id);
  });
  if (is_last) {
    tell(context, at, place_of(alter, *key_before(at, id)), *table, " from here on", findings);
  }
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::CreateTable>([&](const ast::CreateTable& made, const JudgedStatement& at) {
    check_created(context, made, at, findings);
  });
  context.each<ast::AlterTable>([&](const ast::AlterTable& alter, const JudgedStatement& at) {
    check_altered(context, alter, at, findings);
  });
}

}  // namespace

extern const LintRule table_without_primary_key_rule;
const LintRule table_without_primary_key_rule{
    .id = "table-without-primary-key",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a table is created without a primary key",
    .why =
        R"(Without a primary key nothing says which of two equal rows is meant: logical replication refuses UPDATE and
DELETE of a published table, upserts and batched work have no key to go by, and duplicates come in unseen.
Adding one later to a large table takes a scan and a careful plan; in CREATE TABLE it costs nothing. A table
that is a partition or temporary, or that has a replica identity of its own, needs none. Where a key is dropped
for good, the finding is there.)",
    .bad = R"(CREATE TABLE events (at timestamptz, what text);
)",
    .good =
        R"(CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz, what text);
)",
    .check = check,
};

}  // namespace mig
