#include "lint/key_failures.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lint/added_constraints.hpp"
#include "lint/certainty.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

// An index that a foreign key may rest on: of just these columns, in any order.
bool holds_unique(const Index& index, std::vector<std::string> columns) {
  if (!index.is_unique || !index.predicate.empty()) return false;
  std::vector<std::string> own;
  for (const IndexElement& each : index.elements) own.push_back(each.column);
  std::sort(own.begin(), own.end());
  std::sort(columns.begin(), columns.end());
  return own == columns;
}

bool is_key(const Catalog& catalog, const Table& parent, const std::vector<std::string>& columns) {
  const auto indexes = catalog.dependents<Index>(parent.id);
  return std::any_of(indexes.begin(), indexes.end(), [&](const Index* each) {
    return each->table == parent.id && holds_unique(*each, columns);
  });
}

// Why rows of the table cannot refer to the other one; empty: they can, or that is not known.
std::string refusal_of(const Catalog& catalog, const Table& table, const Constraint& key) {
  const auto* parent = catalog.get<Table>(key.references);
  if (parent == nullptr || !has_known_columns(catalog, parent->id) || key.without_overlaps) {
    return {};
  }
  for (const std::string& each : key.columns) {
    if (!may_have_column(catalog, table.id, each)) {
      return concat(catalog.qualified_name(table.id), " has no column ", catalog.quoted(each));
    }
  }
  const std::string name = catalog.qualified_name(parent->id);
  if (key.referenced_columns.empty()) return concat(name, " has no primary key");
  for (const std::string& each : key.referenced_columns) {
    if (!may_have_column(catalog, parent->id, each)) {
      return concat(name, " has no column ", catalog.quoted(each));
    }
  }
  if (key.referenced_columns.size() != key.columns.size()) {
    return concat("it refers to ", count_of(key.referenced_columns.size(), "column"), " of ", name,
                  " with ", count_of(key.columns.size(), "column"));
  }
  if (is_key(catalog, *parent, key.referenced_columns)) return {};
  const std::string columns = sql_columns(catalog, key.referenced_columns);
  return concat(name, " (", columns, ") is neither the primary key nor unique");
}

// Why the index cannot become a constraint of the table.
std::string refusal_of(const Catalog& catalog, const Table& table, const Index& index) {
  if (index.table != table.id) return "is not an index of the table";
  if (!index.constraint.empty()) return "belongs to a constraint already";
  if (!index.is_unique) return "is not unique";
  if (!index.predicate.empty()) return "has a WHERE";
  if (table.is_partitioned()) return "is one of a partitioned table, which takes no USING INDEX";
  for (const IndexElement& each : index.elements) {
    if (each.column.empty()) return "is of an expression";
    if (each.is_descending || each.nulls_first) {
      return concat("sorts ", catalog.quoted(each.column), " in another order than a constraint");
    }
  }
  return {};
}

void look_at_index(const JudgedStatement& at, const ast::AlterTable& alter,
                   const ast::AlterTableAction& action, std::vector<KeyFailure>& to) {
  const auto* table = at.before.get<Table>(at.relation(alter.name));
  const ast::Constraint& made = *action.constraint;
  if (table == nullptr || !is_sure(*table) || !made.index->using_index) return;
  const std::string_view name = made.index->using_index.text;
  const auto* index = at.before.get<Index>(at.before.find(ObjectKind::index, table->parent, name));
  if (index != nullptr && !is_sure(*index)) return;
  const std::string why = index == nullptr ? "is not there" : refusal_of(at.before, *table, *index);
  if (why.empty()) return;
  to.push_back({action.syntax.span(), at.before.qualified_name(table->id),
                concat("the index ", at.before.quoted(name), " ", why)});
}

}  // namespace

std::vector<KeyFailure> key_failures(const JudgedStatement& at) {
  std::vector<KeyFailure> found;
  if (at.before.dialect() != Dialect::postgres || !is_certain(at)) return found;
  for (const AddedConstraint& each : added_constraints(at)) {
    if (each.constraint->kind != ast::ConstraintKind::foreign_key) continue;
    if (!has_known_columns(at.after, each.table->id)) continue;
    std::string why = refusal_of(at.after, *each.table, *each.constraint);
    if (why.empty()) continue;
    found.push_back({each.span(), at.after.qualified_name(each.table->id), std::move(why)});
  }
  const auto* alter = at.as<ast::AlterTable>();
  if (alter == nullptr) return found;
  for (const ast::AlterTableAction& each : alter->actions) {
    if (each.kind == ast::AlterTableKind::add_constraint) look_at_index(at, *alter, each, found);
  }
  return found;
}

}  // namespace mig
