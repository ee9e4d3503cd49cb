// Facts from mig's typed statements.
#include "base/text.hpp"
#include "sql/ast.hpp"
#include "tools/facts.hpp"
#include "tools/kind_table.hpp"

namespace mig::tools {

namespace {

using namespace ast;

std::string names(const List<Name>& list) {
  std::string out;
  for (const Name& name : list) out += concat(out.empty() ? "" : ", ", name.text);
  return out;
}

std::string object_name(const ObjectName& name) {
  return name.schema ? concat(name.schema.text, ".", name.name.text) : std::string(name.name.text);
}

std::string type(const Type& type) {
  if (!type) return "no type";
  std::string out(type.name);
  if (!type.schema.empty() && type.schema != "pg_catalog") out = concat(type.schema, ".", out);
  if (type.is_serial) out += " serial";
  if (type.is_percent) out += "%TYPE";
  for (unsigned i = 0; i < type.array_dimensions; ++i) out += "[]";
  return type.is_set ? "setof " + out : out;
}

const char* mark(bool has, const char* text) { return has ? text : ""; }

// ---- constraints

std::string_view constraint_name(ConstraintKind kind) {
  constexpr std::string_view names_of[] = {"not null",    "null",   "default",     "generated",
                                           "identity",    "check",  "primary key", "unique",
                                           "foreign key", "exclude"};
  return names_of[static_cast<std::size_t>(kind)];
}

std::string_view action(ForeignKeyAction action) {
  constexpr std::string_view names_of[] = {"no action", "restrict", "cascade", "set null",
                                           "set default"};
  return names_of[static_cast<std::size_t>(action)];
}

std::string foreign_key(const Constraint& each) {
  constexpr std::string_view matches = "sfp";
  return concat(" (", names(each.columns), ") references ", object_name(each.references->table),
                " (", names(each.references->columns), ") match ",
                matches.substr(static_cast<std::size_t>(each.references->match), 1), " delete ",
                action(each.references->on_delete), " update ", action(each.references->on_update));
}

std::string constraint(const Constraint& each) {
  using Kind = ConstraintKind;
  std::string out = concat("constraint ", constraint_name(each.kind), " ", each.name.text);
  const bool is_key = each.kind == Kind::primary_key || each.kind == Kind::unique;
  if (is_key && !each.columns.empty()) out += concat(" (", names(each.columns), ")");
  if (each.kind == Kind::exclude) out += concat(" exclusions ", each.elements.size());
  if (!each.index->include.empty()) out += concat(" include (", names(each.index->include), ")");
  if (each.kind == Kind::foreign_key) out += foreign_key(each);
  if (each.index->using_index) out += concat(" using index ", each.index->using_index.text);
  if (each.kind == Kind::identity) out += each.is_always ? " always" : " by default";
  return concat(out, mark(each.nulls_not_distinct, " nulls not distinct"),
                mark(each.no_inherit, " no inherit"), mark(each.not_valid, " not valid"),
                mark(each.is_deferrable, " deferrable"),
                mark(each.initially_deferred, " deferred"));
}

void column(const Column& column, Facts& facts) {
  facts.push_back(concat("column ", column.name.text, " ", type(column.type)));
  for (const Constraint& each : column.constraints) facts.push_back("  " + constraint(each));
  if (column.collation) facts.push_back("  collate " + object_name(column.collation));
}

// ---- tables

std::string_view persistence_name(Persistence persistence) {
  constexpr std::string_view names_of[] = {"permanent", "temporary", "unlogged"};
  return names_of[static_cast<std::size_t>(persistence)];
}

void write(const CreateTable& table, Facts& facts) {
  facts.push_back(concat("table ", object_name(table.name), " ",
                         persistence_name(table.persistence),
                         mark(table.if_not_exists, " if not exists")));
  for (const Column& each : table.columns) column(each, facts);
  for (const Constraint& each : table.constraints) facts.push_back(constraint(each));
  for (const LikeTable& each : table.likes) facts.push_back("like " + object_name(each.table));
  if (table.partition_of) facts.push_back("partition of " + object_name(table.partition_of));
  for (const ObjectName& each : table.inherits) facts.push_back("inherits " + object_name(each));
  if (table.partition_by.strategy != PartitionStrategy::none) {
    constexpr std::string_view strategies[] = {"", "range", "list", "hash"};
    facts.push_back(concat("partition by ",
                           strategies[static_cast<std::size_t>(table.partition_by.strategy)], " ",
                           table.partition_by.elements.size()));
  }
  if (table.server) facts.push_back(concat("server ", table.server.text));
}

bool has_separate_name(AlterTableKind kind) {
  using Kind = AlterTableKind;
  return kind != Kind::add_column && kind != Kind::add_constraint &&
         kind != Kind::alter_constraint && kind != Kind::owner_to && kind != Kind::replica_identity;
}

void write(const AlterTableAction& action, Facts& facts) {
  using Kind = AlterTableKind;
  const bool named = has_separate_name(action.kind);
  facts.push_back(concat(subcommand_name(action.kind), mark(named, " "),
                         named ? action.name.text : std::string_view(),
                         mark(action.if_exists || action.if_not_exists, " if exists"),
                         mark(action.behavior == Behavior::cascade, " cascade")));
  if (action.kind == Kind::add_column) column(action.column, facts);
  if (action.kind == Kind::add_constraint) facts.push_back(constraint(action.constraint));
  if (action.kind == Kind::alter_constraint) {
    facts.push_back(concat("constraint ", action.name.text,
                           mark(action.constraint->is_deferrable, " deferrable"),
                           mark(action.constraint->initially_deferred, " deferred")));
  }
  if (action.kind == Kind::set_type) {
    facts.push_back("type " + type(action.type));
    if (action.expression) facts.push_back("using");
  }
  if (action.kind == Kind::attach_partition || action.kind == Kind::detach_partition ||
      action.kind == Kind::detach_partition_finalize)
    facts.push_back("partition " + object_name(action.object));
  if (action.kind == Kind::inherit || action.kind == Kind::no_inherit)
    facts.push_back("parent " + object_name(action.object));
}

void write(const AlterTable& alter, Facts& facts) {
  facts.push_back(concat("alter ", object_kind_name(alter.object), " ", object_name(alter.name),
                         mark(alter.if_exists, " if exists")));
  for (const AlterTableAction& action : alter.actions) write(action, facts);
}

std::string index_element(const IndexElement& element) {
  using Order = SortOrder;
  std::string out(element.column ? element.column.text : "an expression");
  if (element.collation) out += " collate " + object_name(element.collation);
  if (element.operator_class) out += " " + object_name(element.operator_class);
  return concat(out, mark(element.order == Order::descending, " desc"),
                mark(element.order == Order::ascending, " asc"),
                mark(element.nulls == NullsOrder::first, " nulls first"),
                mark(element.nulls == NullsOrder::last, " nulls last"));
}

void write(const CreateIndex& index, Facts& facts) {
  facts.push_back(concat("index ", index.name.text, " on ", object_name(index.table), " using ",
                         index.access_method ? index.access_method.text : "btree"));
  if (index.is_unique) facts.push_back("unique");
  if (index.is_concurrent) facts.push_back("concurrent");
  if (index.if_not_exists) facts.push_back("if_not_exists");
  if (index.nulls_not_distinct) facts.push_back("nulls_not_distinct");
  for (const IndexElement& each : index.elements) facts.push_back("element " + index_element(each));
  for (const Name& each : index.include) facts.push_back(concat("include ", each.text));
  if (index.predicate) facts.push_back("where");
  if (index.tablespace) facts.push_back(concat("tablespace ", index.tablespace.text));
}

void write(const CreateTableAs& table, Facts& facts) {
  facts.push_back(
      concat(table.kind == Node::create_materialized_view ? "OBJECT_MATVIEW " : "OBJECT_TABLE ",
             object_name(table.name), " ", persistence_name(table.persistence),
             mark(table.if_not_exists, " if not exists"), mark(!table.with_data, " with no data")));
  if (!table.columns.empty()) facts.push_back("columns " + names(table.columns));
}

void write(const CreateView& view, Facts& facts) {
  facts.push_back(concat("view ", object_name(view.name), " ",
                         view.is_temporary ? "temporary" : "permanent",
                         mark(view.or_replace, " or replace")));
  if (!view.columns.empty()) facts.push_back("columns " + names(view.columns));
}

void write(const CreateSequence& sequence, Facts& facts) {
  facts.push_back(concat("sequence ", object_name(sequence.name), " ",
                         persistence_name(sequence.persistence),
                         mark(sequence.if_not_exists, " if not exists")));
}

// ---- objects of all kinds

std::string reference(const ObjectReference& object, ObjectKind kind) {
  std::string out = object_name(object.name);
  if (kind == ObjectKind::operator_class || kind == ObjectKind::operator_family)
    return concat(object.part.text, ".", out);
  if (!object.name && object.type) out = type(object.type);
  if (object.part) out += concat(out.empty() ? "" : ".", object.part.text);
  if (object.has_arguments) {
    std::string types;
    for (const Type& each : object.arguments)
      types += concat(types.empty() ? "" : ", ", type(each));
    out += concat("(", types, ")");
  }
  return out;
}

void write(const Drop& drop, Facts& facts) {
  facts.push_back(concat("drop ", object_kind_name(drop.object), mark(drop.if_exists, " if exists"),
                         mark(drop.is_concurrent, " concurrently"),
                         mark(drop.behavior == Behavior::cascade, " cascade")));
  if (drop.object == ObjectKind::cast || drop.object == ObjectKind::transform) return;
  for (const ObjectReference& each : drop.objects)
    facts.push_back("object " + reference(each, drop.object));
}

void write(const Rename& rename, Facts& facts) {
  if (rename.object == ObjectKind::enum_value) return;  // AlterEnumStmt, which has no facts then
  facts.push_back(concat("rename ", object_kind_name(rename.object), " to ", rename.new_name.text,
                         mark(rename.if_exists, " if exists")));
  const ObjectKind kind = rename.object;
  const bool of_relation = kind == ObjectKind::table || kind == ObjectKind::foreign_table ||
                           kind == ObjectKind::view || kind == ObjectKind::materialized_view ||
                           kind == ObjectKind::index || kind == ObjectKind::sequence ||
                           kind == ObjectKind::column || kind == ObjectKind::constraint ||
                           kind == ObjectKind::trigger || kind == ObjectKind::rule ||
                           kind == ObjectKind::policy || kind == ObjectKind::attribute;
  if (of_relation) facts.push_back("of " + object_name(rename.target.name));
  if (of_relation && rename.target.part) facts.push_back(concat("part ", rename.target.part.text));
}

void write(const Comment& comment, Facts& facts) {
  facts.push_back(concat("comment ", object_kind_name(comment.object), " ",
                         comment.is_null ? "null" : comment.text));
  const ObjectKind kind = comment.object;
  if (kind != ObjectKind::cast && kind != ObjectKind::transform &&
      kind != ObjectKind::large_object && kind != ObjectKind::domain_constraint)
    facts.push_back("object " + reference(comment.target, kind));
}

void write(const CreateEnum& type, Facts& facts) {
  facts.push_back(concat("enum ", object_name(type.name), " ", names(type.values)));
}

void write(const AlterEnum& alter, Facts& facts) {
  const char* where = !alter.neighbour ? "" : alter.is_before ? " before " : " after ";
  facts.push_back(concat("enum ", object_name(alter.name), " ", alter.value.text,
                         mark(alter.if_not_exists, " if not exists"), where, alter.neighbour.text));
}

void write(const CreateTrigger& trigger, Facts& facts) {
  facts.push_back(concat(
      "trigger ", trigger.name.text, " on ", object_name(trigger.table), " calls ",
      object_name(trigger.function), mark(trigger.or_replace, " or replace"),
      mark(trigger.for_each_row, " row"), mark(trigger.is_constraint, " constraint"),
      mark(trigger.is_deferrable, " deferrable"), mark(trigger.initially_deferred, " deferred"),
      mark(static_cast<bool>(trigger.when), " when")));
  if (!trigger.update_columns.empty()) facts.push_back("columns " + names(trigger.update_columns));
}

void write(const CreatePolicy& policy, Facts& facts) {
  facts.push_back(concat("policy ", policy.name.text, " on ", object_name(policy.table), " ",
                         policy.command, mark(!policy.is_permissive, " restrictive"),
                         mark(static_cast<bool>(policy.using_), " using"),
                         mark(static_cast<bool>(policy.check), " check")));
}

void write(const CreateFunction& function, Facts& facts) {
  constexpr std::string_view modes[] = {"in", "out", "inout", "variadic", "table"};
  const bool is_procedure = function.object == ObjectKind::procedure;
  facts.push_back(concat(is_procedure ? "procedure " : "function ", object_name(function.name),
                         mark(function.or_replace, " or replace")));
  std::string parameters;
  for (const Parameter& each : function.parameters) {
    parameters += concat(parameters.empty() ? "" : ", ", modes[static_cast<std::size_t>(each.mode)],
                         " ", each.name.text, " ", type(each.type),
                         mark(static_cast<bool>(each.default_value), " default"));
  }
  facts.push_back("parameters " + parameters);
}

void write(const CreateSchema& schema, Facts& facts) {
  facts.push_back(concat("schema ", schema.name.text, mark(schema.if_not_exists, " if not exists"),
                         " elements ", schema.elements.size()));
}

void write(const CreateExtension& extension, Facts& facts) {
  facts.push_back(
      concat("extension ", extension.name.text, mark(extension.if_not_exists, " if not exists")));
}

void write(const CreateDomain& domain, Facts& facts) {
  facts.push_back(concat("domain ", object_name(domain.name), " ", type(domain.type)));
  for (const Constraint& each : domain.constraints) facts.push_back(constraint(each));
}

template <typename... Structs>
bool write_as(const Statement& statement, Facts& facts) {
  return ([&] {
    const auto* typed = statement.as<Structs>();
    if (typed != nullptr) write(*typed, facts);
    return typed != nullptr;
  }() || ...);
}

}  // namespace

std::optional<Facts> facts_of(const Statement& statement) {
  Facts facts;
  const bool written =
      write_as<CreateTable, AlterTable, CreateIndex, CreateTableAs, CreateView, CreateSequence,
               Drop, Rename, Comment, CreateEnum, AlterEnum, CreateTrigger, CreatePolicy,
               CreateFunction, CreateSchema, CreateExtension, CreateDomain>(statement, facts);
  if (!written) return std::nullopt;
  return facts;
}

}  // namespace mig::tools
