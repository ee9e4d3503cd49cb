// DROP, and all that goes with what is dropped: read off the catalogues before and after.
#include "catalog/drop.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "catalog/routine.hpp"
#include "lint/locks/tally.hpp"

namespace mig::locks {
namespace {

constexpr LockMode all = LockMode::access_exclusive, ddl = LockMode::share_update_exclusive;

bool is_relation(const Object& object) { return name_space_of(object.kind) == NameSpace::relation; }

TouchReason reason_of(const Object& object, ObjectId root) {
  if (object.id == root) return TouchReason::target;
  switch (object.kind) {
    case ObjectKind::index: return TouchReason::index;
    case ObjectKind::sequence: return TouchReason::sequence;
    case ObjectKind::view:
    case ObjectKind::materialized_view: return TouchReason::dependent_view;
    default: break;
  }
  const auto* table = dynamic_cast<const Table*>(&object);
  return table != nullptr && table->partition_of != 0 ? TouchReason::partition
                                                      : TouchReason::inheritance_child;
}

bool same_columns(const Table& a, const Table& b) {
  return std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                    [](const Column& x, const Column& y) {
                      return x.name == y.name && x.default_value == y.default_value;
                    });
}

class Removal {
 public:
  explicit Removal(Tally& tally) : tally_(tally) {}

  void run(ObjectId root) {
    root_ = root;
    visit(root);
    while (!waiting_.empty()) {
      const ObjectId id = waiting_.back();
      waiting_.pop_back();
      look_at(id);
    }
  }

 private:
  void visit(ObjectId id) {
    if (id != 0 && seen_.insert(id).second) waiting_.push_back(id);
  }

  void look_at(ObjectId id) {
    const Object* object = tally_.before.object(id);
    if (object == nullptr) return;
    const bool is_gone = tally_.after().object(id) == nullptr;
    if (is_gone) gone(*object);
    if (const auto* table = dynamic_cast<const Table*>(object)) {
      changed(*table, tally_.after().get<Table>(id));
    }
    if (is_gone || id == root_) {
      for (const ObjectId each : tally_.before.dependents(id)) visit(each);
    }
    if (is_gone && (object->kind == ObjectKind::schema || object->kind == ObjectKind::extension)) {
      inside(id);
    }
  }

  void inside(ObjectId schema) {
    tally_.before.for_each([&](const Object& each) {
      if (tally_.after().object(each.id) == nullptr && each.parent == schema) visit(each.id);
    });
  }

  void gone(const Object& object) {
    if (is_relation(object)) tally_.take(object.id, reason_of(object, root_), all);
    if (const auto* index = dynamic_cast<const Index*>(&object)) {
      tally_.take(index->table, TouchReason::index_table, all);
    } else if (object.kind == ObjectKind::trigger || object.kind == ObjectKind::rule ||
               object.kind == ObjectKind::policy) {
      tally_.take(object.parent, TouchReason::index_table, all);
    }
    const auto* table = dynamic_cast<const Table*>(&object);
    if (table == nullptr || table->partition_of == 0) return;
    tally_.take(table->partition_of, TouchReason::partitioned_table, all);
    if (const ObjectId rest = tally_.default_partition(table->partition_of); rest != 0) {
      tally_.take(rest, TouchReason::partition, all);
    }
  }

  // Constraints and columns that it has no more; `now` is null when all of it is gone.
  void changed(const Table& table, const Table* now) {
    for (const Constraint& each : table.constraints) {
      if (now != nullptr && now->constraint(each.name) != nullptr) continue;
      tally_.take(table.id, table.id == root_ ? TouchReason::target : reason(table), all);
      if (each.references == 0 || !each.is_enforced) continue;
      tally_.take(each.references, TouchReason::foreign_key_parent, all);
      for (const ObjectId part : children_of(tally_.before, each.references)) {
        tally_.take(part, TouchReason::foreign_key_parent, all);
      }
    }
    if (now != nullptr && !same_columns(table, *now)) {
      tally_.take(table.id, table.id == root_ ? TouchReason::target : reason(table), all);
    }
  }

  TouchReason reason(const Table& table) const {
    const bool refers =
        std::any_of(table.constraints.begin(), table.constraints.end(),
                    [&](const Constraint& each) { return seen_.count(each.references) != 0; });
    return refers ? TouchReason::foreign_key_child : reason_of(table, root_);
  }

  Tally& tally_;
  ObjectId root_ = 0;
  std::set<ObjectId> seen_;
  std::vector<ObjectId> waiting_;
};

void refuse_concurrent_drop(Tally& tally, const ast::Drop& statement) {
  if (statement.objects.size() > 1) {
    tally.refuse("DROP INDEX CONCURRENTLY does not support dropping multiple objects");
  } else if (statement.behavior == ast::Behavior::cascade) {
    tally.refuse("DROP INDEX CONCURRENTLY does not support CASCADE");
  }
}

// The index of a partition.
void drop_index_below(Tally& tally, const Index& index) {
  tally.take(index.id, TouchReason::index, all);
  tally.take(index.table, TouchReason::partition, all);
  for (const Index* each : tally.before.dependents<Index>(index.id)) {
    if (each->parent_index == index.id) drop_index_below(tally, *each);
  }
}

// A foreign key of a table that stays refers to it.
void refuse_if_referenced(Tally& tally, const std::vector<ObjectId>& roots, ObjectId id) {
  if (tally.table(id) == nullptr) return;
  for (const Table* each : tally.before.dependents<Table>(id)) {
    if (std::find(roots.begin(), roots.end(), each->id) != roots.end()) continue;
    if (each->id == id || each->partition_of == id || each->is_perhaps) continue;
    if (!has_foreign_key_to(*each, id)) continue;
    tally.refuse(
        concat("cannot drop table ", tally.table(id)->name, " because other objects depend on it"));
  }
}

void drop_index(Tally& tally, const ast::Drop& statement, const Index& index) {
  const Table* table = tally.table(index.table);
  const bool is_partitioned = table != nullptr && table->is_partitioned();
  if (statement.is_concurrent && is_partitioned) {
    tally.refuse(concat("cannot drop partitioned index \"", index.name, "\" concurrently"));
  }
  if (!index.constraint.empty() && statement.behavior != ast::Behavior::cascade) {
    tally.refuse(concat("cannot drop index ", index.name, " because constraint ", index.constraint,
                        " on table ", table != nullptr ? table->name : "", " requires it"));
  }
  if (index.parent_index != 0) {
    const Object* parent = tally.before.object(index.parent_index);
    tally.refuse(concat("cannot drop index ", index.name, " because index ",
                        parent != nullptr ? parent->name : "", " requires it"));
  }
  const LockMode lock = statement.is_concurrent ? ddl : all;
  tally.take(index.id, TouchReason::target, lock);
  tally.take(index.table, TouchReason::index_table, lock);
  for (const Index* each : tally.before.dependents<Index>(index.id)) {
    if (each->parent_index == index.id) drop_index_below(tally, *each);
  }
}

}  // namespace

bool has_foreign_key_to(const Table& table, ObjectId parent) {
  return std::any_of(table.constraints.begin(), table.constraints.end(),
                     [&](const Constraint& each) { return each.references == parent; });
}

void removed_with(Tally& tally, ObjectId id) { Removal(tally).run(id); }

void count(Tally& tally, const ast::Drop& statement) {
  if (statement.is_concurrent) refuse_concurrent_drop(tally, statement);
  std::vector<ObjectId> roots;
  for (const ast::ObjectReference& each : statement.objects) {
    const ObjectId id = tally.find(statement.object, each);
    if (id != 0) roots.push_back(id);
  }
  for (const ObjectId id : roots) {
    const Object* object = tally.before.object(id);
    if (const auto* index = dynamic_cast<const Index*>(object)) {
      drop_index(tally, statement, *index);
    } else if (is_relation(*object)) {
      tally.take(id, TouchReason::target, all);
    } else if (object->kind == ObjectKind::trigger || object->kind == ObjectKind::rule ||
               object->kind == ObjectKind::policy) {
      tally.take(object->parent, TouchReason::index_table, all);
    } else if (const auto* other = dynamic_cast<const Other*>(object);
               other != nullptr && other->kind == ObjectKind::statistics) {
      for (const ObjectId each : other->uses) {
        if (tally.table(each) != nullptr) tally.take(each, TouchReason::index_table, ddl);
      }
    }
    if (statement.behavior != ast::Behavior::cascade) refuse_if_referenced(tally, roots, id);
    if (!statement.is_concurrent) removed_with(tally, id);
  }
}

}  // namespace mig::locks
