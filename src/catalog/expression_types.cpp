#include "catalog/expression_types.hpp"

namespace mig {
namespace {

bool is_condition(const Syntax& value) {
  switch (value.kind()) {
    case Node::and_:
    case Node::or_:
    case Node::not_:
    case Node::is_test:
    case Node::is_distinct:
    case Node::between:
    case Node::in_:
    case Node::like:
    case Node::exists:
    case Node::quantified:
    case Node::literal_boolean: return true;
    case Node::binary: {
      const Syntax left = value[0];
      const std::uint32_t at = left.first_token() + left.token_count() - value.first_token();
      const TokenCode code = value.code(at);
      return code == '=' || code == '<' || code == '>' || code == grammar::less_equal ||
             code == grammar::greater_equal || code == grammar::not_equal;
    }
    default: return false;
  }
}

}  // namespace

DataType ExpressionTypes::of(const Syntax& value) {
  if (value.is(Node::grouped)) return of(value[0]);
  if (value.is(Node::cast)) return to_.data_type(names_.type(value.child(Node::type)));
  if (value.is(Node::collate)) return of(value[0]);
  if (!to_.is_postgres() && !value.is(Node::column)) return {};  // without affinity
  if (value.is(Node::function_call)) return of_call(value);
  if (value.is(Node::special_call)) return of_any(value);
  if (is_condition(value)) return {0, "boolean"};
  if (!value.is(Node::column)) return {};
  return of_column(value);
}

DataType ExpressionTypes::of_column(const Syntax& value) {
  const Syntax::Children parts = value.children();
  const std::string name(names_.name(parts[parts.size() - 1]).text);
  const std::string qualifier(parts.size() > 1 ? names_.name(parts[parts.size() - 2]).text : "");
  for (const FromItem& item : from_) {
    if (!qualifier.empty() && !to_.catalog.same_name(item.alias, qualifier)) continue;
    for (const Column& each : item.columns) {
      if (to_.catalog.same_name(each.name, name)) return each.type;
    }
  }
  for (const FromItem& item : from_) {  // a whole row
    if (qualifier.empty() && item.relation != 0 && item.alias == name) return {item.relation, ""};
  }
  return {};
}

// COALESCE, GREATEST, …: that of the first operand that has one.
DataType ExpressionTypes::of_any(const Syntax& value) {
  for (const Syntax& each : value.children()) {
    if (DataType found = of(each)) return found;
  }
  return {};
}

DataType ExpressionTypes::of_call(const Syntax& value) {
  const std::string name(names_.object_name(value.child(Node::object_name)).name.text);
  const Syntax arguments = value.child(Node::arguments);
  if (name == "count" || name == "row_number") return {0, "bigint"};
  if ((name == "max" || name == "min") && arguments) return of_any(arguments);
  return {};
}

}  // namespace mig
