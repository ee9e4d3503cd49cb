// Indexes, views and sequences.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/doubtful_names.hpp"
#include "catalog/drop.hpp"
#include "catalog/make_index.hpp"
#include "catalog/sequences.hpp"
#include "catalog/view_columns.hpp"

namespace mig {
namespace {

bool is_there(Applier& to, ObjectId schema, std::string_view name, bool if_not_exists) {
  const ObjectId present = to.catalog.find(ObjectKind::table, schema, name);
  if (present == 0) return false;
  if (if_not_exists) return true;
  if (to.catalog.object(present)->is_unknown || to.catalog.object(present)->is_perhaps) {
    drop_object(to, present);
    return false;
  }
  throw Refused{concat(to.catalog.qualified_name(present), " exists already")};
}

void own_sequence(Applier& to, Sequence& sequence, const ast::ObjectName& table,
                  const ast::Name& column) {
  if (!table) return;
  sequence.owner_table = to.table(table);
  sequence.owner_column = column.text;
}

}  // namespace

void apply_to(Applier& to, const ast::CreateIndex& statement) {
  const ObjectId table = to.table(statement.table);
  const Object& owner = *to.catalog.object(table);
  const std::string owner_name = owner.name;
  Index index;
  index.name = statement.name.text;
  index.parent = owner.parent;
  index.table = table;
  if (!index.name.empty() && is_there(to, index.parent, index.name, statement.if_not_exists))
    return;
  if (statement.if_not_exists) make_if_not_there(to, index.parent, index.name);
  if (to.is_postgres()) {
    index.method = statement.access_method ? std::string(statement.access_method.text) : "btree";
  }
  index.is_unique = statement.is_unique;
  index.nulls_not_distinct = statement.nulls_not_distinct;
  for (const ast::IndexElement& each : statement.elements) {
    index.elements.push_back(make_element(to, each, index.method, index.uses));
  }
  index.include = texts(statement.include);
  index.predicate = to.text(statement.predicate, index.uses);
  index.storage_parameters = settings(statement.with);
  const auto* partitioned = to.catalog.get<Table>(table);
  if (partitioned != nullptr && to.is_postgres()) {
    drop_idle_casts(*partitioned, index.elements, to.catalog);
    drop_usual_collations(*partitioned, index.elements);
  }
  const bool has_parts = partitioned != nullptr && partitioned->is_partitioned();
  index.is_valid = !(has_parts && statement.is_only && !children_of(to.catalog, table).empty());
  const ObjectId id = add_index(to, std::move(index), owner_name, nullptr);
  if (has_parts && !statement.is_only) give_index_to_partitions(to, id);
}

void apply_to(Applier& to, const ast::CreateView& statement) {
  const ObjectId schema = to.creation_schema(statement.name.schema.text, statement.is_temporary);
  const ObjectId present = to.catalog.find(ObjectKind::view, schema, statement.name.name.text);
  const bool replaces = present != 0 && statement.or_replace;
  if (!replaces && is_there(to, schema, statement.name.name.text, statement.if_not_exists)) return;
  View view;
  if (replaces && to.catalog.get<View>(present) != nullptr) view = *to.catalog.get<View>(present);
  view.name = statement.name.name.text;
  view.parent = schema;
  view.is_temporary = statement.is_temporary;
  view.is_recursive = statement.is_recursive;
  view.uses.clear();
  QueryShape shape = shape_of(to, statement.query);
  set_query(to, view, statement.query, shape);
  if (to.is_postgres()) view.relations = std::move(shape.relations);
  view.columns = texts(statement.columns);
  view.columns_named = !view.columns.empty();
  view.columns_known = shape.is_known || !view.columns.empty();
  for (std::size_t i = view.columns.size(); i < shape.columns.size(); ++i) {
    view.columns.push_back(shape.columns[i].name);
  }
  view.options = settings(statement.with);
  view.check_option = statement.check_option;
  std::erase_if(view.options, [&](const StoredSetting& each) {
    if (each.name == "check_option") view.check_option = each.value;
    return each.name == "check_option";
  });
  if (replaces && view.id != 0) {
    to.catalog.edit<View>(present, [&](View& changed) { changed = std::move(view); });
  } else {
    to.add(std::move(view));
  }
}

void apply_to(Applier& to, const ast::RefreshMaterializedView& statement) {
  to.catalog.edit<View>(to.relation(statement.name),
                        [&](View& changed) { changed.is_populated = statement.with_data; });
}

void apply_to(Applier& to, const ast::CreateSequence& statement) {
  const bool is_temporary = statement.persistence == ast::Persistence::temporary;
  const ObjectId schema = to.creation_schema(statement.name.schema.text, is_temporary);
  if (is_there(to, schema, statement.name.name.text, statement.if_not_exists)) return;
  if (statement.if_not_exists) make_if_not_there(to, schema, statement.name.name.text);
  Sequence made;
  made.name = statement.name.name.text;
  made.parent = schema;
  made.persistence = statement.persistence;
  if (statement.type) made.type = to.type_of(statement.type);
  set_sequence_options(made, statement.options, true);
  own_sequence(to, made, statement.owned_by_table, statement.owned_by_column);
  to.add(std::move(made));
}

void apply_to(Applier& to, const ast::AlterSequence& statement) {
  const ObjectId id = to.relation(statement.name);
  to.catalog.edit<Sequence>(id, [&](Sequence& changed) {
    if (statement.type) set_sequence_type(changed, to.type_of(statement.type));
    set_sequence_options(changed, statement.options, false);
    own_sequence(to, changed, statement.owned_by_table, statement.owned_by_column);
    if (statement.owned_by_none) {
      changed.owner_table = 0;
      changed.owner_column.clear();
    }
  });
}

}  // namespace mig
