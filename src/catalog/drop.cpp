#include "catalog/drop.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/grants.hpp"
#include "catalog/statement_text.hpp"

namespace mig {
namespace {

bool contains(const std::vector<ObjectId>& ids, ObjectId id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool contains(const Catalog& catalog, const std::vector<std::string>& names,
              std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& each) { return catalog.same_name(each, name); });
}

// A table lives on without what it refers to, unless that is its parent.
void detach_table(Applier& to, const Table& table, ObjectId gone, const std::string& gone_name) {
  if (table.partition_of == gone || table.of_type == gone || contains(table.inherits, gone)) {
    drop_object(to, table.id);
    return;
  }
  std::vector<std::string> columns, constraints;
  for (const Column& each : table.columns) {
    const bool is_of_it = with_object_renamed(each.generated, gone_name, "") != each.generated;
    if (each.type.type == gone || is_of_it) columns.push_back(each.name);
  }
  for (const Constraint& each : table.constraints) {
    const bool needs = each.references == gone ||
                       (!each.expression.empty() &&
                        with_object_renamed(each.expression, gone_name, "") != each.expression);
    if (needs) constraints.push_back(each.name);
  }
  const ObjectId id = table.id;
  for (const std::string& each : constraints) drop_constraint(to, id, each);
  for (const std::string& each : columns) drop_column(to, id, each);
  to.catalog.edit<Table>(id, [&](Table& changed) {
    std::erase(changed.uses, gone);
    for (Column& each : changed.columns.for_change()) {
      if (with_object_renamed(each.default_value, gone_name, "") != each.default_value) {
        each.default_value.clear();
      }
      if (each.sequence == gone) each.sequence = 0;
    }
  });
}

// A composite type lives on without the attributes of a type that goes.
bool drop_attributes(Applier& to, ObjectId id, ObjectId gone) {
  const auto* type = to.catalog.get<UserType>(id);
  if (type == nullptr || type->form != TypeForm::composite || contains(type->uses, gone)) {
    return false;
  }
  return to.catalog.edit<UserType>(id, [&](UserType& changed) {
    std::erase_if(changed.attributes, [&](const Column& each) { return each.type.type == gone; });
  });
}

void unpublish(Applier& to, ObjectId publication, ObjectId table, const std::string& table_name) {
  to.catalog.edit<Other>(publication, [&](Other& changed) {
    std::erase(changed.uses, table);
    for (std::string& each : changed.statements) each = without_published(each, table_name);
    std::erase(changed.statements, std::string());
  });
}

// What becomes of one that depends on what is going.
void leave_dependent(Applier& to, ObjectId dependent, ObjectId gone, const std::string& gone_name) {
  const Object* object = to.catalog.object(dependent);
  if (object == nullptr) return;  // went with another
  if (!to.cascades && to.catalog.get<View>(dependent) != nullptr) {
    to.catalog.edit<View>(dependent, [&](View& changed) {
      std::erase(changed.uses, gone);
      std::erase_if(changed.relations, [&](const ViewUse& each) { return each.relation == gone; });
    });
    return;
  }
  if (const auto* table = dynamic_cast<const Table*>(object)) {
    detach_table(to, *table, gone, gone_name);
  } else if (drop_attributes(to, dependent, gone)) {
    return;
  } else if (const auto* index = dynamic_cast<const Index*>(object);
             index != nullptr && index->parent_index == gone && !index->constraint.empty()) {
    const std::string constraint = index->constraint;
    drop_constraint(to, index->table, constraint);
    drop_object(to, dependent);
  } else if (object->kind == ObjectKind::publication) {
    unpublish(to, dependent, gone, gone_name);
  } else {
    drop_object(to, dependent);
  }
}

// The foreign keys of other tables that rest on these columns.
void drop_foreign_keys_to(Applier& to, ObjectId table, const std::vector<std::string>& columns,
                          bool any_of_them) {
  for (const Table* child : to.catalog.dependents<Table>(table)) {
    std::vector<std::string> names;
    for (const Constraint& each : child->constraints) {
      if (each.references != table) continue;
      const bool rests = any_of_them
                             ? contains(to.catalog, each.referenced_columns, columns.front())
                             : each.referenced_columns == columns;
      if (rests) names.push_back(each.name);
    }
    const ObjectId id = child->id;
    for (const std::string& name : names) drop_constraint(to, id, name);
  }
}

bool index_uses(const Catalog& catalog, const Index& index, std::string_view column) {
  const auto in_text = [&](const std::string& text) {
    return mentions_column(text, column, catalog.dialect());
  };
  return contains(catalog, index.include, column) || in_text(index.predicate) ||
         std::any_of(index.elements.begin(), index.elements.end(), [&](const IndexElement& each) {
           return catalog.same_name(each.column, column) || in_text(each.expression);
         });
}

bool constraint_uses(const Catalog& catalog, const Constraint& constraint,
                     std::string_view column) {
  return contains(catalog, constraint.columns, column) ||
         mentions_column(constraint.expression, column, catalog.dialect());
}

// new.column, old.column
bool says_row(const Catalog& catalog, const std::string& text, std::string_view column) {
  for (const std::string_view row : {"new", "old"}) {
    const std::string name = concat(row, ".", catalog.quoted(column));
    if (with_object_renamed(text, name, "") != text) return true;
  }
  return false;
}

// One object that hangs on the table, or reads it, uses the column.
bool dependent_uses(const Catalog& catalog, const Object& object, ObjectId table,
                    std::string_view column) {
  if (const auto* index = dynamic_cast<const Index*>(&object)) {
    return index->table == table && index_uses(catalog, *index, column);
  }
  if (const auto* sequence = dynamic_cast<const Sequence*>(&object)) {
    return sequence->owner_table == table && sequence->owner_column == column;
  }
  if (const auto* view = dynamic_cast<const View*>(&object)) {
    return std::any_of(view->relations.begin(), view->relations.end(), [&](const ViewUse& each) {
      return each.relation == table && contains(catalog, each.columns, column);
    });
  }
  if (const auto* trigger = dynamic_cast<const Trigger*>(&object)) {
    return catalog.dialect() == Dialect::postgres && trigger->parent == table &&
           (contains(catalog, trigger->update_columns, column) ||
            says_row(catalog, trigger->when, column));
  }
  if (const auto* rule = dynamic_cast<const Rule*>(&object)) {
    return rule->parent == table && says_row(catalog, rule->definition, column);
  }
  if (const auto* function = dynamic_cast<const Function*>(&object)) {
    return function->has_sql_body && mentions_column(function->body, column, catalog.dialect());
  }
  if (const auto* policy = dynamic_cast<const Policy*>(&object)) {
    return policy->parent == table && (mentions_column(policy->using_, column, catalog.dialect()) ||
                                       mentions_column(policy->check, column, catalog.dialect()));
  }
  if (const auto* other = dynamic_cast<const Other*>(&object);
      other != nullptr && other->kind == ObjectKind::statistics) {
    return mentions_column(other->identity, column, catalog.dialect());
  }
  return false;
}

// A publication goes without the table whose rows or columns it says by a column that goes.
void unpublish_column(Applier& to, ObjectId publication, ObjectId table, std::string_view column) {
  const auto* found = to.catalog.get<Other>(publication);
  const std::string name = to.catalog.qualified_name(table);
  const bool says =
      std::any_of(found->statements.begin(), found->statements.end(),
                  [&](const std::string& each) { return says_published(each, name, column); });
  if (says) unpublish(to, publication, table, name);
}

template <typename Wanted>
bool any_parent(const Catalog& catalog, const Table& child, Wanted wanted) {
  return std::any_of(child.inherits.begin(), child.inherits.end(), [&](ObjectId id) {
    const auto* parent = catalog.get<Table>(id);
    return parent != nullptr && wanted(*parent);
  });
}

bool other_parent_has_constraint(const Catalog& catalog, const Table& child,
                                 const std::string& name) {
  return any_parent(catalog, child, [&](const Table& parent) {
    const Constraint* theirs = parent.constraint(name);
    return theirs != nullptr && !theirs->no_inherit;
  });
}

// What a child has because its parent has the constraint: a check by the same name, a partition's foreign key by what
// it says. Keys go by their indexes.
const Constraint* copy_in(const Table& child, const Constraint& constraint) {
  const auto found =
      std::find_if(child.constraints.begin(), child.constraints.end(), [&](const Constraint& each) {
        if (!each.is_inherited || each.kind != constraint.kind || each.index != 0) return false;
        if (each.kind != ast::ConstraintKind::foreign_key) return each.name == constraint.name;
        return each.columns == constraint.columns && each.references == constraint.references &&
               each.referenced_columns == constraint.referenced_columns;
      });
  return found == child.constraints.end() ? nullptr : &*found;
}

}  // namespace

std::vector<ObjectId> children_of(const Catalog& catalog, ObjectId table) {
  std::vector<ObjectId> children;
  for (const Table* each : catalog.dependents<Table>(table)) {
    if (each->partition_of == table || contains(each->inherits, table))
      children.push_back(each->id);
  }
  return children;
}

void drop_object(Applier& to, ObjectId id) {
  const Object* object = to.catalog.object(id);
  if (object == nullptr || !to.begin_drop(id)) return;
  const std::string name = to.catalog.qualified_name(id);
  if (object->kind == ObjectKind::schema || object->kind == ObjectKind::extension) {
    std::vector<ObjectId> inside;
    const std::string extension = object->kind == ObjectKind::extension ? object->name : "";
    to.catalog.for_each([&](const Object& each) {
      if (each.parent == id || (!extension.empty() && each.extension == extension)) {
        inside.push_back(each.id);
      }
    });
    std::sort(inside.begin(), inside.end());
    for (const ObjectId each : inside) drop_object(to, each);
  }
  for (const ObjectId each : to.catalog.dependents(id)) leave_dependent(to, each, id, name);
  // An index takes the constraint it enforces along only when that is dropped; here it is what is dropped.
  to.catalog.remove(id);
}

void drop_constraint(Applier& to, ObjectId table_id, const std::string& name) {
  const auto* table = to.catalog.get<Table>(table_id);
  const Constraint* found = table == nullptr ? nullptr : table->constraint(name);
  if (found == nullptr) return;
  const Constraint constraint = *found;
  to.catalog.edit<Table>(table_id, [&](Table& changed) {
    const auto at = std::find_if(changed.constraints.begin(), changed.constraints.end(),
                                 [&](const Constraint& each) { return each.name == name; });
    changed.constraints.erase(at);
    if (constraint.kind == ast::ConstraintKind::not_null) {
      for (Column& column : changed.columns.for_change()) {
        if (column.name == constraint.columns.front()) column.not_null = false;
      }
    }
  });
  if (constraint.index != 0) {
    drop_foreign_keys_to(to, table_id, constraint.columns, false);
    drop_object(to, constraint.index);
  }
  for (const ObjectId child_id : children_of(to.catalog, table_id)) {
    const auto* child = to.catalog.get<Table>(child_id);
    const Constraint* inherited = child == nullptr ? nullptr : copy_in(*child, constraint);
    if (inherited == nullptr || other_parent_has_constraint(to.catalog, *child, name)) continue;
    const std::string copy = inherited->name;
    if (!inherited->is_local) {
      drop_constraint(to, child_id, copy);
      continue;
    }
    to.catalog.edit<Table>(child_id, [&](Table& changed) {
      changed.constraint_for_change(copy)->is_inherited = false;
    });
  }
}

void drop_column(Applier& to, ObjectId table_id, const std::string& column) {
  const auto* table = to.catalog.get<Table>(table_id);
  if (table == nullptr) return;
  std::vector<std::string> constraints, generated;
  for (const Constraint& each : table->constraints) {
    if (constraint_uses(to.catalog, each, column)) constraints.push_back(each.name);
  }
  if (!to.is_postgres()) {  // most have no name, and nothing hangs on them
    constraints.clear();
    to.catalog.edit<Table>(table_id, [&](Table& changed) {
      erase_if(changed.constraints,
               [&](const Constraint& each) { return constraint_uses(to.catalog, each, column); });
    });
    table = to.catalog.get<Table>(table_id);
  }
  for (const Column& each : table->columns) {
    if (!each.generated.empty() && each.name != column &&
        mentions_column(each.generated, column, to.catalog.dialect())) {
      generated.push_back(each.name);
    }
  }
  // Columns that are generated from each other must not go on forever.
  to.catalog.edit<Table>(table_id, [&](Table& changed) {
    for (Column& each : changed.columns.for_change()) {
      if (to.catalog.same_name(each.name, column)) each.generated.clear();
    }
    drop_from_grants(changed, column);
  });
  for (const std::string& each : constraints) drop_constraint(to, table_id, each);
  for (const std::string& each : generated) drop_column(to, table_id, each);
  if (to.is_postgres()) drop_foreign_keys_to(to, table_id, {column}, true);
  for (const ObjectId each : to.catalog.dependents(table_id)) {
    const Object* object = to.catalog.object(each);
    if (object != nullptr && object->kind == ObjectKind::publication) {
      unpublish_column(to, each, table_id, column);
      continue;
    }
    const bool needs_cascade = object != nullptr && (object->kind == ObjectKind::rule ||
                                                     object->kind == ObjectKind::function ||
                                                     object->kind == ObjectKind::procedure);
    if (needs_cascade && !to.cascades) continue;  // it does not depend, or the statement would fail
    if (object == nullptr || !dependent_uses(to.catalog, *object, table_id, column)) continue;
    const bool stays = to.catalog.edit<View>(each, [&](View& changed) {
      for (ViewUse& use : changed.relations) {
        if (use.relation == table_id) std::erase(use.columns, column);
      }
    });
    if (!stays || to.cascades) drop_object(to, each);
  }
  to.catalog.edit<Table>(table_id, [&](Table& changed) {
    erase_if(changed.columns,
             [&](const Column& each) { return to.catalog.same_name(each.name, column); });
  });
  for (const ObjectId child_id : children_of(to.catalog, table_id)) {
    const auto* child = to.catalog.get<Table>(child_id);
    const Column* inherited = child == nullptr ? nullptr : child->column(column);
    if (inherited == nullptr || !inherited->is_inherited ||
        any_parent(to.catalog, *child,
                   [&](const Table& parent) { return parent.column(column) != nullptr; })) {
      continue;
    }
    if (!inherited->is_local) {
      drop_column(to, child_id, column);
      continue;
    }
    to.catalog.edit<Table>(
        child_id, [&](Table& changed) { changed.column_for_change(column)->is_inherited = false; });
  }
}

}  // namespace mig
