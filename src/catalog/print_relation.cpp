#include <algorithm>

#include "base/text.hpp"
#include "catalog/print_parts.hpp"
#include "catalog/sequences.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

// With its schema where it is one of the catalogue's own.
std::string print_operator_class(const Catalog& catalog, const std::string& name) {
  for (const Other* each : catalog.all<Other>()) {
    if (each->kind == ObjectKind::operator_class && each->name == name) {
      return catalog.qualified_name(each->id);
    }
  }
  return catalog.quoted(name);
}

}  // namespace

std::string print_index_elements(const Catalog& catalog, const Index& index,
                                 const std::vector<std::string>& operators) {
  std::string made;
  for (std::size_t i = 0; i < index.elements.size(); ++i) {
    const IndexElement& each = index.elements[i];
    if (i > 0) made += ", ";
    const bool is_sqlite = catalog.dialect() == Dialect::sqlite;
    made += !each.column.empty() ? catalog.quoted(each.column)
            : is_sqlite          ? each.expression
                                 : concat("(", each.expression, ")");
    if (!each.collation.empty())
      made += concat(" COLLATE ", print_collation(catalog, each.collation));
    if (!each.operator_class.empty()) {
      made += concat(" ", print_operator_class(catalog, each.operator_class));
    }
    if (!each.operator_class_options.empty()) {
      made += concat(" (", print_settings(each.operator_class_options), ")");
    }
    if (each.is_descending) made += " DESC";
    if (each.nulls_first != (each.is_descending && !is_sqlite)) {
      made += each.nulls_first ? " NULLS FIRST" : " NULLS LAST";
    }
    if (i < operators.size()) made += concat(" WITH ", operators[i]);
  }
  return made;
}

std::string print_index(const Catalog& catalog, const Index& index) {
  const Object* table = catalog.object(index.table);
  const auto* partitioned = dynamic_cast<const Table*>(table);
  std::string made = concat(
      "CREATE ", index.is_unique ? "UNIQUE " : "", "INDEX ", catalog.quoted(index.name), " ON ",
      partitioned != nullptr && partitioned->is_partitioned() && !index.is_valid ? "ONLY " : "",
      catalog.qualified_name(index.table));
  if (!index.method.empty() && index.method != "btree") made += concat(" USING ", index.method);
  made += concat(" (", print_index_elements(catalog, index, {}), ")");
  if (!index.include.empty())
    made += concat(" INCLUDE (", print_names(catalog, index.include), ")");
  if (index.nulls_not_distinct) made += " NULLS NOT DISTINCT";
  if (!index.storage_parameters.empty()) {
    made += concat(" WITH (", print_settings(index.storage_parameters), ")");
  }
  if (!index.predicate.empty()) made += concat(" WHERE ", index.predicate);
  return made;
}

std::string print_sequence_options(const Sequence& sequence) {
  Sequence usual;
  usual.type = sequence.type;
  usual.increment = sequence.increment;
  set_sequence_options(usual, {}, true);
  const std::int64_t first = sequence.increment > 0 ? sequence.minimum : sequence.maximum;
  std::string made;
  const auto add = [&](std::string_view word, std::int64_t value, std::int64_t otherwise) {
    if (value != otherwise) made += concat(" ", word, " ", value);
  };
  add("INCREMENT", sequence.increment, 1);
  add("MINVALUE", sequence.minimum, usual.minimum);
  add("MAXVALUE", sequence.maximum, usual.maximum);
  add("START", sequence.start, first);
  add("CACHE", sequence.cache, 1);
  return made + (sequence.cycle ? " CYCLE" : "");
}

std::string print_sequence(const Catalog& catalog, const Sequence& sequence) {
  return concat("CREATE ", sequence.persistence == ast::Persistence::unlogged ? "UNLOGGED " : "",
                "SEQUENCE ", catalog.qualified_name(sequence.id),
                sequence.type == "bigint" ? std::string() : concat(" AS ", sequence.type),
                print_sequence_options(sequence));
}

std::string print_view(const Catalog& catalog, const View& view) {
  const bool is_materialized = view.kind == ObjectKind::materialized_view;
  std::string made =
      concat("CREATE ", is_materialized ? "MATERIALIZED " : "",
             view.is_recursive ? "RECURSIVE " : "", "VIEW ", catalog.qualified_name(view.id));
  const bool says_columns = catalog.dialect() == Dialect::postgres || view.columns_named;
  if (says_columns && view.columns_known && !view.columns.empty()) {
    made += concat(" (", print_names(catalog, view.columns), ")");
  }
  if (!view.options.empty()) made += concat(" WITH (", print_settings(view.options), ")");
  made += concat(" AS\n", view.query);
  if (!view.check_option.empty()) {
    made +=
        view.check_option == "local" ? "\nWITH LOCAL CHECK OPTION" : "\nWITH CASCADED CHECK OPTION";
  }
  if (is_materialized && !view.is_populated) made += "\nWITH NO DATA";
  return made;
}

std::string print_type(const Catalog& catalog, const UserType& type) {
  std::string made = concat("CREATE TYPE ", catalog.qualified_name(type.id));
  std::string inside;
  const auto add = [&](const std::string& piece) {
    if (!inside.empty()) inside += ", ";
    inside += piece;
  };
  switch (type.form) {
    case TypeForm::enumeration:
      for (const std::string& each : type.values) add(quote_string(each));
      return concat(made, " AS ENUM (", inside, ")");
    case TypeForm::composite:
      for (const Column& each : type.attributes) {
        add(concat(catalog.quoted(each.name), " ", catalog.to_string(each.type),
                   each.collation.empty()
                       ? std::string()
                       : concat(" COLLATE ", print_collation(catalog, each.collation))));
      }
      return concat(made, " AS (", inside, ")");
    default: break;
  }
  for (const StoredSetting& each : type.options) add(concat(each.name, " = ", each.value));
  if (type.form == TypeForm::range) return concat(made, " AS RANGE (", inside, ")");
  return inside.empty() ? made : concat(made, " (", inside, ")");
}

std::string print_domain(const Catalog& catalog, const Domain& domain) {
  std::string made = concat("CREATE DOMAIN ", catalog.qualified_name(domain.id), " AS ",
                            catalog.to_string(domain.type));
  if (!domain.collation.empty())
    made += concat(" COLLATE ", print_collation(catalog, domain.collation));
  const std::string value = print_default(catalog, domain.type, domain.default_value);
  if (!value.empty()) made += concat(" DEFAULT ", value);
  if (domain.not_null) made += " NOT NULL";
  for (const Constraint& each : domain.constraints) {
    if (!each.is_valid) continue;  // ALTER DOMAIN adds it
    made += concat(" CONSTRAINT ", catalog.quoted(each.name), " CHECK (", each.expression, ")");
  }
  return made;
}

}  // namespace mig
