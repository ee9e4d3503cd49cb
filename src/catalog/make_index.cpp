#include "catalog/make_index.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/choose_name.hpp"
#include "catalog/drop.hpp"
#include "sql/lower/lowering.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// Operator classes that their access method takes by itself for the type they are named after.
bool is_default_class(std::string_view method, std::string_view name) {
  constexpr std::string_view btree[] = {
      "text_ops",     "varchar_ops", "bpchar_ops",      "int2_ops",      "int4_ops",  "int8_ops",
      "uuid_ops",     "bool_ops",    "timestamptz_ops", "timestamp_ops", "date_ops",  "numeric_ops",
      "float8_ops",   "float4_ops",  "bytea_ops",       "enum_ops",      "jsonb_ops", "inet_ops",
      "interval_ops", "name_ops",    "oid_ops",         "time_ops",      "array_ops", "range_ops",
      "timetz_ops",   "char_ops",    "bit_ops",         "varbit_ops",    "money_ops", "record_ops",
      "macaddr_ops",  "cidr_ops",    "tsvector_ops",    "citext_ops",    "hstore_ops"};
  constexpr std::string_view gin[] = {"array_ops", "jsonb_ops", "tsvector_ops", "gin_hstore_ops"};
  constexpr std::string_view gist[] = {
      "range_ops",    "point_ops",           "box_ops", "poly_ops", "circle_ops",
      "tsvector_ops", "gist_geometry_ops_2d"};
  const auto has = [&](const auto& list) {
    return std::find(std::begin(list), std::end(list), name) != std::end(list);
  };
  if (method == "gin") return has(gin);
  if (method == "gist" || method == "spgist") return has(gist);
  return (method == "btree" || method == "hash") && has(btree);
}

std::string last_part(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return std::string(dot == std::string_view::npos ? name : name.substr(dot + 1));
}

std::string default_name(Applier& to, const Index& index, std::string_view table_name,
                         const Table* changing, std::string_view label) {
  if (index.is_primary) {
    return choose_relation_name(to.catalog, index.parent, table_name, {}, "pkey", true, changing);
  }
  std::vector<std::string> names;
  for (const IndexElement& each : index.elements) names.push_back(each.name);
  names.insert(names.end(), index.include.begin(), index.include.end());
  const std::string columns = joined_columns(distinct_column_names(std::move(names)));
  return choose_relation_name(to.catalog, index.parent, table_name, columns, label, label != "idx",
                              changing);
}

std::string_view label_of(const Index& index) {
  if (index.constraint.empty()) return "idx";
  return index.is_unique ? "key" : "excl";
}

bool is_equal(const Index& a, const Index& b) {
  return a.method == b.method && a.is_unique == b.is_unique && a.include == b.include &&
         a.predicate == b.predicate && a.nulls_not_distinct == b.nulls_not_distinct &&
         a.constraint.empty() == b.constraint.empty() &&
         std::equal(a.elements.begin(), a.elements.end(), b.elements.begin(), b.elements.end(),
                    [](const IndexElement& x, const IndexElement& y) { return x.is_same(y); });
}

// A COLLATE around all of it is the element's own, as the server takes it.
void take_expression(Applier& to, IndexElement& made, Syntax expression,
                     std::vector<ObjectId>& uses) {
  made.name = expression_column_name(expression);
  while (expression.is(Node::grouped)) expression = expression[0];
  if (to.is_postgres() && expression.is(Node::collate)) {
    made.collation = to.collation_of(lowering_of(expression).object_name(expression[1]));
    expression = expression[0];
  }
  while (expression.is(Node::grouped)) expression = expression[0];
  if (to.is_postgres() && expression.is(Node::column) && expression.children().size() == 1) {
    made.column = name_of(expression[0]);
  } else {
    made.expression = to.text(expression, uses);
  }
}

}  // namespace

void drop_usual_collations(const Table& table, std::vector<IndexElement>& elements) {
  for (IndexElement& each : elements) {
    for (const Column& column : table.columns) {
      const bool is_of = each.column == column.name ||
                         mentions_column(each.expression, column.name, Dialect::postgres);
      if (is_of && each.collation == column.collation) each.collation.clear();
    }
  }
}

IndexElement make_element(Applier& to, const ast::IndexElement& element, std::string_view method,
                          std::vector<ObjectId>& uses) {
  IndexElement made;
  if (element.column) {
    made.column = made.name = element.column.text;
  } else {
    take_expression(to, made, element.expression, uses);
  }
  if (element.collation) made.collation = to.collation_of(element.collation);
  if (made.collation == "default" || made.collation == "pg_catalog.default") made.collation.clear();
  if (element.operator_class) {
    made.operator_class = last_part(text_of(element.operator_class));
    made.operator_class_options = settings(element.operator_class_options);
    if (is_default_class(method, made.operator_class) && made.operator_class_options.empty()) {
      made.operator_class.clear();
    }
  }
  made.is_descending = element.order == ast::SortOrder::descending;
  made.nulls_first = element.nulls == ast::NullsOrder::unsaid
                         ? made.is_descending && to.is_postgres()
                         : element.nulls == ast::NullsOrder::first;
  return made;
}

void drop_idle_casts(const Table& table, std::vector<IndexElement>& elements,
                     const Catalog& catalog) {
  for (const Column& column : table.columns) {
    const std::string cast =
        concat(catalog.to_string(column.type), "(", catalog.quoted(column.name), ")");
    for (IndexElement& each : elements) {
      if (each.expression != cast) continue;
      each.expression.clear();
      each.column = column.name;
    }
  }
}

std::vector<IndexElement> plain_elements(const std::vector<std::string>& columns) {
  std::vector<IndexElement> made;
  for (const std::string& each : columns) {
    IndexElement& element = made.emplace_back();
    element.column = element.name = each;
  }
  return made;
}

ObjectId add_index(Applier& to, Index index, std::string_view table_name, const Table* changing) {
  if (index.name.empty()) {
    index.name = default_name(to, index, table_name, changing, label_of(index));
    if (!index.constraint.empty()) index.constraint = index.name;
  }
  return to.add(std::move(index));
}

namespace {

// What a partition has in the place of an index of its parent.
struct OwnIndex {
  bool is_attached = false;
  ObjectId alike = 0;  // one of its own that may take the place; 0: none
};

OwnIndex own_index(const std::vector<const Index*>& present, const Index& parent) {
  OwnIndex found;
  for (const Index* each : present) {
    if (each->parent_index == parent.id) return {true, 0};
    if (found.alike == 0 && each->parent_index == 0 && is_equal(*each, parent)) {
      found.alike = each->id;
    }
  }
  return found;
}

void attach_own_index(Applier& to, ObjectId own, ObjectId parent_index, ObjectId partition) {
  to.catalog.edit<Index>(own, [&](Index& changed) { changed.parent_index = parent_index; });
  to.catalog.edit<Table>(partition, [&](Table& changed) {
    for (Constraint& each : changed.constraints.for_change()) {
      if (each.index != own) continue;
      each.is_inherited = true;
      each.is_local = false;
    }
  });
}

// An index of its own, and so on downwards.
void copy_index_to_partition(Applier& to, const Index& parent, ObjectId partition) {
  const auto* table = to.catalog.get<Table>(partition);
  const auto* parent_table = to.catalog.get<Table>(parent.table);
  const Constraint* enforced =
      parent.constraint.empty() ? nullptr : parent_table->constraint(parent.constraint);
  const Constraint copied = enforced != nullptr ? *enforced : Constraint();
  Index index = parent;
  index.name.clear();
  index.comment.clear();
  index.parent = table->parent;
  index.table = partition;
  index.parent_index = parent.id;
  index.is_valid = true;
  const ObjectId made = add_index(to, std::move(index), std::string(table->name), nullptr);
  if (enforced != nullptr) {
    to.catalog.edit<Table>(partition, [&](Table& changed) {
      Constraint constraint = copied;
      constraint.name = to.catalog.object(made)->name;
      constraint.is_named = false;
      constraint.comment.clear();
      constraint.index = made;
      constraint.created = to.number;
      constraint.is_inherited = true;
      constraint.is_local = false;
      for (const std::string& each : copied.columns) {
        if (!parent.is_primary) break;
        if (Column* column = changed.column_for_change(each)) column->not_null = true;
      }
      changed.constraints.push_back(std::move(constraint));
    });
  }
  give_index_to_partitions(to, made);
}

std::vector<const Index*> indexes_of(const Catalog& catalog, ObjectId table) {
  std::vector<const Index*> found = catalog.dependents<Index>(table);
  std::erase_if(found, [&](const Index* each) { return each->table != table; });
  return found;
}

bool takes_indexes(const Catalog& catalog, ObjectId partition) {
  const auto* table = catalog.get<Table>(partition);
  return table != nullptr && table->kind != ObjectKind::foreign_table;
}

}  // namespace

void give_index_to_partition(Applier& to, ObjectId parent_index, ObjectId partition) {
  if (!takes_indexes(to.catalog, partition)) return;
  const Index parent = *to.catalog.get<Index>(parent_index);
  const OwnIndex own = own_index(indexes_of(to.catalog, partition), parent);
  if (own.is_attached) return;
  if (own.alike != 0) return attach_own_index(to, own.alike, parent_index, partition);
  copy_index_to_partition(to, parent, partition);
}

void give_indexes_to_partition(Applier& to, ObjectId parent_table, ObjectId partition) {
  if (!takes_indexes(to.catalog, partition)) return;
  // Those it has before are looked at alone: a copy that it is given takes no other index's place.
  std::vector<Index> own;
  for (const Index* each : indexes_of(to.catalog, partition)) own.push_back(*each);
  std::vector<const Index*> present;
  for (const Index& each : own) present.push_back(&each);
  std::vector<ObjectId> wanted;
  for (const Index* each : indexes_of(to.catalog, parent_table)) wanted.push_back(each->id);
  for (const ObjectId each : wanted) {
    const Index parent = *to.catalog.get<Index>(each);
    const OwnIndex found = own_index(present, parent);
    if (found.is_attached) continue;
    if (found.alike == 0) {
      copy_index_to_partition(to, parent, partition);
      continue;
    }
    attach_own_index(to, found.alike, each, partition);
    std::erase_if(present, [&](const Index* taken) { return taken->id == found.alike; });
  }
}

void give_index_to_partitions(Applier& to, ObjectId parent_index) {
  const ObjectId table = to.catalog.get<Index>(parent_index)->table;
  for (const ObjectId child : children_of(to.catalog, table)) {
    if (to.catalog.get<Table>(child)->partition_of == table) {
      give_index_to_partition(to, parent_index, child);
    }
  }
}

}  // namespace mig
