#include "lint/hindrances.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "catalog/drop.hpp"
#include "catalog/with_names.hpp"
#include "lint/certainty.hpp"
#include "lint/dropped_along.hpp"
#include "lint/view_reads.hpp"
#include "lint/wording.hpp"

namespace mig {
namespace {

using Kind = ast::AlterTableKind;

// The kinds whose dependents the catalogue knows.
bool is_followed(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::table:
    case ObjectKind::foreign_table:
    case ObjectKind::view:
    case ObjectKind::materialized_view:
    case ObjectKind::sequence:
    case ObjectKind::schema:
    case ObjectKind::type:
    case ObjectKind::domain:
    case ObjectKind::function:
    case ObjectKind::procedure:
    case ObjectKind::routine:
    case ObjectKind::aggregate: return true;
    default: return false;
  }
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The schema as it would be if CASCADE were said.
template <typename Change>
Catalog changed(const JudgedStatement& at, Change change) {
  return with_names(at.before, *at.session, [&](Applier& to) {
    change(to);
    return Catalog(to.catalog);
  });
}

// A partitioned table takes its partitions along without being told.
void add_partitions(const Catalog& catalog, std::vector<ObjectId>& roots) {
  for (std::size_t i = 0; i < roots.size(); ++i) {
    for (const Table* each : catalog.dependents<Table>(roots[i])) {
      const bool is_there = std::find(roots.begin(), roots.end(), each->id) != roots.end();
      if (each->partition_of == roots[i] && !is_there) roots.push_back(each->id);
    }
  }
}

void look_at(const JudgedStatement& at, const ast::Drop& drop, std::vector<Hindrance>& to) {
  if (drop.behavior == ast::Behavior::cascade || !is_followed(drop.object)) return;
  std::vector<ObjectId> roots;
  std::vector<std::string> names;
  for (const ast::ObjectReference& each : drop.objects) {
    const ObjectId id = at.find(drop.object, each);
    const Object* object = at.before.object(id);
    if (object == nullptr || !is_sure(*object)) return;  // others speak of it
    roots.push_back(id);
    names.push_back(at.before.qualified_name(id));
  }
  add_partitions(at.before, roots);
  const Catalog after = changed(at, [&](Applier& applier) {
    for (const ObjectId each : roots) drop_object(applier, each);
  });
  DroppedAlong along = surely_dropped_along(at.before, after, roots);
  if (along.names.empty()) return;
  const ObjectId relation = at.before.get<Table>(roots.front()) != nullptr ? roots.front() : 0;
  to.push_back({drop.objects.size() == 1 ? drop.objects[0].syntax.span() : Span(), listed(names),
                std::move(along.names), std::move(along.drops), relation});
}

bool has_other_key(const Catalog& catalog, const Table& table, const Constraint& dropped) {
  const auto indexes = catalog.dependents<Index>(table.id);
  return std::any_of(indexes.begin(), indexes.end(), [&](const Index* each) {
    if (each->table != table.id || !each->is_unique || each->id == dropped.index) return false;
    return each->elements.size() == dropped.columns.size() &&
           std::all_of(each->elements.begin(), each->elements.end(), [&](const auto& element) {
             return contains(dropped.columns, element.column);
           });
  });
}

// Of a table to itself, which another action of the same ALTER TABLE may drop first.
void add_own_keys(const JudgedStatement& at, const Table& table, const Constraint& dropped,
                  DroppedAlong& to) {
  const std::string name = at.before.qualified_name(table.id);
  for (const Constraint& each : table.constraints) {
    if (each.references != table.id || each.is_perhaps) continue;
    if (each.referenced_columns != dropped.columns) continue;
    const std::string key = at.before.quoted(each.name);
    to.names.push_back(concat("foreign key ", key, " of ", name));
    to.drops.push_back(concat("ALTER TABLE ", name, " DROP CONSTRAINT ", key, ";"));
  }
}

void look_at_constraint(const JudgedStatement& at, const Table& table, bool is_alone,
                        const ast::AlterTableAction& action, std::vector<Hindrance>& to) {
  const Constraint* dropped = table.constraint(action.name.text);
  if (dropped == nullptr || dropped->index == 0 || has_other_key(at.before, table, *dropped))
    return;
  const std::string name = dropped->name;
  const Catalog after =
      changed(at, [&](Applier& applier) { drop_constraint(applier, table.id, name); });
  DroppedAlong along = surely_dropped_along(at.before, after, {table.id});
  if (is_alone) add_own_keys(at, table, *dropped, along);
  if (along.names.empty()) return;
  to.push_back({action.syntax.span(), concat("constraint ", at.before.quoted(name)),
                std::move(along.names), std::move(along.drops), table.id});
}

// Those that need one column of a table.
class ColumnNeeds {
 public:
  ColumnNeeds(const Catalog& catalog, const Table& table, std::string_view column)
      : catalog_(catalog), table_(table), column_(column) {}

  // `statement` may take generated columns along itself.
  void run(const ast::AlterTable& statement, Hindrance& to) {
    for (const View* each : catalog_.dependents<View>(table_.id)) {
      if (!is_sure(*each) || !surely_reads(*each, catalog_, table_.id, column_)) continue;
      const bool is_view = each->kind == ObjectKind::view;
      to.names.push_back(kind_and_name(catalog_, each->id));
      to.drops.push_back(concat(is_view ? "DROP VIEW " : "DROP MATERIALIZED VIEW ",
                                catalog_.qualified_name(each->id), ";"));
    }
    for (const Table* each : catalog_.dependents<Table>(table_.id)) {
      if (each->id != table_.id || statement.actions.size() == 1) add_keys(*each, to);
    }
    for (const Trigger* each : catalog_.dependents<Trigger>(table_.id)) {
      if (each->parent != table_.id || !contains(each->update_columns, column_)) continue;
      const std::string name = catalog_.quoted(each->name);
      to.names.push_back(concat("trigger ", name));
      to.drops.push_back(
          concat("DROP TRIGGER ", name, " ON ", catalog_.qualified_name(table_.id), ";"));
    }
    for (const Column& each : table_.columns) add_generated(each, statement, to);
  }

 private:
  void add_keys(const Table& child, Hindrance& to) {
    for (const Constraint& each : child.constraints) {
      if (each.references != table_.id || !each.is_local || each.is_perhaps) continue;
      if (!contains(each.referenced_columns, column_)) continue;
      if (child.id == table_.id && contains(each.columns, column_)) continue;  // goes with it
      const std::string name = catalog_.quoted(each.name),
                        table = catalog_.qualified_name(child.id);
      to.names.push_back(concat("foreign key ", name, " of ", table));
      to.drops.push_back(concat("ALTER TABLE ", table, " DROP CONSTRAINT ", name, ";"));
    }
  }

  void add_generated(const Column& other, const ast::AlterTable& statement, Hindrance& to) {
    if (other.generated.empty() || other.name == column_ || other.is_perhaps) return;
    if (!mentions_column(other.generated, column_, catalog_.dialect())) return;
    const bool goes_too =
        std::any_of(statement.actions.begin(), statement.actions.end(), [&](const auto& each) {
          const bool is_about =
              each.kind == Kind::drop_column || each.kind == Kind::drop_expression;
          return is_about && each.name.text == other.name;
        });
    if (goes_too) return;
    const std::string table = catalog_.qualified_name(table_.id),
                      name = catalog_.quoted(other.name);
    to.names.push_back(concat("column ", table, ".", name));
    to.drops.push_back(concat("ALTER TABLE ", table, " DROP COLUMN ", name, ";"));
  }

  const Catalog& catalog_;
  const Table& table_;
  std::string_view column_;
};

void look_at_column(const JudgedStatement& at, const Table& table, const ast::AlterTable& alter,
                    const ast::AlterTableAction& action, std::vector<Hindrance>& to) {
  const Column* column = table.column(action.name.text);
  if (column == nullptr || column->is_perhaps) return;
  Hindrance found;
  ColumnNeeds(at.before, table, column->name).run(alter, found);
  if (found.names.empty()) return;
  found.span = action.syntax.span();
  found.what = column_name(at.before, table.id, column->name);
  found.relation = table.id;
  to.push_back(std::move(found));
}

void look_at(const JudgedStatement& at, const ast::AlterTable& alter, std::vector<Hindrance>& to) {
  const auto* table = at.before.get<Table>(at.relation(alter.name));
  if (table == nullptr || !is_sure(*table)) return;
  for (const ast::AlterTableAction& each : alter.actions) {
    if (each.behavior == ast::Behavior::cascade) continue;
    if (each.kind == Kind::drop_constraint) {
      look_at_constraint(at, *table, alter.actions.size() == 1, each, to);
    }
    if (each.kind == Kind::drop_column) look_at_column(at, *table, alter, each, to);
  }
}

}  // namespace

bool Hindrance::loses_data() const {
  return std::any_of(drops.begin(), drops.end(), [](const std::string& each) {
    return each.starts_with("DROP TABLE ") || each.starts_with("DROP MATERIALIZED VIEW ") ||
           each.find(" DROP COLUMN ") != std::string::npos;
  });
}

namespace {

class KnownHindrances {
 public:
  explicit KnownHindrances(const LintContext&) {}

  const std::vector<Hindrance>& of(const JudgedStatement& at) const {
    const auto [known, is_first] = known_.try_emplace(&at);
    std::vector<Hindrance>& found = known->second;
    if (!is_first || at.before.dialect() != Dialect::postgres) return found;
    if (at.was_refused || !is_certain(at)) return found;
    if (const auto* drop = at.as<ast::Drop>()) look_at(at, *drop, found);
    if (const auto* alter = at.as<ast::AlterTable>()) look_at(at, *alter, found);
    return found;
  }

 private:
  mutable std::map<const JudgedStatement*, std::vector<Hindrance>> known_;
};

}  // namespace

const std::vector<Hindrance>& hindrances_of(const LintContext& context, const JudgedStatement& at) {
  return context.built<KnownHindrances>().of(at);
}

void put_hindrances_first(const std::vector<Hindrance>& all, ObjectId relation,
                          std::string_view what, std::vector<std::string>& steps) {
  for (const Hindrance& each : all) {
    if (each.relation != relation || each.what != what || steps.empty() || each.loses_data()) {
      continue;
    }
    steps.insert(steps.end() - 1,
                 concat("-- next migration: what needs it goes first\n", join(each.drops, "\n")));
  }
}

}  // namespace mig
