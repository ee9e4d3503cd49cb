// CREATE TABLE in its forms.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/doubtful_names.hpp"
#include "catalog/drop.hpp"
#include "catalog/inherit.hpp"
#include "catalog/make_index.hpp"
#include "catalog/secrets.hpp"
#include "catalog/table_builder.hpp"
#include "catalog/view_columns.hpp"

namespace mig {
namespace {

// Clears the way for a relation of this name. False: IF NOT EXISTS and it exists.
bool may_create(Applier& to, ObjectId schema, std::string_view name, bool if_not_exists) {
  const ObjectId present = to.catalog.find(ObjectKind::table, schema, name);
  if (present == 0) {
    if (if_not_exists) make_if_not_there(to, schema, name);
    return true;
  }
  if (if_not_exists) return false;
  const Object* object = to.catalog.object(present);
  if (!object->is_unknown && !object->is_perhaps) {
    throw Refused{concat(to_string(object->kind), " ", to.catalog.qualified_name(present),
                         " exists already")};
  }
  drop_object(to, present);
  return true;
}

std::string partition_elements(Applier& to, const ast::PartitionKey& key, PartitionKey& made,
                               std::vector<ObjectId>& uses) {
  std::string text;
  for (const ast::IndexElement& each : key.elements) {
    if (!text.empty()) text += ", ";
    if (each.column) {
      made.columns.emplace_back(each.column.text);
      text += to.catalog.quoted(each.column.text);
    } else {
      text += concat("(", to.text(each.expression, uses), ")");
    }
    if (each.collation) text += concat(" collate ", text_of(each.collation));
    if (each.operator_class) text += concat(" ", text_of(each.operator_class));
  }
  return text;
}

void take_properties(Applier& to, Table& table, const ast::CreateTable& from) {
  table.persistence = from.persistence;
  table.storage_parameters = settings(from.with);
  if (from.access_method && from.access_method.text != "heap") {
    table.access_method = from.access_method.text;
  }
  table.on_commit = from.on_commit;
  if (table.is_temporary() && table.on_commit == "drop") to.session.drops_on_commit = true;
  table.server = from.server.text;
  table.foreign_options = settings(from.options);
  drop_secrets(table.foreign_options);
  table.without_rowid = from.without_rowid;
  table.is_strict = from.is_strict;
  table.partition_key.strategy = from.partition_by.strategy;
  table.partition_key.elements =
      partition_elements(to, from.partition_by, table.partition_key, table.uses);
}

void take_type_columns(Applier& to, Table& table, const ast::Type& type) {
  table.of_type = to.data_type(type).type;
  const auto* composite = to.catalog.get<UserType>(table.of_type);
  table.is_open = table.is_open || composite == nullptr;
  if (composite == nullptr) return;
  table.columns = composite->attributes;
  for (Column& each : table.columns.for_change()) {
    each.created = to.number;
    each.comment.clear();
  }
}

void build(Applier& to, Table& table, const ast::CreateTable& from) {
  refuse_too_many_columns(to.catalog.dialect(), from.columns.size());
  TableBuilder builder(to, table);
  const bool has_columns = !from.of_type && !from.partition_of;
  std::size_t written = 0;
  auto like = from.likes.begin();
  const auto likes_before = [&](std::size_t position) {
    for (; like != from.likes.end() && like->position <= position; ++like) {
      copy_columns(to, table, *like, table.columns.size());
    }
  };
  if (from.of_type) take_type_columns(to, table, from.of_type);
  if (from.partition_of) inherit_from(to, table, table.partition_of);
  for (const ast::Column& each : from.columns) {
    likes_before(written++);
    if (has_columns) {
      builder.column(each);
    } else {
      builder.column_options(each);
    }
  }
  likes_before(SIZE_MAX);
  for (const ast::ObjectName& each : from.inherits) {
    const ObjectId parent = to.table(each);
    if (parent == table.id) throw Refused{concat(table.name, " cannot inherit from itself")};
    table.inherits.push_back(parent);
    inherit_from(to, table, parent);
  }
  for (const ast::Constraint& each : from.constraints) builder.constraint(each);
  builder.finish();
  for (const ast::LikeTable& each : from.likes) copy_rest(to, table, each);
}

// CREATE TABLE … AS on SQLite declares no type but the name of its affinity.
std::string affinity_name(std::string_view declared) {
  const std::string type = lower_ascii(declared);
  const auto has = [&](std::string_view part) { return type.find(part) != std::string::npos; };
  if (has("int")) return "INT";
  if (has("char") || has("clob") || has("text")) return "TEXT";
  if (type.empty() || has("blob")) return "";
  return has("real") || has("floa") || has("doub") ? "REAL" : "NUM";
}

}  // namespace

void apply_to(Applier& to, const ast::CreateTable& statement) {
  const bool is_temporary = statement.persistence == ast::Persistence::temporary ||
                            statement.name.schema.text == "pg_temp";
  const ObjectId schema = to.creation_schema(statement.name.schema.text, is_temporary);
  if (!may_create(to, schema, statement.name.name.text, statement.if_not_exists)) return;
  Table table(statement.kind == Node::create_foreign_table ? ObjectKind::foreign_table
                                                           : ObjectKind::table);
  table.name = statement.name.name.text;
  table.parent = schema;
  table.if_not_exists = statement.if_not_exists;
  take_properties(to, table, statement);
  if (is_temporary) table.persistence = ast::Persistence::temporary;
  if (statement.partition_of) {
    table.partition_of = to.table(statement.partition_of);
    const Object& parent = *to.catalog.object(table.partition_of);
    if (parent.parent == schema && parent.name == table.name) {
      throw Refused{concat(table.name, " cannot be its own partition")};
    }
    std::vector<ObjectId> none;
    table.partition_bound = to.text(statement.bound.syntax, none);
    if (statement.bound.is_default) table.partition_bound = "default";
  }
  const ObjectId id = to.add(std::move(table));
  to.catalog.edit<Table>(id, [&](Table& made) { build(to, made, statement); });
  if (statement.partition_of) give_to_partition(to, to.catalog.get<Table>(id)->partition_of, id);
}

void apply_to(Applier& to, const ast::CreateTableAs& statement) {
  const bool is_temporary = statement.persistence == ast::Persistence::temporary;
  const ObjectId schema = to.creation_schema(statement.name.schema.text, is_temporary);
  if (!may_create(to, schema, statement.name.name.text, statement.if_not_exists)) return;
  QueryShape shape = shape_of(to, statement.query);
  for (std::size_t i = 0; i < statement.columns.size(); ++i) {
    if (i >= shape.columns.size()) shape.columns.emplace_back();
    shape.columns[i].name = statement.columns[i].text;
  }
  if (statement.kind == Node::create_materialized_view) {
    View view(ObjectKind::materialized_view);
    view.name = statement.name.name.text;
    view.parent = schema;
    set_query(to, view, statement.query, shape);
    view.relations = std::move(shape.relations);
    for (const Column& each : shape.columns) view.columns.push_back(each.name);
    view.columns_known = shape.is_known;
    view.options = settings(statement.with);
    view.is_populated = statement.with_data;
    to.add(std::move(view));
    return;
  }
  Table table;
  table.name = statement.name.name.text;
  table.parent = schema;
  table.persistence = statement.persistence;
  table.columns = std::move(shape.columns);
  for (Column& each : table.columns.for_change()) {
    each.created = to.number;
    if (!to.is_postgres()) each.type.text = affinity_name(each.type.text);
  }
  table.is_open = !shape.is_known;
  table.storage_parameters = settings(statement.with);
  to.add(std::move(table));
}

void apply_to(Applier& to, const ast::CreateVirtualTable& statement) {
  const ObjectId schema = to.creation_schema(statement.name.schema.text);
  if (!may_create(to, schema, statement.name.name.text, statement.if_not_exists)) return;
  Table table;
  table.name = statement.name.name.text;
  table.parent = schema;
  table.module = concat(statement.module.text, "(", trim(statement.arguments), ")");
  table.is_open = true;
  to.add(std::move(table));
}

}  // namespace mig
