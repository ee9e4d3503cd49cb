#include "catalog/rename.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/drop.hpp"
#include "catalog/grants.hpp"
#include "catalog/rename_qualifiers.hpp"
#include "catalog/rename_sqlite.hpp"
#include "catalog/rewrite_texts.hpp"
#include "catalog/statement_text.hpp"

namespace mig {
namespace {

using Texts = std::function<void(std::string&)>;

void rewrite(Applier& to, ObjectId id, const Texts& change) {
  to.catalog.edit<Object>(id, [&](Object& changed) { each_text(changed, change); });
}

// The types in a signature are written by name.
void renew_signature(Applier& to, ObjectId id) {
  to.catalog.edit<Function>(id, [&](Function& changed) {
    if (changed.kind == ObjectKind::aggregate) return;
    changed.signature.clear();
    for (const Parameter& each : changed.parameters) {
      if (each.mode == ast::ParameterMode::out || each.mode == ast::ParameterMode::table) continue;
      if (!changed.signature.empty()) changed.signature += ", ";
      changed.signature += to.catalog.to_string(each.type);
    }
  });
}

// The object has its new name: whoever says the old one says the new one.
void follow(Applier& to, ObjectId id, const std::string& old_name) {
  const std::string new_name = to.catalog.qualified_name(id);
  for (const ObjectId each : to.catalog.dependents(id)) {
    rewrite(to, each, [&](std::string& text) {
      if (!text.empty()) text = with_object_renamed(text, old_name, new_name);
    });
    renew_signature(to, each);
    to.catalog.edit<Other>(each, [&](Other& changed) {  // these go by their types
      if (changed.kind != ObjectKind::cast && changed.kind != ObjectKind::transform) return;
      changed.name = with_object_renamed(changed.name, old_name, new_name);
    });
  }
}

// Its texts are over the columns of this relation.
bool is_part_of(const Catalog& catalog, ObjectId id, ObjectId relation) {
  const Object* object = catalog.object(id);
  const auto* index = catalog.get<Index>(id);
  return id == relation || (object->kind == ObjectKind::policy && object->parent == relation) ||
         (index != nullptr && index->table == relation);
}

// Before the names of the relation itself are followed.
void follow_qualifiers(Applier& to, ObjectId id, const std::string& old_name) {
  const Object& object = *to.catalog.object(id);
  if (name_space_of(object.kind) != NameSpace::relation || object.name == old_name) return;
  const Object* schema = to.catalog.object(object.parent);
  const RelationRename renamed{schema == nullptr ? "" : schema->name, old_name, object.name};
  std::vector<ObjectId> saying = to.catalog.dependents(id);
  saying.push_back(id);
  for (const ObjectId each : saying) {
    const bool is_own = is_part_of(to.catalog, each, id);
    rewrite(to, each, [&](std::string& text) {
      if (!text.empty()) text = with_qualifiers_kept(text, renamed, is_own);
    });
  }
}

// A replica identity and CLUSTER ON go by the index.
void follow_index(Applier& to, ObjectId id, const std::string& from, std::string_view name) {
  const auto* index = to.catalog.get<Index>(id);
  if (index == nullptr) return;
  to.catalog.edit<Table>(index->table, [&](Table& changed) {
    if (changed.clustered_on == from) changed.clustered_on = name;
    constexpr std::string_view head = "using index ";
    if (changed.replica_identity == concat(head, to.catalog.quoted(from))) {
      changed.replica_identity = concat(head, to.catalog.quoted(name));
    }
  });
}

void follow_collation(Applier& to, const std::string& from, const std::string& name) {
  const auto rename = [&](std::string& collation) {
    if (collation == from) collation = name;
  };
  std::vector<ObjectId> all;
  to.catalog.for_each([&](const Object& each) { all.push_back(each.id); });
  for (const ObjectId id : all) {
    to.catalog.edit<Table>(id, [&](Table& changed) {
      for (Column& each : changed.columns.for_change()) rename(each.collation);
    });
    to.catalog.edit<UserType>(id, [&](UserType& changed) {
      for (Column& each : changed.attributes) rename(each.collation);
    });
    to.catalog.edit<Domain>(id, [&](Domain& changed) { rename(changed.collation); });
    to.catalog.edit<Index>(id, [&](Index& changed) {
      for (IndexElement& each : changed.elements) rename(each.collation);
    });
  }
}

// As Column::collation says it.
std::string collation_name(const Catalog& catalog, const Object& object) {
  const Object* schema = catalog.object(object.parent);
  return schema == nullptr ? object.name : concat(schema->name, ".", object.name);
}

void set_name(Applier& to, ObjectId id, std::string_view name) {
  to.catalog.edit<Object>(id, [&](Object& changed) { changed.name = name; });
}

// ---- columns

void rename_in(const Catalog& catalog, std::vector<std::string>& names, const std::string& from,
               const std::string& name) {
  for (std::string& each : names) {
    if (catalog.same_name(each, from)) each = name;
  }
}

void rename_in_table(const Catalog& catalog, Table& table, ObjectId renamed,
                     const std::string& from, const std::string& name) {
  for (Constraint& each : table.constraints.for_change()) {
    if (each.references == renamed) rename_in(catalog, each.referenced_columns, from, name);
  }
  if (table.id != renamed) return;
  for (Column& each : table.columns.for_change()) {
    if (catalog.same_name(each.name, from)) each.name = name;
  }
  for (Constraint& each : table.constraints.for_change())
    rename_in(catalog, each.columns, from, name);
  rename_in(catalog, table.partition_key.columns, from, name);
  each_text(table, [&](std::string& text) {
    if (!text.empty()) text = with_column_renamed(text, from, name, catalog.dialect());
  });
}

// Another relation of the view has a column of this name too, so that text alone does not tell them apart.
bool is_ambiguous(const Catalog& catalog, const View& view, ObjectId table,
                  const std::string& from) {
  return std::any_of(view.relations.begin(), view.relations.end(), [&](const ViewUse& each) {
    const auto* other = catalog.get<Table>(each.relation);
    return each.relation != table && other != nullptr && other->column(from) != nullptr;
  });
}

void rename_in_dependent(Applier& to, ObjectId id, ObjectId table, const std::string& from,
                         const std::string& name) {
  Catalog& catalog = to.catalog;
  const auto text_renamed = [&](std::string& text) {
    if (!text.empty()) text = with_column_renamed(text, from, name, catalog.dialect());
  };
  catalog.edit<Object>(id, [&](Object& object) {
    if (auto* other = dynamic_cast<Table*>(&object)) {
      rename_in_table(catalog, *other, table, from, name);
    } else if (auto* index = dynamic_cast<Index*>(&object)) {
      if (index->table != table) return;
      for (IndexElement& each : index->elements) {
        if (catalog.same_name(each.column, from)) each.column = name;
      }
      rename_in(catalog, index->include, from, name);
      each_text(object, text_renamed);
    } else if (auto* sequence = dynamic_cast<Sequence*>(&object)) {
      if (sequence->owner_column == from) sequence->owner_column = name;
    } else if (auto* trigger = dynamic_cast<Trigger*>(&object)) {
      if (trigger->parent != table) return;
      rename_in(catalog, trigger->update_columns, from, name);
      if (to.is_postgres()) each_text(object, text_renamed);
    } else if (auto* view = dynamic_cast<View*>(&object)) {
      for (ViewUse& each : view->relations) {
        if (each.relation == table) rename_in(catalog, each.columns, from, name);
      }
      if (!is_ambiguous(catalog, *view, table, from)) each_text(object, text_renamed);
    } else if (object.kind == ObjectKind::policy || object.kind == ObjectKind::rule ||
               object.kind == ObjectKind::statistics || object.kind == ObjectKind::publication) {
      each_text(object, text_renamed);
    } else if (auto* function = dynamic_cast<Function*>(&object)) {
      if (function->has_sql_body) text_renamed(function->body);
    }
  });
}

// Clears the way for a name: what is known to have it is refused, what is not may be taken over.
void make_way(Applier& to, const Object& object, ObjectId parent, std::string_view name) {
  if (name_space_of(object.kind) == NameSpace::routine) return;  // they go by their arguments
  const ObjectId taken = to.catalog.find(object.kind, parent, name);
  if (taken == 0 || taken == object.id) return;
  if (!to.catalog.object(taken)->is_unknown && !to.catalog.object(taken)->is_perhaps) {
    throw Refused{concat(to.catalog.qualified_name(taken), " exists already")};
  }
  drop_object(to, taken);
}

}  // namespace

void rename_object(Applier& to, ObjectId id, std::string_view name) {
  const Object* object = to.catalog.object(id);
  if (object == nullptr) return;
  make_way(to, *object, object->parent, name);
  object = to.catalog.object(id);
  const std::string old_name = to.catalog.qualified_name(id);
  const std::string old_plain = object->name;
  if (const auto* index = dynamic_cast<const Index*>(object);
      index != nullptr && !index->constraint.empty()) {
    const ObjectId table = index->table;
    to.catalog.edit<Table>(table, [&](Table& changed) {
      if (Constraint* constraint = changed.constraint_for_change(old_plain))
        constraint->name = name;
    });
    to.catalog.edit<Index>(id, [&](Index& changed) { changed.constraint = name; });
    object = to.catalog.object(id);
  }
  const bool is_sqlite_table = !to.is_postgres() && object->kind == ObjectKind::table;
  if (object->kind == ObjectKind::schema) {
    std::vector<ObjectId> inside, extensions;
    to.catalog.for_each([&](const Object& each) {
      if (each.parent == id) inside.push_back(each.id);
    });
    std::vector<std::string> old_names;
    for (const ObjectId each : inside) old_names.push_back(to.catalog.qualified_name(each));
    set_name(to, id, name);
    for (std::size_t i = 0; i < inside.size(); ++i) {
      follow(to, inside[i], old_names[i]);
      renew_own_name(to.catalog, inside[i]);
      const Object& each = *to.catalog.object(inside[i]);
      if (each.kind != ObjectKind::collation) continue;
      follow_collation(to, concat(old_plain, ".", each.name), concat(name, ".", each.name));
    }
    to.catalog.for_each([&](const Object& each) {
      const bool is_in_it = each.kind == ObjectKind::extension &&
                            static_cast<const Other&>(each).identity == old_plain;
      if (is_in_it) extensions.push_back(each.id);
    });
    for (const ObjectId each : extensions) {
      to.catalog.edit<Other>(each, [&](Other& changed) { changed.identity = name; });
    }
    return;
  }
  const bool is_collation = object->kind == ObjectKind::collation;
  const std::string old_collation = is_collation ? collation_name(to.catalog, *object) : "";
  set_name(to, id, name);
  follow_index(to, id, old_plain, name);
  if (is_collation) {
    follow_collation(to, old_collation, collation_name(to.catalog, *to.catalog.object(id)));
  }
  if (is_sqlite_table) follow_table_sqlite(to, old_plain, std::string(name));
  if (!to.is_postgres()) return;
  follow_qualifiers(to, id, old_plain);
  follow(to, id, old_name);
  renew_own_name(to.catalog, id);
}

void move_object(Applier& to, ObjectId id, ObjectId schema) {
  const Object* object = to.catalog.object(id);
  if (object == nullptr || object->parent == schema) return;
  make_way(to, *object, schema, object->name);
  object = to.catalog.object(id);
  if (object->kind == ObjectKind::extension) {
    const std::string name = to.catalog.object(schema)->name;
    to.catalog.edit<Other>(id, [&](Other& changed) { changed.identity = name; });
    return;
  }
  const std::string old_collation =
      object->kind == ObjectKind::collation ? collation_name(to.catalog, *object) : "";
  const std::string old_name = to.catalog.qualified_name(id);
  std::vector<ObjectId> followers;
  for (const Index* each : to.catalog.dependents<Index>(id)) {
    if (each->table == id) followers.push_back(each->id);
  }
  for (const Sequence* each : to.catalog.dependents<Sequence>(id)) {
    if (each->owner_table == id) followers.push_back(each->id);
  }
  to.catalog.edit<Object>(id, [&](Object& changed) { changed.parent = schema; });
  follow(to, id, old_name);
  renew_own_name(to.catalog, id);
  if (!old_collation.empty()) {
    follow_collation(to, old_collation, collation_name(to.catalog, *to.catalog.object(id)));
  }
  for (const ObjectId each : followers) move_object(to, each, schema);
}

void rename_column(Applier& to, ObjectId relation, const std::string& from,
                   const std::string& name) {
  if (to.catalog.edit<View>(relation, [&](View& changed) {
        rename_in(to.catalog, changed.columns, from, name);
        rename_in_grants(changed, from, name);
      })) {
    for (const ObjectId each : to.catalog.dependents(relation)) {
      rename_in_dependent(to, each, relation, from, name);
    }
    return;
  }
  if (to.catalog.edit<UserType>(relation, [&](UserType& changed) {
        for (Column& each : changed.attributes) {
          if (each.name == from) each.name = name;
        }
      })) {
    for (const Table* each : to.catalog.dependents<Table>(relation)) {
      if (each->of_type == relation) rename_column(to, each->id, from, name);
    }
    return;
  }
  const auto* table = to.catalog.get<Table>(relation);
  if (table == nullptr) return;
  if (table->column(name) != nullptr && !table->is_open) {
    throw Refused{concat("column ", name, " exists already")};
  }
  to.catalog.edit<Table>(relation, [&](Table& changed) {
    rename_in_table(to.catalog, changed, relation, from, name);
    rename_in_grants(changed, from, name);
  });
  for (const ObjectId each : to.catalog.dependents(relation)) {
    rename_in_dependent(to, each, relation, from, name);
  }
  if (!to.is_postgres()) {
    follow_column_sqlite(to, relation, from, name);
    return;
  }
  for (const ObjectId child : children_of(to.catalog, relation)) {
    // A child of two children has it renamed once.
    const auto* inheriting = to.catalog.get<Table>(child);
    const bool is_done = inheriting->column(from) == nullptr && inheriting->column(name) != nullptr;
    if (!is_done) rename_column(to, child, from, name);
  }
}

}  // namespace mig
