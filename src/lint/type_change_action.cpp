// ALTER COLUMN … TYPE on a table as it is: what hangs on the column.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/apply.hpp"
#include "catalog/drop.hpp"
#include "catalog/routine.hpp"
#include "lint/type_change.hpp"
#include "lint/type_words.hpp"
#include "lint/view_reads.hpp"
#include "sql/lower/lowering.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

using Cost = TypeChangeCost;

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool mentions(std::string_view text, std::string_view column) {
  return mentions_column(text, column, Dialect::postgres);
}

// The type that PostgreSQL's default operator classes know it by: an index is kept where it stays the same.
std::string index_type(const DataType& type, const Catalog& catalog) {
  DataType base = type;
  for (const auto* domain = catalog.get<Domain>(base.type); domain && base.text.empty();
       domain = catalog.get<Domain>(base.type)) {
    base = domain->type;
  }
  TypeWords words = type_words(catalog.to_string(base));
  if (words.is_array) return concat(words.name, "[]");
  if (words.name == "text") return "character varying";
  if (words.name == "character") return "bpchar";
  if (words.name == "cidr") return "inet";
  if (words.name.starts_with("reg")) return "oid";
  return words.name;
}

class Question {
 public:
  Question(const Table& table, const ast::AlterTableAction& action, const Catalog& catalog,
           const SessionState& session, bool in_utc)
      : table_(table), action_(action), catalog_(catalog), session_(session), in_utc_(in_utc) {}

  TypeChange answer() {
    made_.column = table_.column(action_.name.text);
    made_.to = type_of(action_.type);
    if (made_.column == nullptr || !made_.column->type) return made_;
    made_.from = made_.column->type;
    made_.cost = cost();
    if (made_.cost == Cost::catalogue_only && changes_collation()) {
      made_.cost = Cost::rebuilds_indexes;
    }
    for (const ObjectId each : catalog_.dependents(table_.id)) dependent(each);
    for (const Constraint& each : table_.constraints) constraint(each);
    refusals();
    return std::move(made_);
  }

 private:
  DataType type_of(const ast::Type& type) {
    Catalog copy = catalog_;
    SessionState session = session_;
    std::vector<ReplayNote> notes;
    return Applier(copy, session, notes, 0, {}).data_type(type);
  }

  Cost cost() {
    if (!action_.expression) {
      return cost_of_type_change(made_.from, made_.to, catalog_, in_utc_);
    }
    // USING column::type is what happens without it.
    Syntax at = action_.expression;
    DataType cast = made_.to;
    Cost found = Cost::catalogue_only;
    std::vector<DataType> casts;
    while (at.is(Node::grouped) || at.is(Node::cast)) {
      if (at.is(Node::cast)) {
        casts.push_back(type_of(lowering_of(at).type(at.child(Node::type))));
      }
      at = at[0];
    }
    if (!at.is(Node::column) || name_of(at[at.children().size() - 1]) != made_.column->name) {
      return Cost::rewrites;
    }
    DataType from = made_.from;
    casts.insert(casts.begin(), cast);
    for (auto each = casts.rbegin(); each != casts.rend(); ++each) {
      found = std::max(found, cost_of_type_change(from, *each, catalog_, in_utc_));
      from = *each;
    }
    return found;
  }

  // A type that is given without COLLATE has its own.
  bool changes_collation() const {
    std::string wanted = action_.collation ? text_of(action_.collation) : std::string();
    if (wanted.starts_with("pg_catalog.")) wanted.erase(0, 11);
    if (wanted == "default") wanted.clear();
    return made_.column->collation != wanted;
  }

  void dependent(ObjectId id) {
    const std::string& column = made_.column->name;
    const Object* object = catalog_.object(id);
    if (const auto* index = dynamic_cast<const Index*>(object)) {
      if (index->table == table_.id) look_at(*index);
    } else if (const auto* view = dynamic_cast<const View*>(object)) {
      const bool reads = surely_reads(*view, catalog_, table_.id, column);
      if (reads) refuse("cannot alter type of a column used by a view or rule");
    } else if (const auto* trigger = dynamic_cast<const Trigger*>(object)) {
      if (trigger->parent == table_.id &&
          (contains(trigger->update_columns, column) || mentions(trigger->when, column))) {
        refuse("cannot alter type of a column used in a trigger definition");
      }
    } else if (const auto* policy = dynamic_cast<const Policy*>(object)) {
      if (policy->parent == table_.id &&
          (mentions(policy->using_, column) || mentions(policy->check, column))) {
        refuse("cannot alter type of a column used in a policy definition");
      }
    } else if (const auto* table = dynamic_cast<const Table*>(object)) {
      const bool refers = std::any_of(
          table->constraints.begin(), table->constraints.end(), [&](const Constraint& each) {
            return each.references == table_.id && contains(each.referenced_columns, column);
          });
      if (refers) made_.referencing.push_back(id);
    }
  }

  void look_at(const Index& index) {
    const std::string& column = made_.column->name;
    bool in_key = false, in_expression = mentions(index.predicate, column);
    for (const IndexElement& each : index.elements) {
      in_key = in_key || each.column == column;
      in_expression = in_expression || mentions(each.expression, column);
    }
    if (!in_key && !in_expression && !contains(index.include, column)) return;
    made_.indexes.push_back(&index);
    if (made_.cost > Cost::rebuilds_indexes) return;
    // An index with any expression or predicate is never kept.
    const bool has_expression =
        !index.predicate.empty() ||
        std::any_of(index.elements.begin(), index.elements.end(),
                    [](const IndexElement& each) { return !each.expression.empty(); });
    const bool is_other =
        in_key && (made_.cost == Cost::rebuilds_indexes ||
                   index_type(made_.from, catalog_) != index_type(made_.to, catalog_));
    if (has_expression || is_other) made_.rebuilt.push_back(&index);
  }

  void constraint(const Constraint& each) {
    const std::string& column = made_.column->name;
    if (each.kind == ast::ConstraintKind::check && each.is_valid && each.is_enforced &&
        mentions(each.expression, column)) {
      made_.rechecked.push_back(&each);
    }
    if (each.kind == ast::ConstraintKind::foreign_key && contains(each.columns, column)) {
      made_.foreign_keys.push_back(&each);
    }
  }

  void refusals() {
    const Column& column = *made_.column;
    for (const Column& each : table_.columns) {
      if (&each != &column && mentions(each.generated, column.name)) {
        refuse("cannot alter type of a column used by a generated column");
      }
    }
    if (contains(table_.partition_key.columns, column.name)) {
      refuse(concat("cannot alter column \"", column.name,
                    "\" because it is part of the partition key of relation \"", table_.name,
                    "\""));
    }
    if (!action_.expression && !converts_by_itself(made_.from, made_.to, catalog_)) {
      refuse(concat("column \"", column.name, "\" cannot be cast automatically to type ",
                    catalog_.to_string(made_.to)));
    }
  }

  void refuse(std::string why) {
    if (made_.refusal.empty()) made_.refusal = std::move(why);
  }

  const Table& table_;
  const ast::AlterTableAction& action_;
  const Catalog& catalog_;
  const SessionState& session_;
  const bool in_utc_;
  TypeChange made_;
};

}  // namespace

TypeChange type_change_of(const Table& table, const ast::AlterTableAction& action,
                          const Catalog& catalog, const SessionState& session, bool in_utc) {
  return Question(table, action, catalog, session, in_utc).answer();
}

}  // namespace mig
