#include "lint/constraint_steps.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/apply.hpp"
#include "catalog/choose_name.hpp"
#include "lint/added_constraints.hpp"
#include "lint/index_cover.hpp"
#include "lint/partitions.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

constexpr std::string_view next = "-- next migration:\n";
constexpr ServerVersion partitioned_not_valid = postgres_version(18);

// "CONSTRAINT c CHECK (…)": as written, with a name that a later step can say.
std::string named_text(const JudgedStatement& at, const ast::Constraint& constraint,
                       std::string_view name) {
  std::string text(constraint.syntax.text());
  if (constraint.references) {
    const ast::ObjectName& parent = constraint.references->table;
    text.replace(parent.span().begin - constraint.syntax.span().begin, parent.span().size(),
                 sql_name(at, parent));
  }
  if (constraint.name) return text;
  return concat("CONSTRAINT ", at.before.quoted(name), " ", text);
}

// The action takes the constraint away, by its name or with one of its columns.
bool takes_away(const ast::AlterTableAction& action, const Constraint& constraint) {
  if (action.kind == ast::AlterTableKind::drop_constraint) {
    return action.name.text == constraint.name;
  }
  return action.kind == ast::AlterTableKind::drop_column &&
         std::find(constraint.columns.begin(), constraint.columns.end(), action.name.text) !=
             constraint.columns.end();
}

// "DROP CONSTRAINT c, " where the ALTER TABLE takes away what has the name so far: the two go together.
std::string dropped_first(const JudgedStatement& at, const ast::AlterTable& alter,
                          std::string_view name) {
  const auto* table = at.before.get<Table>(at.relation(alter.name));
  const Constraint* present = table != nullptr ? table->constraint(name) : nullptr;
  if (present == nullptr) return {};
  const auto found =
      std::find_if(alter.actions.begin(), alter.actions.end(),
                   [&](const ast::AlterTableAction& each) { return takes_away(each, *present); });
  return found != alter.actions.end() ? concat(found->syntax.text(), ", ") : std::string();
}

// The same, also of a statement before it in the file: what is built before the file meets the old one still.
std::string dropped_in_file(const LintContext& context, const JudgedStatement& at,
                            const ast::AlterTable& alter, std::string_view name) {
  std::string dropped = dropped_first(at, alter, name);
  for (const JudgedStatement* each : context.earlier(at)) {
    if (!dropped.empty() || each->file != at.file) break;
    const auto* other = each->as<ast::AlterTable>();
    const bool is_of_it =
        other != nullptr && each->relation(other->name) == at.relation(alter.name);
    if (is_of_it) dropped = dropped_first(*each, *other, name);
  }
  return dropped;
}

std::string free_index_name(const JudgedStatement& at, const Table& table, std::string_view name) {
  Catalog copy = at.before;
  return at.before.quoted(choose_relation_name(copy, table.parent, name, "", "new"));
}

std::string validate(const std::string& table, const std::string& constraint) {
  return concat("ALTER TABLE ", table, " VALIDATE CONSTRAINT ", constraint, ";");
}

// Servers before 18 take no NOT VALID foreign key of a partitioned table; it adopts those of its partitions without
// reading a row.
std::vector<std::string> partitioned_key_steps(const JudgedStatement& at,
                                               const std::vector<const Table*>& partitions,
                                               const std::string& table, const std::string& name,
                                               const std::string& text) {
  std::string add, check = "-- next migration:";
  for (const Table* each : partitions) {
    const std::string partition = at.before.qualified_name(each->id);
    if (!add.empty()) add += "\n";
    add += concat("ALTER TABLE ", partition, " ADD ", text, " NOT VALID;");
    check += concat("\n", validate(partition, name));
  }
  return {add, check, concat(next, "ALTER TABLE ", table, " ADD ", text, ";")};
}

std::string elements_text(const Catalog& catalog, const ast::Constraint& constraint) {
  std::string text = concat(" (", sql_columns(catalog, texts(constraint.columns)), ")");
  if (!constraint.index->include.empty()) {
    text += concat(" INCLUDE (", sql_columns(catalog, texts(constraint.index->include)), ")");
  }
  return text + (constraint.nulls_not_distinct ? " NULLS NOT DISTINCT" : "");
}

std::string_view marks_text(const ast::Constraint& constraint) {
  if (constraint.initially_deferred) return " DEFERRABLE INITIALLY DEFERRED";
  return constraint.is_deferrable ? " DEFERRABLE" : "";
}

// Columns of a primary key that may be NULL so far.
std::vector<std::string> nullable_columns(const Table* table, const ast::Constraint& constraint) {
  std::vector<std::string> found;
  if (constraint.kind != ast::ConstraintKind::primary_key) return found;
  for (const std::string& each : texts(constraint.columns)) {
    const Column* column = table != nullptr ? table->column(each) : nullptr;
    if (column == nullptr || !column->not_null) found.push_back(each);
  }
  return found;
}

// One unique index, then the constraint.
struct Adoption {
  std::string table, name, kind, elements, marks;
  std::string dropped = {};  // what has the name so far, and goes with the same statement
  std::string index = {};    // another name for it until then

  std::string build() const {
    return concat("CREATE UNIQUE INDEX CONCURRENTLY ", index.empty() ? name : index, " ON ", table,
                  elements, ";");
  }
  std::string adopt() const {
    return concat("ALTER TABLE ", table, " ", dropped, "ADD CONSTRAINT ", name, " ", kind,
                  " USING INDEX ", index.empty() ? name : index, marks, ";");
  }
};

std::vector<std::string> partitioned_adoption(const JudgedStatement& at, Adoption parent,
                                              ObjectId table) {
  const Index* made = nullptr;
  if (!parent.dropped.empty()) return {};  // a partition's part goes with its parent's alone
  for (const Index* each : indexes_of(at.after, table)) {
    if (each->created == at.number) made = each;
  }
  std::string build = "-- on each partition:", adopt = "-- next migration:";
  for (const Table* each : leaf_partitions(at.after, table)) {
    for (const Index* own : indexes_of(at.after, each->id)) {
      if (made == nullptr || own->parent_index != made->id) continue;
      Adoption of = parent;
      of.table = at.after.qualified_name(each->id);
      of.name = at.after.quoted(own->name);
      build += concat("\n", of.build());
      adopt += concat("\n", of.adopt());
    }
  }
  if (adopt.find('\n') == std::string::npos) return {};
  return {build, adopt,
          concat(next, "ALTER TABLE ", parent.table, " ADD CONSTRAINT ", parent.name, " ",
                 parent.kind, parent.elements, parent.marks, ";")};
}

}  // namespace

std::vector<std::string> not_valid_steps(const LintContext& context, const JudgedStatement& at,
                                         const ast::AlterTable& alter,
                                         const ast::AlterTableAction& action) {
  const std::string name = name_of_added(at, action);
  if (name.empty()) return {};
  const std::string table = sql_name(at, alter.name);
  const std::string text = named_text(at, *action.constraint, name);
  const std::string quoted = at.before.quoted(name);
  const ObjectId id = at.relation(alter.name);
  if (action.constraint->kind == ast::ConstraintKind::foreign_key &&
      is_partitioned(at.before, id) && context.versions.oldest < partitioned_not_valid) {
    const auto partitions = leaf_partitions(at.before, id);
    if (partitions.empty()) return {};
    return partitioned_key_steps(at, partitions, table, quoted, text);
  }
  return {concat("ALTER TABLE ", table, " ", dropped_first(at, alter, name), "ADD ", text,
                 " NOT VALID;"),
          concat(next, validate(table, quoted))};
}

std::vector<std::string> using_index_steps(const LintContext& context, const JudgedStatement& at,
                                           const ast::AlterTable& alter,
                                           const ast::AlterTableAction& action) {
  const ast::Constraint& constraint = *action.constraint;
  const std::string name = name_of_added(at, action);
  if (name.empty() || constraint.without_overlaps) return {};
  const ObjectId id = at.relation(alter.name);
  const auto* table = at.before.get<Table>(id);
  const bool is_primary = constraint.kind == ast::ConstraintKind::primary_key;
  Adoption adoption{sql_name(at, alter.name), at.before.quoted(name),
                    is_primary ? "PRIMARY KEY" : "UNIQUE", elements_text(at.before, constraint),
                    std::string(marks_text(constraint))};
  adoption.dropped = dropped_in_file(context, at, alter, name);
  if (!adoption.dropped.empty() && table != nullptr) {
    adoption.index = free_index_name(at, *table, name);
  }
  const std::vector<std::string> nullable = nullable_columns(table, constraint);
  if (is_partitioned(at.before, id)) {
    return nullable.empty() ? partitioned_adoption(at, adoption, id) : std::vector<std::string>{};
  }
  if (nullable.empty()) return {adoption.build(), concat(next, adoption.adopt())};
  std::string prove, check = "-- next migration:", drop;
  for (const std::string& each : nullable) {
    const std::string proof = at.before.quoted(joined_name(
        table != nullptr ? table->name : std::string(alter.name.name.text), each, "nn"));
    prove += concat(prove.empty() ? "" : "\n", "ALTER TABLE ", adoption.table, " ADD CONSTRAINT ",
                    proof, " CHECK (", at.before.quoted(each), " IS NOT NULL) NOT VALID;");
    check += concat("\n", validate(adoption.table, proof));
    drop += concat("\nALTER TABLE ", adoption.table, " DROP CONSTRAINT ", proof, ";");
  }
  return {prove, concat(check, "\n", adoption.build()), concat(next, adoption.adopt(), drop)};
}

}  // namespace mig
