#include "lint/new_column.hpp"

#include "catalog/apply.hpp"
#include "catalog/type.hpp"

namespace mig {
namespace {

const Domain* domain_of(const DataType& type, const Catalog& catalog) {
  return type.text.empty() ? catalog.get<Domain>(type.type) : nullptr;
}

// DEFAULT NULL, also cast to a type, is no default.
bool is_null(Syntax expression) {
  while (expression.is(Node::grouped) || expression.is(Node::cast)) expression = expression[0];
  return expression.is(Node::literal_null);
}

void read(NewColumn& made, const ast::Constraint& constraint, const Catalog& catalog) {
  switch (constraint.kind) {
    case ast::ConstraintKind::default_:
      made.has_default_clause = true;
      made.has_default = !is_null(constraint.expression);
      made.default_volatility = volatility_of(constraint.expression, catalog);
      break;
    case ast::ConstraintKind::generated:
      (constraint.is_stored ? made.is_stored : made.is_virtual) = true;
      break;
    case ast::ConstraintKind::identity: made.is_identity = true; break;
    case ast::ConstraintKind::not_null:
    case ast::ConstraintKind::primary_key: made.is_required = true; break;
    default: break;
  }
}

}  // namespace

bool is_constrained_domain(DataType type, const Catalog& catalog) {
  while (const Domain* domain = domain_of(type, catalog)) {
    if (domain->not_null || !domain->constraints.empty()) return true;
    type = domain->type;
  }
  return false;
}

NewColumn new_column(const ast::Column& column, const Catalog& catalog,
                     const SessionState& session) {
  NewColumn made;
  Catalog copy = catalog;
  SessionState state = session;
  std::vector<ReplayNote> notes;
  made.type = Applier(copy, state, notes, 0, {}).data_type(column.type);
  made.is_serial = column.type.is_serial;
  made.has_constrained_domain = is_constrained_domain(made.type, catalog);
  for (const ast::Constraint& each : column.constraints) read(made, each, catalog);
  if (made.is_serial) made.has_default_clause = made.has_default = made.is_required = true;
  for (const Domain* each = domain_of(made.type, catalog); each && !made.has_default_clause;
       each = domain_of(each->type, catalog)) {
    if (each->default_value.empty()) continue;
    made.has_default = true;
    made.default_volatility = volatility_of(each->default_value, catalog);
    break;
  }
  return made;
}

}  // namespace mig
