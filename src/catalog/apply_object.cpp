// Statements that treat every kind of object alike: DROP, RENAME, SET SCHEMA, COMMENT, GRANT.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/drop.hpp"
#include "catalog/grants.hpp"
#include "catalog/rename.hpp"

namespace mig {
namespace {

void rename_constraint(Applier& to, ObjectId owner, const std::string& from,
                       std::string_view name) {
  ObjectId index = 0;
  const auto change = [&](Constraint& each) {
    if (each.name != from) return;
    each.is_named = true;
    index = each.index;
    if (index == 0) each.name = name;  // else the index takes it along
  };
  to.catalog.edit<Table>(owner, [&](Table& changed) {
    for (Constraint& each : changed.constraints.for_change()) change(each);
  });
  to.catalog.edit<Domain>(owner, [&](Domain& changed) {
    for (Constraint& each : changed.constraints) change(each);
  });
  if (index != 0) rename_object(to, index, name);
  for (const ObjectId child : children_of(to.catalog, owner)) {
    const auto* table = to.catalog.get<Table>(child);
    const Constraint* inherited = table->constraint(from);
    if (inherited != nullptr && inherited->is_inherited && inherited->index == 0) {
      rename_constraint(to, child, from, name);
    }
  }
}

std::vector<ObjectId> objects_in_schema(const Catalog& catalog, ObjectId schema, ObjectKind kind) {
  std::vector<ObjectId> found;
  catalog.for_each([&](const Object& each) {
    const bool is_view = each.kind == ObjectKind::view ||
                         each.kind == ObjectKind::materialized_view ||
                         each.kind == ObjectKind::foreign_table;
    const bool is_routine =
        name_space_of(kind) == NameSpace::routine && name_space_of(each.kind) == NameSpace::routine;
    if (each.parent == schema &&
        (each.kind == kind || (kind == ObjectKind::table && is_view) || is_routine)) {
      found.push_back(each.id);
    }
  });
  return found;
}

}  // namespace

namespace {

bool has_column_of(const Table& table, ObjectId type) {
  return !table.is_perhaps &&
         std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& each) {
           return each.type.type == type && !each.is_perhaps;
         });
}

// A column of a table has the type: without CASCADE PostgreSQL drops nothing.
bool is_type_of_a_column(Applier& to, const ast::Drop& statement) {
  const bool is_type =
      statement.object == ObjectKind::type || statement.object == ObjectKind::domain;
  if (!is_type || statement.behavior == ast::Behavior::cascade) return false;
  return std::any_of(
      statement.objects.begin(), statement.objects.end(), [&](const ast::ObjectReference& each) {
        const ObjectId id = to.find(statement.object, each);
        const Object* type = to.catalog.object(id);
        if (type == nullptr || type->is_perhaps) return false;
        const auto tables = to.catalog.dependents<Table>(id);
        return std::any_of(tables.begin(), tables.end(),
                           [&](const Table* table) { return has_column_of(*table, id); });
      });
}

}  // namespace

void apply_to(Applier& to, const ast::Drop& statement) {
  if (is_type_of_a_column(to, statement)) return;
  to.cascades = statement.behavior == ast::Behavior::cascade;
  for (const ast::ObjectReference& each : statement.objects) {
    const ObjectId id = to.find(statement.object, each);
    if (id != 0) drop_object(to, id);
  }
  to.cascades = true;
}

void apply_to(Applier& to, const ast::Rename& statement) {
  const ast::ObjectReference& target = statement.target;
  const std::string part(target.part.text);
  switch (statement.object) {
    case ObjectKind::column:
      return rename_column(to, to.relation(target.name), part,
                           std::string(statement.new_name.text));
    case ObjectKind::attribute:
      return rename_column(to, to.find(ObjectKind::type, target), part,
                           std::string(statement.new_name.text));
    case ObjectKind::constraint:
    case ObjectKind::domain_constraint: {
      const bool is_domain = statement.owner == ObjectKind::domain ||
                             statement.object == ObjectKind::domain_constraint;
      const ObjectId owner =
          is_domain ? to.find(ObjectKind::domain, target) : to.relation(target.name);
      return rename_constraint(to, owner, part, statement.new_name.text);
    }
    case ObjectKind::enum_value:
      return rename_value(to, to.find(ObjectKind::type, target), part,
                          std::string(statement.new_name.text));
    default: return rename_object(to, to.find(statement.object, target), statement.new_name.text);
  }
}

void apply_to(Applier& to, const ast::SetSchema& statement) {
  const ObjectId id = to.find(statement.object, statement.target);
  if (id != 0) move_object(to, id, to.schema(statement.schema.text));
}

void apply_to(Applier& to, const ast::Comment& statement) {
  const std::string text(statement.is_null ? std::string_view() : statement.text);
  const std::string_view part = statement.target.part.text;
  ObjectId id = to.find(statement.object, statement.target);
  if (id == 0 && statement.object == ObjectKind::column) {  // an attribute of a composite type
    id = to.find(ObjectKind::type, statement.target.name);
  }
  const auto set_on = [&](auto&& items) {
    for (auto& each : items) {
      if (each.name == part) each.comment = text;
    }
  };
  switch (statement.object) {
    case ObjectKind::column:
      to.catalog.edit<Table>(id, [&](Table& changed) { set_on(changed.columns.for_change()); });
      to.catalog.edit<UserType>(id, [&](UserType& changed) { set_on(changed.attributes); });
      return;
    case ObjectKind::constraint:
      to.catalog.edit<Table>(id, [&](Table& changed) { set_on(changed.constraints.for_change()); });
      return;
    case ObjectKind::domain_constraint:
      to.catalog.edit<Domain>(id, [&](Domain& changed) { set_on(changed.constraints); });
      return;
    default: to.catalog.edit<Object>(id, [&](Object& changed) { changed.comment = text; });
  }
}

void apply_to(Applier& to, const ast::Grant& statement) {
  for (const ast::ObjectReference& each : statement.objects) {
    if (statement.all_in_schema) {
      const ObjectId schema = to.catalog.find_schema(each.name.name.text);
      for (const ObjectId id : objects_in_schema(to.catalog, schema, statement.object)) {
        to.catalog.edit<Object>(id, [&](Object& changed) { change_grants(changed, statement); });
      }
      continue;
    }
    const ObjectId id = to.find(statement.object, each);
    to.catalog.edit<Object>(id, [&](Object& changed) { change_grants(changed, statement); });
  }
}

void apply_to(Applier& to, const ast::AlterDefaultPrivileges& statement) {
  Other made(ObjectKind::unknown);
  made.name = "default privileges";
  made.statements.emplace_back(statement.syntax.text());
  to.add(std::move(made));
}

}  // namespace mig
