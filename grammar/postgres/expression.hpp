// Expressions: a_expr and b_expr of PostgreSQL's grammar. Operands are ordinary rules; operators are read by climbing
// their precedence, which makes the tree right at once and costs no level of rules per level of precedence.
#pragma once

#include "grammar/postgres/operand.hpp"

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

// ---- tests after IS

struct json_test
    : seq<JSON, opt<any_word<Keyword::VALUE, Keyword::SCALAR, Keyword::ARRAY, Keyword::OBJECT>>,
          opt<json_unique>> {};
struct is_what
    : seq<opt<NOT>, sor<any_word<Keyword::NULL_, Keyword::TRUE, Keyword::FALSE, Keyword::UNKNOWN>,
                        seq<opt<normalize_form>, NORMALIZED>, DOCUMENT, json_test>> {};

class ExpressionReader : public OperandReader {
 public:
  // a_expr, b_expr, an a_expr that a label may follow.
  enum class Kind { full, simple, labelled };
  ExpressionReader(TokenInput& in, Kind kind)
      : OperandReader(in), simple_(kind == Kind::simple), labelled_(kind == Kind::labelled) {}

  // Operators that bind at least as strongly as `least`.
  bool read(int least = power::lowest) {
    TokenInput::Depth depth(in_);
    const Place from = here();
    return prefix() && operators(from, least);
  }
  // The operators behind an operand that is read.
  bool read_operators(std::uint32_t token, std::uint32_t node) {
    return operators({token, node}, power::lowest);
  }

 private:
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
      if (labelled_ && least == power::lowest && is_label()) return true;
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
    if (is(code, Keyword::OVERLAPS)) return overlaps(from);
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

  // Between rows of two.
  bool overlaps(Place from) {
    const std::uint32_t at = here().token - 1;
    const Place right = here();
    const bool left_is_row = is_row_of_two(from);
    if (!operand()) return false;
    if (!left_is_row || !is_row_of_two(right)) return in_.refuse(not_rows, at);
    return emit(Node::overlaps, from);
  }
  static constexpr Refusal not_rows = {"OVERLAPS stands between two rows of two",
                                       "write (start, end) OVERLAPS (start, end)"};
  // The node made last is a row with two values and all that was read since.
  bool is_row_of_two(Place from) const {
    const NodeRecord& last = in_.nodes().back();
    if (last.kind != Node::row || last.first_token != from.token) return false;
    int count = 0;
    each_child(in_.nodes(), in_.nodes().size() - 1, [&](std::size_t) { ++count; });
    return count == 2;
  }

  // A list in parentheses looks like an expression or a row until it is known to stand behind IN.
  bool in_list() {
    if (in_.code() != '(') return in_.miss('(');
    const Paren found = parenthesized();
    if (found == Paren::expression) in_.rename_last(Node::list_of);
    return found != Paren::neither;
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

  // SELECT a in, b is FROM t: an operator's word that nothing to compare with follows is a label.
  bool is_label() const {
    if (!bare_word::fits(in_.code())) return false;
    const TokenCode next = in_.code(1);
    return next == ',' || next == ')' || next == ';' || next == end_of_statement ||
           (is_keyword_code(next) && follows_targets(static_cast<Keyword>(next)));
  }
  static bool follows_targets(Keyword keyword) {
    switch (keyword) {
      case Keyword::FROM:
      case Keyword::INTO:
      case Keyword::WHERE:
      case Keyword::GROUP:
      case Keyword::HAVING:
      case Keyword::WINDOW:
      case Keyword::UNION:
      case Keyword::INTERSECT:
      case Keyword::EXCEPT:
      case Keyword::ORDER:
      case Keyword::LIMIT:
      case Keyword::OFFSET:
      case Keyword::FETCH:
      case Keyword::FOR: return true;
      default: return false;
    }
  }

  bool simple_;
  bool labelled_;
  bool ended_ = false;  // an operator stands next that nothing here may take
};

}  // namespace mig::grammar::postgres
