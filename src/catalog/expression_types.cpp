#include "catalog/expression_types.hpp"

#include "base/text.hpp"
#include "catalog/constant.hpp"
#include "catalog/result_types.hpp"

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

bool has_sign(const Syntax& value) {
  return value.token_text(0) == "-" || value.token_text(0) == "+";
}

std::vector<Syntax> listed(const Syntax& node) {
  std::vector<Syntax> made;
  for (const Syntax& each : node.children()) made.push_back(each);
  return made;
}

std::string type_of_number(std::string_view text) {
  const std::string number = canonical_number(text).value_or("");
  if (number.empty() || number.find('.') != std::string::npos) return "numeric";
  if (text.find_first_of("eE") != std::string_view::npos && !text.starts_with('0'))
    return "numeric";
  const auto fits = [&](std::string_view most) {
    return number.size() < most.size() || (number.size() == most.size() && number <= most);
  };
  if (fits("2147483647")) return "integer";
  return fits("9223372036854775807") ? "bigint" : "numeric";
}

// CURRENT_DATE and its like, without a precision.
std::string type_of_word(const Syntax& value) {
  if (value.token_count() != 1) return {};
  const std::string word = lower_ascii(value.token_text(0));
  if (word == "current_date") return "date";
  if (word == "current_time") return "time with time zone";
  if (word == "current_timestamp") return "timestamp with time zone";
  if (word == "localtime") return "time without time zone";
  return word == "localtimestamp" ? "timestamp without time zone" : "name";
}

}  // namespace

DataType ExpressionTypes::of(const Syntax& value) {
  if (value.is(Node::grouped)) return of(value[0]);
  if (value.is(Node::cast)) return to_.data_type(names_.type(value.child(Node::type)));
  if (value.is(Node::collate)) return of(value[0]);
  if (!to_.is_postgres() && !value.is(Node::column)) return {};  // without affinity
  if (is_condition(value)) return {0, "boolean"};
  switch (value.kind()) {
    case Node::column: return of_column(value);
    case Node::function_call: return of_call(value);
    case Node::special_call: return of_special_call(value);
    case Node::special_value: return {0, type_of_word(value)};
    case Node::literal_integer:
    case Node::literal_decimal: return {0, type_of_number(names_.constant(value))};
    case Node::literal_string:
    case Node::literal_null: return {0, "text"};
    case Node::literal_typed: return of_literal(value);
    case Node::unary: return has_sign(value) ? of(value[0]) : DataType();
    case Node::binary: return of_binary(value);
    case Node::case_: return of_case(value);
    case Node::array: return of_array(value);
    default: return {};
  }
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

// Fields of an interval may stand behind: they are its type's too.
DataType ExpressionTypes::of_literal(const Syntax& value) {
  const Syntax literal = value.child(Node::literal_string);
  if (!literal) return {};
  const bool is_last = literal.first_token() + 1 == value.first_token() + value.token_count();
  return is_last ? to_.data_type(names_.type(value.child(Node::type))) : DataType();
}

std::string ExpressionTypes::text_of(const Syntax& value) {
  Syntax inner = value;
  while (inner.is(Node::grouped)) inner = inner[0];
  if (inner.is(Node::literal_string) || inner.is(Node::literal_null)) return "unknown";
  return to_.catalog.to_string(of(inner));
}

std::vector<std::string> ExpressionTypes::texts_of(const std::vector<Syntax>& values) {
  std::vector<std::string> made;
  for (const Syntax& each : values) made.push_back(text_of(each));
  return made;
}

DataType ExpressionTypes::of_all(const std::vector<Syntax>& values) {
  const std::vector<std::string> types = texts_of(values);
  const std::string common = common_type(types);
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (types[i] == common && common != "unknown")
      return of(values[i]);  // perhaps of the catalogue
  }
  return {0, common == "unknown" ? "text" : common};
}

DataType ExpressionTypes::of_case(const Syntax& value) {
  std::vector<Syntax> results;
  for (const Syntax& each : value.children()) {
    if (each.is(Node::when)) results.push_back(each[1]);
    if (each.is(Node::else_)) results.push_back(each[0]);
  }
  return of_all(results);
}

DataType ExpressionTypes::of_array(const Syntax& value) {
  DataType made = of_all(listed(value));
  if (made && !made.text.ends_with("[]")) made.text += "[]";
  return made;
}

DataType ExpressionTypes::of_binary(const Syntax& value) {
  const Syntax left = value[0];
  const std::uint32_t at = left.first_token() + left.token_count() - value.first_token();
  return {0, type_of_operator(value.token_text(at), text_of(left), text_of(value[1]))};
}

// COALESCE, GREATEST, …; TRIM, EXTRACT and others are functions.
DataType ExpressionTypes::of_special_call(const Syntax& value) {
  const std::string word = lower_ascii(value.token_text(0));
  const std::vector<Syntax> operands = listed(value);
  if (word == "coalesce" || word == "greatest" || word == "least") return of_all(operands);
  if (word == "nullif") return operands.empty() ? DataType() : of(operands[0]);
  return {0, type_of_call(word, texts_of(operands))};
}

DataType ExpressionTypes::of_function(ObjectId id) {
  const auto* function = to_.catalog.get<Function>(id);
  if (function == nullptr || function->kind != ObjectKind::function) return {};
  const bool is_only =
      to_.catalog.find_all(ObjectKind::function, function->parent, function->name).size() == 1;
  return is_only ? function->returns : DataType();
}

DataType ExpressionTypes::of_call(const Syntax& value) {
  const ast::ObjectName name = names_.object_name(value.child(Node::object_name));
  if (const ObjectId own = to_.find(ObjectKind::function, name); own != 0) return of_function(own);
  std::vector<Syntax> operands;
  if (const Syntax arguments = value.child(Node::arguments)) operands = listed(arguments);
  std::erase_if(operands, [](const Syntax& each) {
    return each.is(Node::distinct) || each.is(Node::order_by);
  });
  return {0, type_of_call(name.name.text, texts_of(operands))};
}

}  // namespace mig
