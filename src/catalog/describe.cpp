// A catalogue as names and texts, for comparing.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/choose_name.hpp"
#include "catalog/compare.hpp"
#include "catalog/describe_parts.hpp"
#include "catalog/expression_text.hpp"
#include "catalog/relation.hpp"
#include "catalog/routine.hpp"
#include "catalog/type.hpp"

namespace mig {
namespace {

using namespace description;

constexpr std::string_view actions[] = {"", "restrict", "cascade", "set null", "set default"};

class Describer {
 public:
  explicit Describer(const Catalog& catalog) : catalog_(catalog) {}

  Description describe(const Catalog* other = nullptr) {
    catalog_.for_each([&](const Object& each) {
      if (other == nullptr || other->object(each.id) != &each) add(each);
    });
    return std::move(made_);
  }

 private:
  bool is_postgres() const { return catalog_.dialect() == Dialect::postgres; }
  std::string expression(const std::string& text, std::string_view type = {},
                         const ColumnTypes& types = {}) const {
    return comparable_expression(text, catalog_.dialect(), type, types);
  }
  std::string folded(std::string text) const {
    return is_postgres() ? text : lower_outside_strings(text);
  }

  Attributes& part(std::string_view kind, const std::string& name) {
    Described& made = made_[folded(concat(kind, " ", name))];
    made.whole = whole_;
    made.is_certain = is_certain_;
    return made.attributes;
  }
  Attributes& whole(const Object& object) {
    Attributes& made = part(to_string(object.kind), catalog_.qualified_name(object.id));
    made["comment"] = object.comment;
    return made;
  }

  bool is_left_out(const Object& object) const {
    if (!object.extension.empty() || object.kind == ObjectKind::subscription) return true;
    const auto* trigger = dynamic_cast<const Trigger*>(&object);
    if (trigger != nullptr && trigger->is_temporary) return true;
    const Object* parent = catalog_.object(object.parent);
    if (parent == nullptr) return object.kind == ObjectKind::unknown;
    return parent->name == "pg_temp" ||
           (!is_postgres() && parent->name != "main" && parent->kind == ObjectKind::schema);
  }

  void add(const Object& object) {
    if (is_left_out(object)) return;
    is_certain_ = !object.is_unknown && !object.is_perhaps && !object.is_uncertain;
    whole_ = folded(concat(to_string(object.kind), " ", catalog_.qualified_name(object.id)));
    if (const auto* table = dynamic_cast<const Table*>(&object)) {
      add_table(*table);
    } else if (const auto* index = dynamic_cast<const Index*>(&object)) {
      add_index(*index);
    } else if (const auto* sequence = dynamic_cast<const Sequence*>(&object)) {
      add_sequence(*sequence);
    } else if (const auto* view = dynamic_cast<const View*>(&object)) {
      add_view(*view);
    } else if (const auto* type = dynamic_cast<const UserType*>(&object)) {
      add_type(*type);
    } else if (const auto* domain = dynamic_cast<const Domain*>(&object)) {
      add_domain(*domain);
    } else if (const auto* function = dynamic_cast<const Function*>(&object)) {
      part(to_string(function->kind),
           concat(catalog_.qualified_name(function->id), "(", function->signature, ")")) =
          of_function(catalog_, *function);
    } else if (const auto* trigger = dynamic_cast<const Trigger*>(&object)) {
      part("trigger", is_postgres() ? name_on_relation(*trigger) : catalog_.quoted(trigger->name)) =
          of_trigger(catalog_, *trigger);
    } else if (const auto* policy = dynamic_cast<const Policy*>(&object)) {
      part("policy", name_on_relation(*policy)) = of_policy(catalog_, *policy);
    } else if (const auto* rule = dynamic_cast<const Rule*>(&object)) {
      part("rule", name_on_relation(*rule)) = of_rule(*rule);
    } else if (const auto* other = dynamic_cast<const Other*>(&object)) {
      add_other(*other);
    } else if (object.kind == ObjectKind::schema && is_postgres()) {
      Attributes& made = whole(object);
      if (object.comment == "standard public schema") made["comment"] = "";  // its own
    }
  }

  std::string name_on_relation(const Object& object) const {
    return concat(catalog_.qualified_name(object.parent), ".", catalog_.quoted(object.name));
  }

  // ---- tables

  void add_table(const Table& table) {
    Attributes& made = whole(table);
    const std::string name = catalog_.qualified_name(table.id);
    std::vector<std::string> columns;
    for (const Column& each : table.columns) {
      columns.push_back(each.name);
      add_column(table, name, each);
    }
    made["columns"] = table.is_open ? "?" : folded(listed(columns));
    for (const Constraint& each : table.constraints) add_constraint(table, name, each);
    if (table.persistence == ast::Persistence::unlogged) made["persistence"] = "unlogged";
    made["partition key"] = partition_key(table.partition_key);
    made["partition of"] = catalog_.qualified_name(table.partition_of);
    made["bound"] = partition_bound(catalog_, table);
    std::vector<std::string> parents;
    for (const ObjectId each : table.inherits) parents.push_back(catalog_.qualified_name(each));
    made["inherits"] = listed(parents);
    made["of type"] = catalog_.qualified_name(table.of_type);
    made["storage parameters"] = options(table.storage_parameters);
    made["access method"] = table.access_method;
    made["replica identity"] = table.replica_identity;
    made["clustered on"] = table.clustered_on;
    made["row security"] = yes(table.row_security);
    made["force row security"] = yes(table.force_row_security);
    made["server"] = table.server;
    made["options"] = listed(table.foreign_options);
    made["without rowid"] = yes(table.without_rowid);
    made["strict"] = yes(table.is_strict);
    made["module"] = table.module;
  }

  static std::string partition_key(const PartitionKey& key) {
    constexpr std::string_view words[] = {"", "range", "list", "hash"};
    const std::string_view word = words[static_cast<std::size_t>(key.strategy)];
    return word.empty() ? std::string() : concat(word, " (", key.elements, ")");
  }

  std::string default_of(const Column& column, const ColumnTypes& types) const {
    const std::string text =
        expression(column.default_value, base_type(catalog_, column.type), types);
    return text == "null" ? std::string() : text;
  }

  void add_column(const Table& table, const std::string& table_name, const Column& column) {
    const std::string name = concat(table_name, ".", catalog_.quoted(column.name));
    Attributes& made = part("column", name);
    if (column.is_perhaps) made_[folded(concat("column ", name))].is_certain = false;
    made["type"] = is_postgres() ? catalog_.to_string(column.type)
                                 : lower_ascii(catalog_.to_string(column.type));
    if (!column.type && is_postgres()) made["type"] = "?";
    const ColumnTypes types = column_types(catalog_, table.id);
    made["default"] = default_of(column, types);
    made["generated"] = expression(column.generated, {}, types);
    if (!column.generated.empty()) made["generation"] = column.is_stored ? "stored" : "virtual";
    constexpr std::string_view identities[] = {"", "always", "by default"};
    made["identity"] = identities[static_cast<std::size_t>(column.identity)];
    made["not null"] = yes(column.not_null);
    made["collation"] = column.collation;
    const bool is_usual = column.storage == usual_storage(catalog_, column.type);
    made["storage"] = is_usual ? std::string() : column.storage;
    made["compression"] = column.compression;
    made["statistics"] = column.statistics;
    made["options"] = listed(column.options);
    made["foreign options"] = listed(column.foreign_options);
    made["comment"] = column.comment;
  }

  std::string constraint_name(const Table& table, const Constraint& constraint) {
    const bool is_copy = table.partition_of != 0 && constraint.is_inherited &&
                         constraint.kind != ast::ConstraintKind::check;
    if (!constraint.name.empty() && !is_copy) return constraint.name;
    // SQLite: what it says is its name. So it is where a partition has the parent's: its own name is nobody's choice.
    constexpr std::string_view kinds[] = {
        "not null", "", "", "", "", "check", "primary key", "unique", "foreign key", ""};
    return concat("(", kinds[static_cast<std::size_t>(constraint.kind)], " ",
                  columns_of(constraint), constraint.expression, constraint.referenced_name, ")");
  }

  // At which column a CHECK was written says nothing of what it is.
  static std::string columns_of(const Constraint& constraint) {
    return constraint.kind == ast::ConstraintKind::check ? "" : listed(constraint.columns);
  }

  void add_constraint(const Table& table, const std::string& name, const Constraint& constraint) {
    // Names of not-null constraints are kept by version 18 alone.
    if (constraint.kind == ast::ConstraintKind::not_null && is_postgres()) return;
    Attributes& made =
        part("constraint", concat(name, ".", catalog_.quoted(constraint_name(table, constraint))));
    constexpr std::string_view kinds[] = {
        "not null", "", "", "", "", "check", "primary key", "unique", "foreign key", "exclude"};
    made["kind"] = kinds[static_cast<std::size_t>(constraint.kind)];
    made["expression"] = expression(constraint.expression, {}, column_types(catalog_, table.id));
    if (constraint.kind != ast::ConstraintKind::exclude) made["columns"] = columns_of(constraint);
    made["references"] =
        is_postgres() ? catalog_.qualified_name(constraint.references) : constraint.referenced_name;
    made["referenced columns"] = listed(constraint.referenced_columns);
    made["on delete"] = actions[static_cast<std::size_t>(constraint.on_delete)];
    made["on update"] = actions[static_cast<std::size_t>(constraint.on_update)];
    made["on delete columns"] = listed(constraint.on_delete_columns);
    if (constraint.match == ast::MatchType::full) made["match"] = "full";
    made["deferrable"] = yes(constraint.is_deferrable);
    made["initially deferred"] = yes(constraint.initially_deferred);
    made["not valid"] = yes(!constraint.is_valid);
    made["not enforced"] = yes(!constraint.is_enforced);
    made["no inherit"] = yes(constraint.no_inherit);
    made["comment"] = constraint.comment;
    made["operators"] = listed(constraint.exclusion_operators);
    made["key"] = listed(constraint.key_suffixes);
    if (listed(constraint.key_suffixes).find_first_not_of(", ") == std::string::npos)
      made["key"] = "";
    made["autoincrement"] = yes(constraint.is_autoincrement);
    if (constraint.on_conflict != ast::ConflictAction::unsaid) {
      made["on conflict"] = concat(static_cast<int>(constraint.on_conflict));
    }
  }

  // ---- other relations

  std::string element(const Index& index, const IndexElement& each) const {
    const ColumnTypes types = column_types(catalog_, index.table);
    std::string made = each.column.empty() ? expression(each.expression, {}, types) : each.column;
    const auto* table = catalog_.get<Table>(index.table);
    const Column* column = table == nullptr ? nullptr : table->column(each.column);
    const bool is_columns = column != nullptr && column->collation == each.collation;
    constexpr std::string_view own_schema = "pg_catalog.";
    std::string_view collation(each.collation);
    if (collation.starts_with(own_schema)) collation.remove_prefix(own_schema.size());
    if (!collation.empty() && !is_columns) made += concat(" collate ", collation);
    if (!each.operator_class.empty()) made += concat(" ", each.operator_class);
    if (!each.operator_class_options.empty()) {
      made += concat(" (", listed(each.operator_class_options), ")");
    }
    if (each.is_descending) made += " desc";
    if (each.nulls_first != (each.is_descending && is_postgres())) {
      made += each.nulls_first ? " nulls first" : " nulls last";
    }
    return made;
  }

  // A partition's copy of its parent's index goes by the parent's name.
  std::string index_name(const Index& index) const {
    const auto* parent = catalog_.get<Index>(index.parent_index);
    return parent == nullptr
               ? catalog_.qualified_name(index.id)
               : concat(index_name(*parent), " of ", catalog_.qualified_name(index.table));
  }

  void add_index(const Index& index) {
    whole_ = folded(concat("index ", index_name(index)));
    Attributes& made = part("index", index_name(index));
    made["comment"] = index.comment;
    made["table"] = catalog_.qualified_name(index.table);
    made["method"] = index.method;
    made["unique"] = yes(index.is_unique);
    made["primary"] = yes(index.is_primary);
    made["invalid"] = yes(!index.is_valid);
    made["constraint"] =
        index.parent_index == 0 ? index.constraint : yes(!index.constraint.empty());
    made["nulls not distinct"] = yes(index.nulls_not_distinct);
    std::vector<std::string> elements;
    for (const IndexElement& each : index.elements) elements.push_back(element(index, each));
    made["elements"] = folded(listed(elements));
    made["include"] = listed(index.include);
    made["predicate"] = expression(index.predicate, {}, column_types(catalog_, index.table));
    made["storage parameters"] = options(index.storage_parameters);
  }

  void add_sequence(const Sequence& sequence) {
    Attributes& made = whole(sequence);
    made["type"] = sequence.type;
    made["increment"] = concat(sequence.increment);
    made["minimum"] = concat(sequence.minimum);
    made["maximum"] = concat(sequence.maximum);
    made["start"] = concat(sequence.start);
    made["cache"] = concat(sequence.cache);
    made["cycle"] = yes(sequence.cycle);
    if (sequence.owner_table != 0) {
      made["owner"] =
          concat(catalog_.qualified_name(sequence.owner_table), ".", sequence.owner_column);
    }
  }

  void add_view(const View& view) {
    Attributes& made = whole(view);
    made["columns"] = view.columns_known ? folded(listed(view.columns)) : "?";
    made["options"] = options(view.options);
    made["check option"] = view.check_option;
    std::vector<std::string> relations;
    for (const ViewUse& each : view.relations) {
      relations.push_back(catalog_.qualified_name(each.relation));
    }
    std::sort(relations.begin(), relations.end());
    made["reads"] = listed(relations);
    if (!is_postgres()) made["query"] = lower_outside_strings(view.query);
  }

  // ---- types and routines

  void add_type(const UserType& type) {
    Attributes& made = whole(type);
    made["values"] = listed(type.values);
    std::vector<std::string> attributes;
    for (const Column& each : type.attributes) {
      attributes.push_back(concat(each.name, " ", catalog_.to_string(each.type)));
    }
    made["attributes"] = listed(attributes);
  }

  void add_domain(const Domain& domain) {
    Attributes& made = whole(domain);
    made["type"] = catalog_.to_string(domain.type);
    const std::string type = base_type(catalog_, domain.type);
    const ColumnTypes types = [&](std::string_view) { return type; };  // VALUE
    made["default"] = expression(domain.default_value, type);
    made["not null"] = yes(domain.not_null);
    made["collation"] = domain.collation;
    for (const Constraint& each : domain.constraints) {
      made[concat("constraint ", each.name)] = concat(
          expression(each.expression, {}, types), each.is_valid ? "" : " not valid", each.comment);
    }
  }

  // Of extended statistics.
  std::string elements_of(const Other& other) const {
    std::vector<std::string> made = statistics_elements(other);
    for (std::string& each : made) {
      if (each.starts_with('(')) each = expression(each);
    }
    return listed(made);
  }

  void add_other(const Other& other) {
    const bool is_told_apart =
        other.kind == ObjectKind::operator_ || other.kind == ObjectKind::cast;
    Attributes& made = part(to_string(other.kind), concat(catalog_.qualified_name(other.id),
                                                          is_told_apart ? other.identity : ""));
    if (other.kind == ObjectKind::extension) made["schema"] = other.identity;
    if (other.kind == ObjectKind::statistics) made["elements"] = elements_of(other);
    made["comment"] = other.comment;
    if (other.kind != ObjectKind::publication) return;
    std::vector<std::string> tables;
    for (const ObjectId each : other.uses) tables.push_back(catalog_.qualified_name(each));
    std::sort(tables.begin(), tables.end());
    made["tables"] = other.identity.empty() ? listed(tables) : other.identity;
  }

  const Catalog& catalog_;
  Description made_;
  std::string whole_;
  bool is_certain_ = true;
};

}  // namespace

Description describe(const Catalog& catalog) { return Describer(catalog).describe(); }

Description describe_unshared(const Catalog& catalog, const Catalog& other) {
  return Describer(catalog).describe(&other);
}

}  // namespace mig
