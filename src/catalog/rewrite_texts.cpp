#include "catalog/rewrite_texts.hpp"

#include "catalog/relation.hpp"
#include "catalog/routine.hpp"
#include "catalog/type.hpp"

namespace mig {
namespace {

using Change = std::function<void(std::string&)>;

void in_table(Table& table, const Change& change) {
  for (Column& each : table.columns.for_change()) {
    change(each.default_value);
    change(each.generated);
  }
  for (Constraint& each : table.constraints.for_change()) change(each.expression);
  change(table.partition_key.elements);
}

void in_index(Index& index, const Change& change) {
  for (IndexElement& each : index.elements) change(each.expression);
  change(index.predicate);
}

}  // namespace

void each_text(Object& object, const Change& change) {
  if (auto* table = dynamic_cast<Table*>(&object)) {
    in_table(*table, change);
  } else if (auto* index = dynamic_cast<Index*>(&object)) {
    in_index(*index, change);
  } else if (auto* view = dynamic_cast<View*>(&object)) {
    change(view->query);
    change(view->starred_query);
  } else if (auto* domain = dynamic_cast<Domain*>(&object)) {
    change(domain->default_value);
    for (Constraint& each : domain->constraints) change(each.expression);
  } else if (auto* trigger = dynamic_cast<Trigger*>(&object)) {
    change(trigger->when);
    change(trigger->body);
  } else if (auto* policy = dynamic_cast<Policy*>(&object)) {
    change(policy->using_);
    change(policy->check);
  } else if (auto* rule = dynamic_cast<Rule*>(&object)) {
    change(rule->definition);
  } else if (auto* function = dynamic_cast<Function*>(&object)) {
    for (Parameter& each : function->parameters) change(each.default_value);
    if (function->has_sql_body) change(function->body);
    if (function->kind == ObjectKind::aggregate) {
      change(function->definition);
      change(function->signature);
    }
  } else if (auto* other = dynamic_cast<Other*>(&object)) {
    if (object.kind != ObjectKind::extension && object.kind != ObjectKind::publication) {
      change(other->identity);
    }
    for (std::string& each : other->statements) change(each);
  }
}

}  // namespace mig
