// What operators stand between: c_expr of PostgreSQL's grammar.
#pragma once

#include "grammar/postgres/call.hpp"
#include "grammar/reader.hpp"

namespace mig::grammar::postgres {

// Doors: what follows an operand that is read and began at the place given.
bool read_operators(TokenInput& in, std::uint32_t from_token, std::uint32_t from_node);
bool read_query_tail(TokenInput& in, std::uint32_t from_token, std::uint32_t from_node);

struct when : tree<Node::when, WHEN, expression, THEN, expression> {};
struct case_expression : tree<Node::case_, CASE, opt<not_at<WHEN>, expression>, plus<when>,
                              opt<tree<Node::else_, ELSE, expression>>, END> {};
struct cast : tree<Node::cast, CAST, parens<expression, AS, type>> {};
struct exists : tree<Node::exists, EXISTS, query_in_parens> {};
struct array_elements;
struct inner_array : tree<Node::array, array_elements> {};
struct array_elements
    : seq<one<'['>, opt<sor<list<seq<at<one<'['>>, inner_array>>, expressions>>, one<']'>> {};
struct array : sor<tree<Node::array_query, ARRAY, query_in_parens>,
                   tree<Node::array, ARRAY, array_elements>> {};
struct explicit_row : tree<Node::row, ROW, one<'('>, opt<expressions>, one<')'>> {};
struct grouping : tree<Node::special_call, GROUPING, some_expressions> {};

// interval '1' DAY, interval(3) '1', timestamp '…', int '4'
struct typed_literal
    : sor<tree<Node::literal_typed, constant_type, string_literal>,
          tree<Node::literal_typed, tree<Node::type, INTERVAL, length>, string_literal>,
          tree<Node::literal_typed, tree<Node::type, INTERVAL>, string_literal,
               opt<interval_fields>>> {};

struct slice
    : tree<Node::subscript, one<'['>,
           sor<seq<expression, opt<one<':'>, opt<expression>>>, seq<one<':'>, opt<expression>>>,
           one<']'>> {};

// OPERATOR(schema.+)
struct qualified_operator : seq<OPERATOR, parens<star<column_word, one<'.'>>, operator_symbol>> {};

class OperandReader : protected Reader {
 public:
  explicit OperandReader(TokenInput& in) : Reader(in) {}

  // One operand without operators after it.
  bool read_operand() {
    TokenInput::Depth depth(in_);
    return operand();
  }

 protected:
  enum class Paren { neither, query, expression };

  bool operand() {
    const TokenCode code = in_.code();
    switch (code) {
      case integer_constant: return leaf(Node::literal_integer);
      case decimal_constant: return leaf(Node::literal_decimal);
      case string_constant:
      case national_constant: return leaf(Node::literal_string);
      case bit_constant: return leaf(Node::literal_bits);
      case parameter_mark: {
        const Place from = here();
        return leaf(Node::parameter) && indirection(from);
      }
      case '(': {
        const Place from = here();
        return parenthesized() != Paren::neither && indirection(from);
      }
      case identifier:
      case quoted_identifier: return name_or_call();
      default:
        return is_keyword_code(code) ? keyword_operand(static_cast<Keyword>(code))
                                     : in_.miss("an expression");
    }
  }

  Paren parenthesized() {
    TokenInput::Depth depth(in_);
    const Place from = here();
    if (!begins_query()) return expressions_in_parens(from);
    in_.next();
    const Place inside = here();
    if (in_.code() != '(') return query_end(from);
    const Paren inner = parenthesized();
    if (inner == Paren::neither) return Paren::neither;
    if (inner == Paren::query) {
      if (in_.code() == ')') return query_end(from, true);
      if (read_query_tail(in_, inside.token, inside.node)) return query_end(from, true);
    }
    if (!indirection(inside) || !read_operators(in_, inside.token, inside.node)) {
      return Paren::neither;
    }
    return rest_of_row(from);
  }

 private:
  bool keyword_operand(Keyword keyword) {
    switch (keyword) {
      case Keyword::NULL_: return leaf(Node::literal_null);
      case Keyword::TRUE:
      case Keyword::FALSE: return leaf(Node::literal_boolean);
      case Keyword::CASE: return grammar::read<case_expression>(in_);
      case Keyword::CAST: return grammar::read<cast>(in_);
      case Keyword::ARRAY: return grammar::read<array>(in_);
      case Keyword::EXISTS:
        if (in_.code(1) == '(') return grammar::read<exists>(in_);
        break;
      case Keyword::ROW:
        if (in_.code(1) == '(') return grammar::read<explicit_row>(in_);
        break;
      case Keyword::GROUPING:
        if (in_.code(1) == '(') return grammar::read<grouping>(in_);
        break;
      case Keyword::CURRENT_SCHEMA:
        if (in_.code(1) == '(') return name_or_call();
        return grammar::read<special_value>(in_);
      default: break;
    }
    if (grammar::read<sor<special_value, typed_literal>>(in_)) return true;
    if ((in_.code(1) == '(' || keyword == Keyword::COLLATION) && grammar::read<special_call>(in_)) {
      return true;
    }
    return name_or_call();
  }

  // A column, a call of a function, or a constant that a type's name precedes.
  bool name_or_call() {
    const Place from = here();
    const bool column = postgres_name<may_be_column>::fits(in_.code());
    bool function = postgres_name<may_be_function>::fits(in_.code());
    if (!column && !function) return in_.miss("an expression");
    leaf(Node::name);
    bool has_star = false;
    while (column && in_.code() == '.' && !has_star) {
      in_.next();
      has_star = in_.code() == '*';
      if (!has_star && !any_label::fits(in_.code())) return in_.miss("a name");
      leaf(has_star ? Node::star : Node::name);
      function = !has_star;
    }
    if (function && in_.code() == '(') return call_after_name(from);
    if (function && in_.code() == string_constant) {
      emit(Node::object_name, from);
      emit(Node::type, from);
      return leaf(Node::literal_string) && emit(Node::literal_typed, from);
    }
    if (!column) return in_.miss('(');
    return emit(Node::column, from) && (has_star || indirection(from));
  }

  bool call_after_name(Place from) {
    emit(Node::object_name, from);
    const Place arguments = here();
    if (!grammar::read<postgres::arguments>(in_)) return false;
    if (in_.code() == string_constant && are_modifiers(arguments)) {  // char(10) 'x'
      emit(Node::type, from);
      return leaf(Node::literal_string) && emit(Node::literal_typed, from);
    }
    if (is(Keyword::WITHIN) && !may_be_ordered_set()) return false;
    return grammar::read<call_tail>(in_) && emit(Node::function_call, from);
  }

  // The last node, the arguments of a call, has such a child.
  bool arguments_have(Node kind) const {
    bool found = false;
    each_child(in_.nodes(), in_.nodes().size() - 1,
               [&](std::size_t at) { found = found || in_.nodes()[at].kind == kind; });
    return found;
  }
  // What a type takes: values, at least one.
  bool are_modifiers(Place arguments) const {
    return !is(in_.code_of_token(arguments.token + 1), Keyword::ALL) &&
           in_.token() - arguments.token > 2 && !arguments_have(Node::star) &&
           !arguments_have(Node::distinct) && !arguments_have(Node::variadic) &&
           !arguments_have(Node::named_argument) && !arguments_have(Node::order_by);
  }
  bool may_be_ordered_set() {
    static constexpr Refusal order_by = {"cannot use multiple ORDER BY clauses with WITHIN GROUP",
                                         "write the order once, behind WITHIN GROUP"};
    static constexpr Refusal distinct = {"cannot use DISTINCT with WITHIN GROUP",
                                         "remove DISTINCT, or the rows that are double before"};
    static constexpr Refusal variadic = {"cannot use VARIADIC with WITHIN GROUP",
                                         "write the arguments one by one"};
    if (arguments_have(Node::order_by)) return in_.refuse(order_by, in_.token());
    if (arguments_have(Node::distinct)) return in_.refuse(distinct, in_.token());
    if (arguments_have(Node::variadic)) return in_.refuse(variadic, in_.token());
    return true;
  }

  // Subscripts and fields.
  bool indirection(Place from) {
    for (;;) {
      if (in_.code() == '[') {
        if (!subscript(from)) return false;
      } else if (in_.code() == '.') {
        in_.next();
        const bool is_star = in_.code() == '*';
        if (!is_star && !any_label::fits(in_.code())) return in_.miss("a name");
        leaf(is_star ? Node::star : Node::name);
        emit(Node::field, from);
        if (is_star) return true;
      } else {
        return true;
      }
    }
  }

  bool subscript(Place from) {
    in_.next();
    const auto bound = [&] {
      return in_.code() == ':' || in_.code() == ']' || read_expression(in_);
    };
    if (in_.code() == ']' || !bound()) return false;
    if (in_.code() == ':') {
      in_.next();
      if (!bound()) return false;
    }
    return take(']') && emit(Node::subscript, from);
  }

  // ---- parentheses: a query, an expression or a row, and which one shows only behind the inner ones

  // The first token behind the opening parentheses that stand here begins a query.
  bool begins_query() const {
    const auto [code, next] = in_.codes_behind_parentheses();
    return begins_a_query(code, next);
  }

  Paren query_end(Place from, bool is_read = false) {
    if (!is_read && !read_query(in_)) return Paren::neither;
    if (!take(')')) return Paren::neither;
    emit(Node::subquery, from);
    return Paren::query;
  }

  Paren expressions_in_parens(Place from) {
    in_.next();
    if (!read_expression(in_)) return Paren::neither;
    return rest_of_row(from);
  }

  Paren rest_of_row(Place from) {
    const bool is_row = in_.code() == ',';
    while (in_.code() == ',') {
      in_.next();
      if (!read_expression(in_)) return Paren::neither;
    }
    if (!take(')')) return Paren::neither;
    emit(is_row ? Node::row : Node::grouped, from);
    return Paren::expression;
  }
};

}  // namespace mig::grammar::postgres
