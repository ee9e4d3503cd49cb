#include "lint/index_replacement.hpp"

#include "base/text.hpp"
#include "catalog/choose_name.hpp"
#include "lint/column_steps.hpp"
#include "lint/commits.hpp"
#include "lint/index_cover.hpp"
#include "lint/partitions.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

bool has_name_of(const Index& made, const Index& dropped) {
  return made.name == dropped.name && made.parent == dropped.parent;
}

// What the statement makes under the name of the dropped one, also if it does less.
const Index* namesake(const JudgedStatement& at, const Index& dropped) {
  if (at.as<ast::CreateIndex>() == nullptr) return nullptr;
  for (const Index* each : indexes_of(at.after, dropped.table)) {
    if (each->created == at.number && has_name_of(*each, dropped)) return each;
  }
  return nullptr;
}

// Those that a DROP INDEX or a DROP CONSTRAINT takes away, and that were there before the transaction.
std::vector<const Index*> dropped_by(const JudgedStatement& at) {
  std::vector<ObjectId> ids;
  if (const auto* drop = at.as<ast::Drop>(); drop != nullptr && drop->object == ObjectKind::index) {
    for (const ast::ObjectReference& each : drop->objects) ids.push_back(at.relation(each.name));
  } else if (const auto* alter = at.as<ast::AlterTable>()) {
    const Table* table = at.table(alter->name);
    for (const ast::AlterTableAction& each : alter->actions) {
      if (table == nullptr || each.kind != ast::AlterTableKind::drop_constraint) continue;
      const Constraint* key = table->constraint(each.name.text);
      if (key != nullptr) ids.push_back(key->index);
    }
  }
  std::vector<const Index*> found;
  for (const ObjectId id : ids) {
    const auto* index = at.before.get<Index>(id);
    if (index != nullptr && index->created <= at.transaction_begin) found.push_back(index);
  }
  return found;
}

// What can be built without blocking anybody.
bool has_steps(const JudgedStatement& at, const Index& dropped) {
  return !is_partitioned(at.before, dropped.table) && dropped.parent_index == 0;
}

struct Replaced {
  const JudgedStatement* drop = nullptr;
  const Index* index = nullptr;
  const Index* made = nullptr;  // null: the statement replaces none of its transaction
};

// Of several that one index replaces, the one whose name it has, else the first.
Replaced replaced_by(const LintContext& context, const JudgedStatement& create) {
  Replaced found;
  if (create.as<ast::CreateIndex>() == nullptr) return found;
  for (const JudgedStatement* drop : context.earlier(create)) {
    if (drop->file != create.file) break;
    if (!commit_together(*drop, create)) continue;
    const std::vector<const Index*> all = dropped_by(*drop);
    for (auto each = all.rbegin(); each != all.rend(); ++each) {
      if (!has_steps(*drop, **each)) continue;
      if (const Index* made = namesake(create, **each)) return {drop, *each, made};
      if (const Index* made = replacement(create, **each)) found = {drop, *each, made};
    }
  }
  return found;
}

}  // namespace

const Index* replacement(const JudgedStatement& at, const Index& dropped) {
  const auto* create = at.as<ast::CreateIndex>();
  if (create == nullptr) return nullptr;
  // One on a partitioned table makes those of its partitions.
  const auto* table = at.after.get<Table>(dropped.table);
  const bool is_part = table != nullptr && table->partition_of != 0;
  if (!is_part && at.find_after(ObjectKind::table, create->table) != dropped.table) return nullptr;
  for (const Index* each : indexes_of(at.after, dropped.table)) {
    if (each->created != at.number || each->is_unique < dropped.is_unique) continue;
    if (serves_for(*each, dropped) || has_name_of(*each, dropped)) return each;
  }
  return nullptr;
}

std::vector<std::string> index_replacement_steps(const JudgedStatement& drop, const Index& dropped,
                                                 const JudgedStatement& create, const Index& made) {
  const Catalog& catalog = drop.before;
  const auto& statement = *create.as<ast::CreateIndex>();
  const bool same_name = dropped.name == made.name;
  const std::string name = same_name ? joined_name(made.name, "", "new") : made.name;
  const std::string table = catalog.qualified_name(dropped.table);
  const std::string definition(
      written(create, {statement.table.span().end, statement.syntax.span().end}));
  std::vector<std::string> steps;
  steps.push_back(concat(made.is_unique ? "CREATE UNIQUE INDEX" : "CREATE INDEX", " CONCURRENTLY ",
                         catalog.quoted(name), " ON ", table, definition, ";"));
  steps.push_back(dropped.constraint.empty()
                      ? concat("DROP INDEX CONCURRENTLY ", catalog.qualified_name(dropped.id), ";")
                      : concat(next_migration, "ALTER TABLE ", table, " DROP CONSTRAINT ",
                               catalog.quoted(dropped.constraint), ";"));
  if (same_name) {
    const std::string schema = catalog.quoted(catalog.object(dropped.parent)->name);
    steps.push_back(concat("ALTER INDEX ", schema, ".", catalog.quoted(name), " RENAME TO ",
                           catalog.quoted(made.name), ";"));
  }
  return steps;
}

std::vector<std::string> steps_of_replaced(const LintContext& context, const JudgedStatement& drop,
                                           const Index& dropped) {
  for (const JudgedStatement* later : context.later(drop)) {
    if (later->file != drop.file) break;
    if (!commit_together(drop, *later)) continue;
    const Replaced replaced = replaced_by(context, *later);
    if (replaced.made == nullptr || replaced.index->id != dropped.id) continue;
    return index_replacement_steps(drop, dropped, *later, *replaced.made);
  }
  return {};
}

std::vector<std::string> steps_of_replacing(const LintContext& context,
                                            const JudgedStatement& create) {
  const Replaced replaced = replaced_by(context, create);
  if (replaced.made == nullptr) return {};
  return index_replacement_steps(*replaced.drop, *replaced.index, create, *replaced.made);
}

}  // namespace mig
