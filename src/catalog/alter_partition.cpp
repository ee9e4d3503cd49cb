// Partitions and inheritance: ATTACH, DETACH, INHERIT, OF.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/alteration.hpp"
#include "catalog/drop.hpp"
#include "catalog/inherit.hpp"

namespace mig::alteration {

namespace {

// Of a table or an index: whoever follows the children must come to an end.
void refuse_circle(const Alteration& at, ObjectId parent, ObjectId child) {
  std::vector<ObjectId> below{child};
  for (std::size_t i = 0; i < below.size(); ++i) {
    if (below[i] == parent) {
      throw Refused{concat(at.to.catalog.qualified_name(child), " cannot be below itself")};
    }
    for (const ObjectId each : children_of(at.to.catalog, below[i])) {
      if (std::find(below.begin(), below.end(), each) == below.end()) below.push_back(each);
    }
  }
}

// An index ON ONLY the parent is valid as soon as each partition has one for it.
void validate_if_complete(Applier& to, ObjectId id) {
  const auto* index = to.catalog.get<Index>(id);
  if (index == nullptr || index->is_valid) return;
  std::size_t valid = 0;
  for (const Index* each : to.catalog.dependents<Index>(id)) {
    if (each->parent_index == id && each->is_valid) ++valid;
  }
  if (valid != children_of(to.catalog, index->table).size()) return;
  const ObjectId parent = index->parent_index;
  to.catalog.edit<Index>(id, [](Index& changed) { changed.is_valid = true; });
  validate_if_complete(to, parent);
}

void attach_index(Applier& to, ObjectId parent, ObjectId id) {
  ObjectId table = 0;
  to.catalog.edit<Index>(id, [&](Index& changed) {
    changed.parent_index = parent;
    table = changed.table;
  });
  const bool is_key = !to.catalog.get<Index>(parent)->constraint.empty();
  to.catalog.edit<Table>(table, [&](Table& changed) {
    for (Constraint& each : changed.constraints.for_change()) {
      if (!is_key || each.index != id) continue;
      each.is_inherited = true;
      each.is_local = false;
    }
  });
  validate_if_complete(to, parent);
}

}  // namespace

void attach_partition(const Alteration& at) {
  const ObjectId partition = at.to.table(at.action.object);
  refuse_circle(at, at.table, partition);
  if (at.to.catalog.get<Index>(at.table) != nullptr) {
    attach_index(at.to, at.table, partition);
    return;
  }
  at.to.catalog.edit<Table>(partition, [&](Table& changed) {
    changed.partition_of = at.table;
    std::vector<ObjectId> none;
    changed.partition_bound =
        at.action.bound.is_default ? "default" : at.to.text(at.action.bound.syntax, none);
    for (Column& each : changed.columns.for_change()) {
      each.is_local = false;
      each.is_inherited = true;
    }
    const auto* parent = at.to.catalog.get<Table>(at.table);
    for (Constraint& each : changed.constraints.for_change()) {
      const Constraint* same = parent == nullptr ? nullptr : parent->constraint(each.name);
      if (same != nullptr && same->kind == each.kind && each.index == 0) each.is_inherited = true;
    }
  });
  give_to_partition(at.to, at.table, partition);
}

void detach_partition(const Alteration& at) {
  const ObjectId partition = at.to.relation(at.action.object);
  at.to.catalog.edit<Table>(partition, [&](Table& changed) {
    leave_parent(at.to.catalog, changed, changed.partition_of);
    changed.partition_bound.clear();
  });
  for (const Index* each : at.to.catalog.dependents<Index>(partition)) {
    const ObjectId id = each->id;
    at.to.catalog.edit<Index>(id, [](Index& changed) { changed.parent_index = 0; });
  }
  for (const Trigger* each : at.to.catalog.dependents<Trigger>(partition)) {
    if (each->parent_trigger != 0) drop_object(at.to, each->id);
  }
}

void inherit(const Alteration& at) {
  const ObjectId parent = at.to.table(at.action.object);
  refuse_circle(at, parent, at.table);
  at.edit([&](Table& changed) {
    changed.inherits.push_back(parent);
    inherit_from(at.to, changed, parent, ColumnPlace::last);
  });
}

void no_inherit(const Alteration& at) {
  const ObjectId parent = at.to.relation(at.action.object);
  at.edit([&](Table& changed) { leave_parent(at.to.catalog, changed, parent); });
}

void of_type(const Alteration& at) {
  const ObjectId type = at.to.data_type(at.action.type).type;
  at.edit([&](Table& changed) { changed.of_type = type; });
}

void not_of(const Alteration& at) {
  at.edit([](Table& changed) { changed.of_type = 0; });
}

}  // namespace mig::alteration
