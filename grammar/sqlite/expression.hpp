// Expressions: expr and term of SQLite's grammar. Operators are read by climbing their precedence.
#pragma once

#include "grammar/reader.hpp"
#include "grammar/sqlite/names.hpp"

namespace mig::grammar::sqlite {

// Binding powers, as the %left and %right lines of parse.y order them.
namespace power {
enum : int {
  none = -1,
  lowest,
  or_,
  and_,
  not_,
  equality,
  comparison,
  escape,
  bits,
  plus,
  times,
  concat,
  collate,
  sign
};
}

// ---- calls

struct expressions : list<expression> {};
struct sort_item : tree<Node::sort, expression, sort_order> {};
struct order_by : tree<Node::order_by, ORDER, BY, list<sort_item>> {};

struct star_argument : flag<Node::star, one<'*'>> {};
struct arguments
    : tree<Node::arguments, one<'('>,
           sor<star_argument,
               seq<opt<sor<flag<Node::distinct, DISTINCT>, ALL>>, opt<expressions>, opt<order_by>>>,
           one<')'>> {};

struct frame_start : sor<seq<UNBOUNDED, PRECEDING>, seq<CURRENT, ROW>,
                         seq<not_at<any_word<Keyword::UNBOUNDED, Keyword::CURRENT>>, expression,
                             any_word<Keyword::PRECEDING, Keyword::FOLLOWING>>> {};
struct frame_end : sor<seq<UNBOUNDED, FOLLOWING>, seq<CURRENT, ROW>,
                       seq<not_at<any_word<Keyword::UNBOUNDED, Keyword::CURRENT>>, expression,
                           any_word<Keyword::PRECEDING, Keyword::FOLLOWING>>> {};
struct frame_kind : any_word<Keyword::RANGE, Keyword::ROWS, Keyword::GROUPS> {};
struct frame
    : tree<Node::frame, frame_kind, sor<seq<BETWEEN, frame_start, AND, frame_end>, frame_start>,
           opt<EXCLUDE, sor<seq<CURRENT, ROW>, GROUP, TIES, seq<NO, OTHERS>>>> {};
struct window_name
    : seq<not_at<any_word<Keyword::PARTITION, Keyword::RANGE, Keyword::ROWS, Keyword::GROUPS>>,
          name> {};
struct window : tree<Node::window, one<'('>, opt<window_name>, opt<PARTITION, BY, expressions>,
                     opt<order_by>, opt<frame>, one<')'>> {};

// These words are names unless what follows makes them keywords. The scanner decides that, and its names are fewer.
struct scanned_name : seq<not_at<any_word<Keyword::FILTER, Keyword::INDEXED>>, name_word> {};
struct within_group
    : seq<at<WITHIN, GROUP, one<'('>>, tree<Node::within_group, WITHIN, GROUP, parens<order_by>>> {
};
struct filter : seq<at<FILTER, one<'('>>, tree<Node::filter, FILTER, parens<WHERE, expression>>> {};
struct over
    : seq<at<OVER, sor<one<'('>, scanned_name>>, tree<Node::over, OVER, sor<window, name>>> {};
struct call_tail : seq<opt<within_group>, opt<filter>, opt<over>> {};

// ---- operands with syntax of their own

struct when : tree<Node::when, WHEN, expression, THEN, expression> {};
struct case_expression : tree<Node::case_, CASE, opt<not_at<WHEN>, expression>, plus<when>,
                              opt<tree<Node::else_, ELSE, expression>>, END> {};
// The type may be missing.
struct cast : tree<Node::cast, CAST, parens<expression, AS, opt<type>>> {};
struct query_in_parens : tree<Node::subquery, parens<query>> {};
struct exists : tree<Node::exists, EXISTS, query_in_parens> {};
struct raise
    : tree<Node::raise, RAISE,
           parens<sor<IGNORE, seq<any_word<Keyword::ROLLBACK, Keyword::ABORT, Keyword::FAIL>,
                                  one<','>, expression>>>> {};

// What may stand after IN besides parentheses: a table or a table-valued function.
struct table_after_in : sor<tree<Node::function_call, object_name,
                                 tree<Node::arguments, one<'('>, opt<expressions>, one<')'>>>,
                            tree<Node::relation, object_name>> {};
struct list_after_in : tree<Node::list_of, one<'('>, opt<expressions>, one<')'>> {};

class ExpressionReader : Reader {
 public:
  explicit ExpressionReader(TokenInput& in) : Reader(in) {}

  // Operators that bind at least as strongly as `least`.
  bool read(int least = power::lowest) {
    TokenInput::Depth depth(in_);
    const Place from = here();
    return prefix() && operators(from, least);
  }

 private:
  // ---- operators

  // The power of the operator that begins with `code`.
  static int power_of(TokenCode code) {
    switch (code) {
      case code_of(Keyword::OR): return power::or_;
      case code_of(Keyword::AND): return power::and_;
      // As an infix, NOT is shifted where its own power allows it, whatever it negates: a = b NOT NULL is
      // (a = b) NOT NULL.
      case code_of(Keyword::NOT): return power::not_;
      case '=':
      case equal_equal:
      case not_equal:
      case code_of(Keyword::IS):
      case code_of(Keyword::ISNULL):
      case code_of(Keyword::NOTNULL):
      case code_of(Keyword::IN):
      case code_of(Keyword::BETWEEN):
      case code_of(Keyword::MATCH):
      case code_of(Keyword::LIKE):
      case code_of(Keyword::GLOB):
      case code_of(Keyword::REGEXP): return power::equality;
      case '<':
      case '>':
      case less_equal:
      case greater_equal: return power::comparison;
      case '&':
      case '|':
      case shift_left:
      case shift_right: return power::bits;
      case '+':
      case '-': return power::plus;
      case '*':
      case '/':
      case '%': return power::times;
      case concatenation:
      case arrow:
      case double_arrow: return power::concat;
      case code_of(Keyword::COLLATE): return power::collate;
      default: return power::none;
    }
  }

  bool prefix() {
    const TokenCode code = in_.code();
    const Place from = here();
    if (code == '+' || code == '-' || code == '~') {
      in_.next();
      return read(power::sign) && emit(Node::unary, from);
    }
    if (is(code, Keyword::NOT)) {
      in_.next();
      return read(power::not_) && emit(Node::not_, from);
    }
    return operand();
  }

  // After an operand that began at `from`: as many operators as bind at least as strongly as `least`.
  bool operators(Place from, int least) {
    for (;;) {
      const int strength = power_of(in_.code());
      if (strength < least) return true;
      if (!one_operator(from, strength)) return false;
    }
  }

  bool one_operator(Place from, int strength) {
    switch (strength) {
      case power::or_: return binary(Node::or_, from, strength);
      case power::and_: return binary(Node::and_, from, strength);
      case power::not_: in_.next(); return after_not(from);
      case power::equality: return equality(from);
      case power::collate:
        in_.next();
        return grammar::read<tree<Node::object_name, collation_name>>(in_) &&
               emit(Node::collate, from);
      default: return binary(Node::binary, from, strength);
    }
  }

  // All operators of two operands group to the left.
  bool binary(Node kind, Place from, int strength) {
    in_.next();
    return read(strength + 1) && emit(kind, from);
  }

  bool equality(Place from) {
    switch (in_.code()) {
      case '=':
      case equal_equal:
      case not_equal: return binary(Node::binary, from, power::equality);
      case code_of(Keyword::IS): in_.next(); return after_is(from);
      case code_of(Keyword::ISNULL):
      case code_of(Keyword::NOTNULL): in_.next(); return emit(Node::is_test, from);
      default: return negatable(from);
    }
  }

  // a NOT NULL, NOT IN, NOT BETWEEN, NOT LIKE
  bool after_not(Place from) {
    if (!take_if(Keyword::NULL_)) {
      in_.miss(code_of(Keyword::NULL_));
      return negatable(from);
    }
    return emit(Node::is_test, from);
  }

  bool negatable(Place from) {
    if (take(Keyword::IN)) return in_operator(from);
    if (take(Keyword::BETWEEN)) {
      return read(power::not_) && take(Keyword::AND) && read(power::comparison) &&
             emit(Node::between, from);
    }
    if (!grammar::read<any_word<Keyword::LIKE, Keyword::GLOB, Keyword::REGEXP, Keyword::MATCH>>(
            in_)) {
      return false;
    }
    if (!read(power::comparison)) return false;
    if (take_if(Keyword::ESCAPE) && !read(power::comparison)) return false;
    return emit(Node::like, from);
  }

  bool in_operator(Place from) {
    const bool matched = in_.code() != '('             ? grammar::read<table_after_in>(in_)
                         : begins_a_query(in_.code(1)) ? grammar::read<query_in_parens>(in_)
                                                       : grammar::read<list_after_in>(in_);
    return matched && emit(Node::in_, from);
  }

  bool after_is(Place from) {
    take_if(Keyword::NOT);
    if (take_if(Keyword::DISTINCT)) {
      return take(Keyword::FROM) && read(power::comparison) && emit(Node::is_distinct, from);
    }
    const bool is_constant = is(in_.code(), Keyword::NULL_) || is_boolean();
    if (is_constant && power_of(in_.code(1)) < power::comparison) {
      in_.next();
      return emit(Node::is_test, from);
    }
    return read(power::comparison) && emit(Node::is_distinct, from);
  }

  // ---- operands

  // TRUE and FALSE are columns first, but who has such a column?
  bool is_boolean() const {
    const TokenCode next = in_.code(1);
    return (is(in_.code(), Keyword::TRUE) || is(in_.code(), Keyword::FALSE)) && next != '.' &&
           next != '(';
  }

  bool operand() {
    const TokenCode code = in_.code();
    switch (code) {
      case integer_constant: return leaf(Node::literal_integer);
      case decimal_constant: return leaf(Node::literal_decimal);
      case bit_constant: return leaf(Node::literal_bits);
      case string_constant: return in_.code(1) == '.' ? name_or_call() : leaf(Node::literal_string);
      case parameter_mark: return leaf(Node::parameter);
      case '(': return parenthesized();
      case code_of(Keyword::NULL_): return leaf(Node::literal_null);
      case code_of(Keyword::CASE): return grammar::read<case_expression>(in_);
      case code_of(Keyword::CAST): return grammar::read<cast>(in_);
      case code_of(Keyword::EXISTS): return grammar::read<exists>(in_);
      case code_of(Keyword::RAISE): return grammar::read<raise>(in_);
      case code_of(Keyword::CURRENT_DATE):
      case code_of(Keyword::CURRENT_TIME):
      case code_of(Keyword::CURRENT_TIMESTAMP): return leaf(Node::special_value);
      default: break;
    }
    if (is_boolean()) return leaf(Node::literal_boolean);
    if (!word_in_expression::fits(code)) return in_.miss("an expression");
    return name_or_call();
  }

  // column, table.column, schema.table.column, function(…)
  bool name_or_call() {
    const Place from = here();
    leaf(Node::name);
    if (in_.code() == '(') {
      emit(Node::object_name, from);
      return grammar::read<seq<arguments, call_tail>>(in_) && emit(Node::function_call, from);
    }
    for (int dots = 0; dots < 2 && in_.code() == '.'; ++dots) {
      in_.next();
      if (!name_word::fits(in_.code())) return in_.miss("a name");
      leaf(Node::name);
    }
    return emit(Node::column, from);
  }

  bool parenthesized() {
    if (begins_a_query(in_.code(1))) return grammar::read<query_in_parens>(in_);
    const Place from = here();
    in_.next();
    if (!read()) return false;
    const bool is_row = in_.code() == ',';
    while (in_.code() == ',') {
      in_.next();
      if (!read()) return false;
    }
    return take(')') && emit(is_row ? Node::row : Node::grouped, from);
  }
};

}  // namespace mig::grammar::sqlite
