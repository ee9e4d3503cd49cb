#include <algorithm>

#include "base/text.hpp"
#include "lint/hindrances.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"
#include "lint/table_swap.hpp"

namespace mig {
namespace {

std::vector<std::string> steps_for(const Catalog& catalog, const Table& table) {
  const std::string name = catalog.qualified_name(table.id);
  std::vector<std::string> steps{
      concat("-- is it still used?\nSELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del ",
             "FROM pg_stat_user_tables WHERE relid = '", name, "'::regclass;")};
  if (const Object* parent = catalog.object(table.partition_of)) {
    steps.push_back(concat("-- next migration:\nALTER TABLE ", catalog.qualified_name(parent->id),
                           " DETACH PARTITION ", name, " CONCURRENTLY;"));
  } else {
    for (const Constraint& each : table.constraints) {
      if (each.kind != ast::ConstraintKind::foreign_key) continue;
      steps.push_back(concat("-- next migration: a foreign key locks both tables\nALTER TABLE ",
                             name, " DROP CONSTRAINT ", catalog.quoted(each.name), ";"));
    }
  }
  steps.push_back(
      concat("-- next release: when nothing has used it for some weeks\n",
             "-- mig: ignore dropping-table -- unused since …, kept in the backup of …\n",
             "DROP TABLE ", name, ";"));
  return steps;
}

// users_old, _bkp_v2_users: no code goes on with a table of such a name.
bool is_put_aside(std::string_view name) {
  constexpr std::string_view words[] = {"bkp", "bak", "backup", "old", "copy"};
  const std::string low = concat("_", lower_ascii(name), "_");
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view each) {
    return low.find(concat("_", each, "_")) != std::string::npos;
  });
}

bool says_name_of(const Table& table, const Table& other) {
  const std::string name = concat("_", lower_ascii(table.name), "_");
  return other.id != table.id && other.parent == table.parent && !is_put_aside(other.name) &&
         name.find(concat("_", lower_ascii(other.name), "_")) != std::string::npos;
}

// The table that this one is an old state of, by its name and its columns, since an earlier file; null: none.
const Table* successor_of(const JudgedStatement& at, const Table& table) {
  if (!is_put_aside(table.name)) return nullptr;
  for (const Table* other : at.before.all<Table>()) {
    if (!says_name_of(table, *other) || other->created > at.file_begin) continue;
    const auto same =
        std::count_if(table.columns.begin(), table.columns.end(),
                      [&](const auto& each) { return other->column(each.name) != nullptr; });
    if (same > 0 && static_cast<std::size_t>(same) * 2 >= table.columns.size()) return other;
  }
  return nullptr;
}

void check(const LintContext& context, Findings& findings) {
  const auto& swaps = context.built<TableSwaps>();
  const auto& copies = context.built<RowCopies>();
  context.each_or_fired<ast::Drop>([&](const ast::Drop& drop, const JudgedStatement& at) {
    if (drop.object != ObjectKind::table) return;
    for (const ast::ObjectReference& each : drop.objects) {
      const ObjectId id = at.relation(each.name);
      if (are_rows_of_set(context, at, id)) continue;
      const SavedRows moved = swaps.moved_by(at, id);
      if (moved.is_whole()) continue;
      if (id == 0 && drop.if_exists && knows_everything(context, at)) continue;
      const std::string name = at.shown(each.name);
      const auto* table = at.before.get<Table>(id);
      const std::string parent = table != nullptr && table->partition_of != 0
                                     ? at.before.qualified_name(table->partition_of)
                                     : std::string();
      const Table* successor = table != nullptr ? successor_of(at, *table) : nullptr;
      const std::string kept = copied_before(at, copies.saved(at, id), id, "rows");
      std::string message =
          concat("DROP TABLE deletes ", name, kept.empty() ? " with all its rows" : "",
                 parent.empty() ? "" : concat(", which are rows of ", parent, " too"),
                 kept.empty() ? "" : concat("; ", kept),
                 successor == nullptr
                     ? "; running code that uses it fails"
                     : concat("; it was put aside for ", at.before.qualified_name(successor->id)));
      if (moved.copy != nullptr) {
        message =
            concat("DROP TABLE deletes ", name, ", and the copy ",
                   swaps.gives_name_of(at, id) ? "that takes its name"
                                               : concat("in ", at.before.qualified_name(moved.to)),
                   " ", moved.faults(at.before));
      }
      Finding& found = findings.add(at, each.syntax.span(), std::move(message));
      found.tables = {name};
      if (successor != nullptr) found.severity = Severity::warning;
      if (table == nullptr || moved.copy != nullptr) continue;
      found.steps = steps_for(at.before, *table);
      put_hindrances_first(hindrances_of(context, at), id, name, found.steps);
    }
  });
}

}  // namespace

extern const LintRule dropping_table_rule;
const LintRule dropping_table_rule{
    .id = "dropping-table",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "a table is dropped with its rows",
    .why =
        R"(The rows are gone when the transaction commits, and only a backup brings them back. Code that is still
running and reads or writes the table fails at once. DROP TABLE also takes ACCESS EXCLUSIVE on every table
that it refers to by a foreign key, and on the parent and the default partition of a partition: a busy
table can stand still because an unused one goes. Take the table out of use first, watch that nothing
touches it, drop its foreign keys one by one, and let it go in a later release. A table that the same
migrations made, and a temporary one, may go.)",
    .bad = R"(CREATE TABLE old_orders (id bigint PRIMARY KEY, note text);
-- history:
DROP TABLE old_orders;
)",
    .good = R"(CREATE TABLE old_orders (id bigint PRIMARY KEY, note text);
-- history:
COMMENT ON TABLE old_orders IS 'unused since release 41: to be dropped with release 44';
REVOKE ALL ON old_orders FROM PUBLIC;
)",
    .check = check,
    .told_by = {"drop-and-recreate-rename"},
};

}  // namespace mig
