// Expressions: a_expr, b_expr and c_expr of PostgreSQL's grammar. Operands are ordinary rules; operators are read by
// climbing their precedence, which makes the tree right at once and costs no level of rules per level of precedence.
#pragma once

#include "grammar/postgres/type.hpp"

namespace mig::grammar::postgres {

// Binding powers, as the %left/%right/%nonassoc lines of gram.y order them.
namespace power {
enum : int {
  lowest,
  or_,
  and_,
  not_,
  is,
  comparison,
  in,
  escape,
  op,
  plus,
  times,
  caret,
  at,
  collate,
  sign,
  cast
};
}

// ---- calls

struct named_argument : tree<Node::named_argument, function_label,
                             any_code<colon_equals, equals_greater>, expression> {};
struct argument
    : sor<seq<at<function_word, any_code<colon_equals, equals_greater>>, named_argument>,
          expression> {};
struct variadic : tree<Node::variadic, VARIADIC, argument> {};

struct order_using
    : seq<USING, sor<seq<OPERATOR, one<'('>, star<column_word, one<'.'>>, any_token, one<')'>>,
                     any_token>> {};
struct sort_item : tree<Node::sort, expression, opt<sor<ASC, DESC, order_using>>,
                        opt<NULLS, any_word<Keyword::FIRST, Keyword::LAST>>> {};
struct order_by : tree<Node::order_by, ORDER, BY, list<sort_item>> {};

struct star_argument : flag<Node::star, one<'*'>> {};
struct argument_list
    : sor<seq<variadic, opt<order_by>>,
          seq<argument, star<one<','>, argument>, opt<one<','>, variadic>, opt<order_by>>> {};
struct arguments : tree<Node::arguments, one<'('>,
                        opt<sor<star_argument, seq<ALL, list<argument>, opt<order_by>>,
                                seq<flag<Node::distinct, DISTINCT>, list<argument>, opt<order_by>>,
                                argument_list>>,
                        one<')'>> {};

struct within_group : tree<Node::within_group, WITHIN, GROUP, parens<order_by>> {};
struct filter : tree<Node::filter, FILTER, parens<WHERE, expression>> {};
struct frame_bound
    : sor<seq<UNBOUNDED, any_word<Keyword::PRECEDING, Keyword::FOLLOWING>>, seq<CURRENT, ROW>,
          seq<expression, any_word<Keyword::PRECEDING, Keyword::FOLLOWING>>> {};
struct frame : tree<Node::frame, any_word<Keyword::RANGE, Keyword::ROWS, Keyword::GROUPS>,
                    sor<seq<BETWEEN, frame_bound, AND, frame_bound>, frame_bound>,
                    opt<EXCLUDE, sor<seq<CURRENT, ROW>, GROUP, TIES, seq<NO, OTHERS>>>> {};
struct partition_by_list : seq<PARTITION, BY, list<expression>> {};
struct window_name
    : seq<not_at<any_word<Keyword::PARTITION, Keyword::RANGE, Keyword::ROWS, Keyword::GROUPS>>,
          name> {};
struct window : tree<Node::window, one<'('>, opt<window_name>, opt<partition_by_list>,
                     opt<order_by>, opt<frame>, one<')'>> {};
struct over : tree<Node::over, OVER, sor<window, name>> {};
struct call_tail : seq<opt<within_group>, opt<filter>, opt<over>> {};

// ---- calls with syntax of their own: func_expr_common_subexpr

struct expressions : list<expression> {};
struct some_expressions : parens<expressions> {};
struct extract_field : sor<text_constant, tree<Node::name, any_function_word>> {};
struct extract : seq<EXTRACT, parens<opt<extract_field, FROM, expression>>> {};
struct normalize_form : any_word<Keyword::NFC, Keyword::NFD, Keyword::NFKC, Keyword::NFKD> {};
struct normalize : seq<NORMALIZE, parens<expression, opt<one<','>, normalize_form>>> {};
struct overlay : seq<OVERLAY, one<'('>,
                     sor<seq<expression, PLACING, expression, FROM, expression,
                             opt<FOR, expression>, one<')'>>,
                         seq<opt<argument_list>, one<')'>>>> {};
struct position : seq<POSITION, parens<opt<simple_expression, IN, simple_expression>>> {};
struct substring_tail
    : sor<seq<FROM, expression, opt<FOR, expression>>, seq<FOR, expression, opt<FROM, expression>>,
          seq<SIMILAR, expression, ESCAPE, expression>> {};
struct substring
    : seq<SUBSTRING, one<'('>,
          sor<seq<expression, substring_tail, one<')'>>, seq<opt<argument_list>, one<')'>>>> {};
struct trim
    : seq<TRIM,
          parens<opt<any_word<Keyword::BOTH, Keyword::LEADING, Keyword::TRAILING>>,
                 sor<seq<FROM, expressions>, seq<expression, FROM, expressions>, expressions>>> {};
struct treat : seq<TREAT, parens<expression, AS, type>> {};
struct simple_special
    : sor<seq<any_word<Keyword::COALESCE, Keyword::GREATEST, Keyword::LEAST>, some_expressions>,
          seq<NULLIF, parens<expression, one<','>, expression>>,
          seq<COLLATION, FOR, parens<expression>>, seq<MERGE_ACTION, one<'('>, one<')'>>> {};

// XML
struct xml_attribute : tree<Node::target, expression, opt<AS, label>> {};
struct xml_attributes : seq<XMLATTRIBUTES, parens<list<xml_attribute>>> {};
struct xml_element
    : seq<XMLELEMENT,
          parens<NAME, label, opt<one<','>, xml_attributes>, opt<one<','>, expressions>>> {};
struct xml_whitespace : seq<any_word<Keyword::PRESERVE, Keyword::STRIP>, WHITESPACE> {};
struct xml_kind : any_word<Keyword::DOCUMENT, Keyword::CONTENT> {};
struct xml_by : seq<BY, any_word<Keyword::REF, Keyword::VALUE>> {};
struct xml_passing : seq<PASSING, opt<xml_by>, operand, opt<xml_by>> {};
struct xml_call
    : sor<seq<XMLCONCAT, some_expressions>, xml_element,
          seq<XMLEXISTS, parens<operand, xml_passing>>, seq<XMLFOREST, parens<list<xml_attribute>>>,
          seq<XMLPARSE, parens<xml_kind, expression, opt<xml_whitespace>>>,
          seq<XMLPI, parens<NAME, label, opt<one<','>, expression>>>,
          seq<XMLROOT, parens<expression, one<','>, VERSION, sor<seq<NO, VALUE>, expression>,
                              opt<one<','>, STANDALONE, sor<YES, seq<NO, opt<VALUE>>>>>>,
          seq<XMLSERIALIZE,
              parens<xml_kind, expression, AS, simple_type, opt<sor<INDENT, seq<NO, INDENT>>>>>> {};

// JSON, since 16
struct json_format : seq<FORMAT, JSON, opt<ENCODING, name>> {};
struct json_value : seq<expression, opt<json_format>> {};
struct json_returning : seq<RETURNING, type, opt<json_format>> {};
struct json_nulls : seq<any_word<Keyword::NULL_, Keyword::ABSENT>, ON, NULL_> {};
struct json_unique : seq<any_word<Keyword::WITH, Keyword::WITHOUT>, UNIQUE, opt<KEYS>> {};
struct json_member : sor<seq<operand, VALUE, json_value>, seq<expression, one<':'>, json_value>> {};
struct json_object : seq<JSON_OBJECT, one<'('>,
                         sor<seq<list<json_member>, opt<json_nulls>, opt<json_unique>,
                                 opt<json_returning>, one<')'>>,
                             seq<opt<json_returning>, one<')'>>, seq<list<argument>, one<')'>>>> {};
struct json_array
    : seq<JSON_ARRAY, parens<sor<seq<query, opt<json_format>, opt<json_returning>>,
                                 seq<list<json_value>, opt<json_nulls>, opt<json_returning>>,
                                 opt<json_returning>>>> {};
struct json_aggregate
    : seq<sor<seq<JSON_OBJECTAGG,
                  parens<json_member, opt<json_nulls>, opt<json_unique>, opt<json_returning>>>,
              seq<JSON_ARRAYAGG,
                  parens<json_value, opt<order_by>, opt<json_nulls>, opt<json_returning>>>>,
          opt<filter>, opt<over>> {};
struct json_passing : seq<PASSING, list<seq<json_value, AS, label>>> {};
struct json_wrapper : sor<seq<WITHOUT, opt<ARRAY>, WRAPPER>,
                          seq<WITH, opt<any_word<Keyword::CONDITIONAL, Keyword::UNCONDITIONAL>>,
                              opt<ARRAY>, WRAPPER>> {};
struct json_quotes : seq<any_word<Keyword::KEEP, Keyword::OMIT>, QUOTES, opt<ON, SCALAR, STRING>> {
};
struct json_behavior : seq<sor<seq<DEFAULT, expression>, ERROR, NULL_, TRUE, FALSE, UNKNOWN,
                               seq<EMPTY, opt<any_word<Keyword::ARRAY, Keyword::OBJECT>>>>,
                           ON, any_word<Keyword::EMPTY, Keyword::ERROR>> {};
struct json_query_call
    : seq<any_word<Keyword::JSON_EXISTS, Keyword::JSON_QUERY, Keyword::JSON_VALUE>,
          parens<json_value, one<','>, expression, opt<json_passing>, opt<json_returning>,
                 opt<json_wrapper>, opt<json_quotes>, opt<json_behavior>, opt<json_behavior>>> {};
struct json_call
    : sor<json_object, json_array, json_aggregate, json_query_call,
          seq<JSON, parens<json_value, opt<json_unique>>>, seq<JSON_SCALAR, parens<expression>>,
          seq<JSON_SERIALIZE, parens<json_value, opt<json_returning>>>> {};

struct special_call
    : tree<Node::special_call, sor<simple_special, extract, substring, trim, position, overlay,
                                   normalize, treat, xml_call, json_call>> {};

struct special_value
    : tree<Node::special_value,
           sor<any_word<Keyword::CURRENT_DATE, Keyword::CURRENT_ROLE, Keyword::CURRENT_USER,
                        Keyword::SESSION_USER, Keyword::SYSTEM_USER, Keyword::USER,
                        Keyword::CURRENT_CATALOG, Keyword::CURRENT_SCHEMA>,
               seq<any_word<Keyword::CURRENT_TIME, Keyword::CURRENT_TIMESTAMP, Keyword::LOCALTIME,
                            Keyword::LOCALTIMESTAMP>,
                   opt<length>>>> {};

// ---- operands

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
    : tree<Node::subscript, one<'['>, opt<expression>, opt<one<':'>, opt<expression>>, one<']'>> {};

// A qualified operator, OPERATOR(schema.+), or any operator of several characters.
struct operator_name : seq<star<column_word, one<'.'>>, any_token> {};
struct qualified_operator : seq<OPERATOR, one<'('>, operator_name, one<')'>> {};

// ---- tests after IS

struct json_test
    : seq<JSON, opt<any_word<Keyword::VALUE, Keyword::SCALAR, Keyword::ARRAY, Keyword::OBJECT>>,
          opt<json_unique>> {};
struct is_what
    : seq<opt<NOT>, sor<any_word<Keyword::NULL_, Keyword::TRUE, Keyword::FALSE, Keyword::UNKNOWN>,
                        seq<opt<normalize_form>, NORMALIZED>, DOCUMENT, json_test>> {};

class ExpressionReader {
 public:
  // `simple` reads b_expr.
  ExpressionReader(TokenInput& in, bool simple) : in_(in), simple_(simple) {}

  // Operators that bind at least as strongly as `least`.
  bool read(int least = power::lowest) {
    TokenInput::Depth depth(in_);
    const Place from = here();
    return prefix() && operators(from, least);
  }
  // One operand without operators after it: c_expr.
  bool read_operand() {
    TokenInput::Depth depth(in_);
    return operand();
  }

 private:
  struct Place {
    std::uint32_t token, node;
  };
  Place here() const { return {in_.token(), in_.node()}; }
  bool emit(Node kind, Place from) {
    in_.emit(kind, from.token, from.node);
    return true;
  }
  bool leaf(Node kind) {
    const Place from = here();
    in_.next();
    return emit(kind, from);
  }
  bool take(TokenCode code) {
    if (in_.code() != code) return in_.miss(code);
    in_.next();
    return true;
  }
  bool take(Keyword keyword) { return take(code_of(keyword)); }
  static bool is(TokenCode code, Keyword keyword) { return code == code_of(keyword); }

  // ---- operators

  static bool is_comparison(TokenCode code) {
    return code == '<' || code == '>' || code == '=' || code == less_equal ||
           code == greater_equal || code == not_equal;
  }
  static bool is_other_operator(TokenCode code) {
    switch (code) {
      case other_operator:
      case concatenation:
      case arrow:
      case double_arrow:
      case shift_left:
      case shift_right:
      case '|':
      case '&':
      case '~':
      case '!':
      case '@':
      case '#':
      case '`':
      case '?':
      case equal_equal: return true;
      default: return false;
    }
  }

  bool prefix() {
    const TokenCode code = in_.code();
    const Place from = here();
    if (code == '+' || code == '-') {
      in_.next();
      return read(power::sign) && emit(Node::unary, from);
    }
    if (!simple_ && is(code, Keyword::NOT)) {
      in_.next();
      return read(power::not_) && emit(Node::not_, from);
    }
    if (is_other_operator(code) || (is(code, Keyword::OPERATOR) && in_.code(1) == '(')) {
      if (!take_operator()) return false;
      return read(power::plus) && emit(Node::unary, from);
    }
    if (!simple_ && is(code, Keyword::DEFAULT)) return leaf(Node::default_value);
    return operand();
  }

  bool take_operator() {
    if (is(in_.code(), Keyword::OPERATOR)) return grammar::read<qualified_operator>(in_);
    in_.next();
    return true;
  }

  bool binary(Node kind, Place from, int least_right) {
    return read(least_right) && emit(kind, from);
  }

  // After an operand that began at `from`: as many operators as bind at least as strongly as `least`.
  bool operators(Place from, int least) {
    int exhausted = -1;  // the power of the non-associative operator just read
    for (;;) {
      const TokenCode code = in_.code();
      const int strength = power_of(code);
      if (ended_ || strength < 0 || strength < least) return true;
      // a = b = c is wrong, and so is x AND a = b = c: the loops around this one must not take the operator.
      if (strength == exhausted) return ended_ = true;
      exhausted = -1;
      bool stop = false;
      if (!one_operator(from, code, strength, exhausted, stop)) return false;
      if (stop) return true;
    }
  }

  // The power of the operator that begins with `code`; -1 for none.
  int power_of(TokenCode code) const {
    if (code == typecast) return power::cast;
    if (code < first_keyword) {
      if (is_comparison(code)) return power::comparison;
      if (code == '+' || code == '-') return power::plus;
      if (code == '*' || code == '/' || code == '%') return power::times;
      if (code == '^') return power::caret;
      return is_other_operator(code) ? power::op : -1;
    }
    const auto keyword = static_cast<Keyword>(code);
    if (keyword == Keyword::IS) return power::is;
    if (keyword == Keyword::OPERATOR) return in_.code(1) == '(' ? power::op : -1;
    if (simple_) return -1;
    switch (keyword) {
      case Keyword::OR: return power::or_;
      case Keyword::AND: return power::and_;
      case Keyword::ISNULL:
      case Keyword::NOTNULL: return power::is;
      case Keyword::IN:
      case Keyword::LIKE:
      case Keyword::ILIKE:
      case Keyword::BETWEEN: return power::in;
      case Keyword::SIMILAR:  // SUBSTRING(x SIMILAR y ESCAPE z) has no TO
        return is(in_.code(1), Keyword::TO) ? power::in : -1;
      case Keyword::NOT: return follows_not(in_.code(1)) ? power::in : -1;
      case Keyword::AT: return power::at;
      case Keyword::COLLATE: return power::collate;
      case Keyword::OVERLAPS: return power::in;
      default: return -1;
    }
  }
  static bool follows_not(TokenCode code) {
    return is(code, Keyword::IN) || is(code, Keyword::LIKE) || is(code, Keyword::ILIKE) ||
           is(code, Keyword::SIMILAR) || is(code, Keyword::BETWEEN);
  }

  // `stop` is set where the token turns out to be none of the expression's.
  bool one_operator(Place from, TokenCode code, int strength, int& exhausted, bool& stop) {
    switch (strength) {
      case power::or_: in_.next(); return binary(Node::or_, from, power::and_);
      case power::and_: in_.next(); return binary(Node::and_, from, power::not_);
      case power::is: return is_operator(from, exhausted, stop);
      case power::comparison:
        exhausted = power::comparison;
        in_.next();
        if (const auto found = quantified(from); found != Found::no) {
          exhausted = -1;
          return found == Found::yes;
        }
        return binary(Node::binary, from, power::in);
      case power::in: return in_operator(from, exhausted);
      case power::op:
      case power::plus:
      case power::times:
      case power::caret:
        if (!take_operator()) return false;
        if (const auto found = quantified(from); found != Found::no) return found == Found::yes;
        return binary(Node::binary, from, strength + 1);
      case power::at: return at_time_zone(from, stop);
      case power::collate: {
        in_.next();
        return grammar::read<object_name>(in_) && emit(Node::collate, from);
      }
      case power::cast: in_.next(); return read_type(in_) && emit(Node::cast, from);
      default: static_cast<void>(code); return false;
    }
  }

  enum class Found { no, yes, wrong };
  // ANY, SOME or ALL and what they range over, after an operator.
  Found quantified(Place from) {
    const TokenCode code = in_.code();
    if (simple_ || in_.code(1) != '(' ||
        !(is(code, Keyword::ANY) || is(code, Keyword::SOME) || is(code, Keyword::ALL))) {
      return Found::no;
    }
    in_.next();
    return grammar::read<sor<query_in_parens, parens<expression>>>(in_) &&
                   emit(Node::quantified, from)
               ? Found::yes
               : Found::wrong;
  }

  bool is_operator(Place from, int& exhausted, bool& stop) {
    if (!is(in_.code(), Keyword::IS)) {  // ISNULL, NOTNULL
      in_.next();
      return emit(Node::is_test, from);
    }
    const std::size_t distinct = is(in_.code(1), Keyword::NOT) ? 2 : 1;
    if (is(in_.code(distinct), Keyword::DISTINCT)) {
      for (std::size_t i = 0; i <= distinct; ++i) in_.next();
      exhausted = power::is;
      return take(Keyword::FROM) && binary(Node::is_distinct, from, power::comparison);
    }
    if (simple_) {
      if (!is(in_.code(distinct), Keyword::DOCUMENT)) {
        stop = true;
        return true;
      }
      for (std::size_t i = 0; i <= distinct; ++i) in_.next();
      return emit(Node::is_test, from);
    }
    in_.next();
    return grammar::read<is_what>(in_) && emit(Node::is_test, from);
  }

  // [NOT] IN, LIKE, ILIKE, SIMILAR TO, BETWEEN; OVERLAPS
  bool in_operator(Place from, int& exhausted) {
    if (is(in_.code(), Keyword::NOT)) in_.next();
    const TokenCode code = in_.code();
    in_.next();
    if (is(code, Keyword::IN)) return in_list() && emit(Node::in_, from);
    if (is(code, Keyword::OVERLAPS)) return operand() && emit(Node::overlaps, from);
    if (is(code, Keyword::BETWEEN)) {
      exhausted = power::in;
      if (is(in_.code(), Keyword::SYMMETRIC) || is(in_.code(), Keyword::ASYMMETRIC)) in_.next();
      return read_simple_expression(in_) && take(Keyword::AND) &&
             binary(Node::between, from, power::escape);
    }
    if (is(code, Keyword::SIMILAR) && !take(Keyword::TO)) return false;
    if (!is(code, Keyword::SIMILAR)) {
      if (const auto found = quantified(from); found != Found::no) return found == Found::yes;
    }
    exhausted = power::in;
    if (!read(power::escape)) return false;
    if (is(in_.code(), Keyword::ESCAPE)) {
      in_.next();
      if (!read(power::escape)) return false;
    }
    return emit(Node::like, from);
  }

  bool in_list() {
    if (in_.code() != '(') return in_.miss('(');
    if (begins_query()) {
      auto mark = in_.mark<pegtl::rewind_mode::required>();
      if (mark(read_query_in_parens(in_))) return true;
    }
    return grammar::read<tree<Node::list_of, some_expressions>>(in_);
  }

  bool at_time_zone(Place from, bool& stop) {
    if (is(in_.code(1), Keyword::LOCAL)) {
      in_.next();
      in_.next();
      return emit(Node::at_time_zone, from);
    }
    if (!is(in_.code(1), Keyword::TIME)) {
      stop = true;
      return true;
    }
    in_.next();
    in_.next();
    return take(Keyword::ZONE) && binary(Node::at_time_zone, from, power::collate);
  }

  // ---- operands

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
    return emit(Node::column, from) && indirection(from);
  }

  bool call_after_name(Place from) {
    emit(Node::object_name, from);
    if (!grammar::read<arguments>(in_)) return false;
    if (in_.code() == string_constant) {  // char(10) 'x'
      emit(Node::type, from);
      return leaf(Node::literal_string) && emit(Node::literal_typed, from);
    }
    return grammar::read<call_tail>(in_) && emit(Node::function_call, from);
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

  enum class Paren { neither, query, expression };

  // The first token behind the opening parentheses that stand here begins a query.
  bool begins_query() const {
    const auto [code, next] = in_.codes_behind_parentheses();
    return begins_a_query(code, next);
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
      if (continue_query(in_, inside.token, inside.node)) return query_end(from, true);
    }
    if (!indirection(inside) || !operators(inside, power::lowest)) return Paren::neither;
    return rest_of_row(from);
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

  // Reads on behind a query in parentheses as a UNION, an ORDER BY …; false when nothing of it stands there.
  static bool continue_query(TokenInput& in, std::uint32_t token, std::uint32_t node);

  TokenInput& in_;
  bool simple_;
  bool ended_ = false;  // an operator stands next that nothing here may take
};

// In query.cpp: the tail of a query whose first operand is read.
bool read_query_tail(TokenInput& in, std::uint32_t from_token, std::uint32_t from_node);

inline bool ExpressionReader::continue_query(TokenInput& in, std::uint32_t token,
                                             std::uint32_t node) {
  return read_query_tail(in, token, node);
}

struct call_body
    : sor<seq<at<any_label, one<'('>>, special_call>,
          tree<Node::function_call, function_name, arguments>, special_value,
          seq<at<COLLATION>, special_call>, tree<Node::cast, CAST, parens<expression, AS, type>>> {
};

}  // namespace mig::grammar::postgres
