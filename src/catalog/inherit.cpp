#include "catalog/inherit.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/choose_name.hpp"
#include "catalog/drop.hpp"
#include "catalog/make_index.hpp"
#include "catalog/table_builder.hpp"

namespace mig {
namespace {

Column inherited_column(Applier& to, const Column& parent) {
  Column made = parent;
  made.identity = Identity::none;
  made.sequence = 0;
  made.comment.clear();
  made.statistics.clear();
  made.options.clear();
  made.created = to.number;
  made.is_local = false;
  made.is_inherited = true;
  return made;
}

// A table that is there keeps its defaults.
void merge(Column& own, const Column& parent, ColumnPlace where) {
  own.is_inherited = true;
  own.not_null = own.not_null || parent.not_null;
  if (where == ColumnPlace::last) return;
  if (own.default_value.empty() && own.generated.empty()) {
    own.default_value = parent.default_value;
    own.generated = parent.generated;
    own.is_stored = parent.is_stored;
  }
}

// merge() would change nothing: the column stays shared with what the table was before.
bool is_merged(const Column& own, const Column& parent, ColumnPlace where) {
  if (!own.is_inherited || own.not_null < parent.not_null) return false;
  if (where == ColumnPlace::last || !own.default_value.empty() || !own.generated.empty()) {
    return true;
  }
  return parent.default_value.empty() && parent.generated.empty() &&
         own.is_stored == parent.is_stored;
}

// Most columns of a child lie where those of its parent do.
SharedList<Column>::Iterator find_column(const Table& child, const std::string& name,
                                         std::size_t likely) {
  const auto is_it = [&](const Column& column) { return column.name == name; };
  const SharedList<Column>& all = child.columns;
  if (likely < all.size() && is_it(all[likely])) {
    return all.begin() + static_cast<std::ptrdiff_t>(likely);
  }
  return std::find_if(all.begin(), all.end(), is_it);
}

bool is_passed_on(const Constraint& constraint) {
  return (constraint.kind == ast::ConstraintKind::check ||
          constraint.kind == ast::ConstraintKind::not_null) &&
         !constraint.no_inherit;
}

bool is_same_key(const Constraint& a, const Constraint& b) {
  return a.kind == b.kind && a.columns == b.columns && a.references == b.references &&
         a.referenced_columns == b.referenced_columns && a.on_delete == b.on_delete &&
         a.on_update == b.on_update && a.match == b.match;
}

void give_foreign_keys(Applier& to, const Table& parent, ObjectId partition) {
  to.catalog.edit<Table>(partition, [&](Table& child) {
    for (const Constraint& each : parent.constraints) {
      if (each.kind != ast::ConstraintKind::foreign_key) continue;
      const auto present =
          std::find_if(child.constraints.begin(), child.constraints.end(),
                       [&](const Constraint& own) { return is_same_key(own, each); });
      if (present != child.constraints.end()) {
        Constraint& own = child.constraints.at_for_change(present);
        own.is_inherited = true;
        own.is_local = false;
        continue;
      }
      Constraint made = each;
      if (child.constraint(made.name) != nullptr) {
        made.name = choose_constraint_name(to.catalog, child.parent, child,
                                           joined_columns(made.columns), "fkey");
      }
      made.comment.clear();
      made.created = to.number;
      made.is_local = false;
      made.is_inherited = true;
      child.constraints.push_back(std::move(made));
    }
  });
  const auto* given = to.catalog.get<Table>(partition);
  if (given == nullptr) return;
  const Table child = *given;
  for (const ObjectId each : children_of(to.catalog, partition)) {
    if (to.catalog.get<Table>(each)->partition_of == partition) give_foreign_keys(to, child, each);
  }
}

}  // namespace

void leave_parent(const Catalog& catalog, Table& child, ObjectId parent) {
  if (child.partition_of == parent) child.partition_of = 0;
  std::erase(child.inherits, parent);
  std::vector<const Table*> others;
  for (const ObjectId each : child.inherits) {
    if (const auto* other = catalog.get<Table>(each)) others.push_back(other);
  }
  const auto has_part = [&](auto find) { return std::any_of(others.begin(), others.end(), find); };
  for (Column& each : child.columns.for_change()) {
    if (has_part([&](const Table* other) { return other->column(each.name) != nullptr; })) continue;
    each.is_local = true;
    each.is_inherited = false;
  }
  for (Constraint& each : child.constraints.for_change()) {
    const auto passes_on = [&](const Table* other) {
      const Constraint* theirs = other->constraint(each.name);
      return theirs != nullptr && is_passed_on(*theirs);
    };
    if (has_part(passes_on)) continue;
    each.is_local = true;
    each.is_inherited = false;
  }
}

void inherit_from(Applier& to, Table& child, ObjectId parent_id, ColumnPlace where) {
  const auto* parent = to.catalog.get<Table>(parent_id);
  if (parent == nullptr) return;
  child.is_open = child.is_open || parent->is_open || parent->is_unknown;
  std::size_t place = 0, number = 0;
  for (const Column& each : parent->columns) {
    const auto own = find_column(child, each.name, number++);
    if (own != child.columns.end() && (own->is_inherited || where == ColumnPlace::last)) {
      if (!is_merged(*own, each, where)) merge(child.columns.at_for_change(own), each, where);
      continue;
    }
    Column made = inherited_column(to, each);
    if (own != child.columns.end()) {
      made = *own;
      merge(made, each, where);
      child.columns.erase(own);
    }
    while (place < child.columns.size() &&
           (child.columns[place].is_inherited || where == ColumnPlace::last)) {
      ++place;
    }
    child.columns.insert(child.columns.begin() + static_cast<std::ptrdiff_t>(place),
                         std::move(made));
  }
  for (const Constraint& each : parent->constraints) {
    if (!is_passed_on(each)) continue;
    if (const Constraint* own = child.constraint(each.name)) {
      if (!own->is_inherited) child.constraint_for_change(each.name)->is_inherited = true;
      continue;
    }
    Constraint made = each;
    made.comment.clear();
    made.created = to.number;
    made.is_local = false;
    made.is_inherited = true;
    child.constraints.push_back(std::move(made));
  }
  child.uses.insert(child.uses.end(), parent->uses.begin(), parent->uses.end());
}

void copy_trigger(Applier& to, const Trigger& trigger, ObjectId partition) {
  Trigger made = trigger;
  made.parent = partition;
  made.parent_trigger = trigger.id;
  made.comment.clear();
  const ObjectId id = to.add(std::move(made));
  const Trigger copy = *to.catalog.get<Trigger>(id);
  for (const Table* each : to.catalog.dependents<Table>(partition)) {
    if (each->partition_of == partition) copy_trigger(to, copy, each->id);
  }
}

void give_to_partition(Applier& to, ObjectId parent_id, ObjectId partition) {
  const auto* found = to.catalog.get<Table>(parent_id);
  if (found == nullptr) return;
  const Table parent = *found;
  give_indexes_to_partition(to, parent_id, partition);
  give_foreign_keys(to, parent, partition);
  for (const Trigger* each : to.catalog.dependents<Trigger>(parent_id)) {
    if (each->parent != parent_id || !each->for_each_row) continue;
    const ObjectId same = to.catalog.find(ObjectKind::trigger, partition, each->name);
    if (same == 0) copy_trigger(to, Trigger(*each), partition);
  }
}

void copy_columns(Applier& to, Table& table, const ast::LikeTable& like, std::size_t position) {
  const ObjectId source_id = to.table(like.table);
  if (const auto* type = to.catalog.get<UserType>(source_id)) {
    for (const Column& each : type->attributes) {
      table.columns.insert(table.columns.begin() + static_cast<std::ptrdiff_t>(position++), each);
    }
    return;
  }
  const auto* source = to.catalog.get<Table>(source_id);
  if (source == nullptr || source->is_unknown) {
    table.is_open = true;
    return;
  }
  const Table copied = *source;
  for (const Column& each : copied.columns) {
    Column made;
    made.name = each.name;
    made.type = each.type;
    made.collation = each.collation;
    made.not_null = each.not_null;
    made.created = to.number;
    if (like.defaults) made.default_value = each.default_value;
    if (like.generated) made.generated = each.generated;
    if (like.storage) made.storage = each.storage;
    if (like.compression) made.compression = each.compression;
    if (like.comments) made.comment = each.comment;
    if (like.identity && each.identity != Identity::none) {
      made.identity = each.identity;
      made.sequence = TableBuilder(to, table).make_sequence(made, {}, true);
      if (const auto* model = to.catalog.get<Sequence>(each.sequence)) {
        const Sequence wanted = *model;
        to.catalog.edit<Sequence>(made.sequence, [&](Sequence& sequence) {
          sequence.increment = wanted.increment;
          sequence.minimum = wanted.minimum;
          sequence.maximum = wanted.maximum;
          sequence.start = wanted.start;
          sequence.cache = wanted.cache;
          sequence.cycle = wanted.cycle;
        });
      }
    }
    const auto at = std::min(position++, table.columns.size());
    table.columns.insert(table.columns.begin() + static_cast<std::ptrdiff_t>(at), std::move(made));
  }
  if (like.defaults || like.generated || like.constraints) {
    table.uses.insert(table.uses.end(), copied.uses.begin(), copied.uses.end());
  }
}

namespace {

void copy_statistics(Applier& to, ObjectId source, const Table& table, bool with_comments) {
  std::vector<Other> copies;
  for (const Other* each : to.catalog.dependents<Other>(source)) {
    if (each->kind == ObjectKind::statistics) copies.push_back(*each);
  }
  for (Other& each : copies) {
    std::replace(each.uses.begin(), each.uses.end(), source, table.id);
    if (!with_comments) each.comment.clear();
    each.parent = table.parent;
    std::vector<std::string> names;
    for (const std::string& element : statistics_elements(each)) {
      names.push_back(element.starts_with('(') ? "expr" : element);
    }
    each.name = choose_statistics_name(to.catalog, table.parent, table.name, names);
    to.add(std::move(each));
  }
}

}  // namespace

void copy_rest(Applier& to, Table& table, const ast::LikeTable& like) {
  const ObjectId source_id = to.relation(like.table);
  const auto* found = to.catalog.get<Table>(source_id);
  if (found == nullptr) return;
  const Table source = *found;
  if (like.statistics) copy_statistics(to, source_id, table, like.comments);
  for (const Constraint& each : source.constraints) {
    const bool is_wanted = each.kind == ast::ConstraintKind::not_null ||
                           (like.constraints && each.kind == ast::ConstraintKind::check);
    if (!is_wanted) continue;
    Constraint made = each;
    if (!like.comments) made.comment.clear();
    made.created = to.number;
    made.is_local = true;
    made.is_inherited = false;
    if (each.kind == ast::ConstraintKind::check) made.is_valid = made.is_enforced;
    table.constraints.push_back(std::move(made));
  }
  if (!like.indexes) return;
  for (const Index* each : to.catalog.dependents<Index>(source_id)) {
    if (each->table != source_id) continue;
    Index index = *each;
    index.name.clear();
    if (!like.comments) index.comment.clear();
    index.parent = table.parent;
    index.table = table.id;
    index.parent_index = 0;
    const Constraint* enforced =
        index.constraint.empty() ? nullptr : source.constraint(index.constraint);
    const ObjectId made = add_index(to, std::move(index), table.name, &table);
    if (enforced == nullptr) continue;
    Constraint constraint = *enforced;
    constraint.name = to.catalog.object(made)->name;
    constraint.is_named = false;
    constraint.comment.clear();  // that of the index alone is copied
    constraint.index = made;
    constraint.created = to.number;
    constraint.is_inherited = false;
    constraint.is_local = true;
    table.constraints.push_back(std::move(constraint));
  }
}

}  // namespace mig
