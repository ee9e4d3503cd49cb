#include "lint/sqlite/check_value.hpp"

#include <optional>
#include <string>

#include "base/text.hpp"
#include "sql/references.hpp"
#include "sql/unquote.hpp"

namespace mig {
namespace {

struct Value {
  enum class Kind : unsigned char { null, number, text } kind = Kind::null;
  double number = 0;
  std::string text;
};
// nullopt: not known
using Known = std::optional<Value>;

Value null() { return {}; }
Value number(double from) { return {Value::Kind::number, from, {}}; }
Value truth(bool from) { return number(from ? 1 : 0); }

class Evaluator {
 public:
  Evaluator(std::string_view column, Known value) : column_(column), value_(std::move(value)) {}

  Known of(const Syntax& node) const {
    switch (node.kind()) {
      case Node::literal_null: return null();
      case Node::literal_boolean: return truth(node.has_word(0, Keyword::TRUE));
      case Node::literal_integer:
      case Node::literal_decimal: return number_of(node.text());
      case Node::literal_string:
        return Value{Value::Kind::text, 0, unquote_string(node.text(), Dialect::sqlite)};
      case Node::grouped: return of(node[0]);
      case Node::unary: return negated(node);
      case Node::column: return column(node);
      case Node::and_: return both(of(node[0]), of(node[1]), false);
      case Node::or_: return both(of(node[0]), of(node[1]), true);
      case Node::not_: return inverted(of(node[0]));
      case Node::binary: return compared(node);
      case Node::in_: return in_list(node);
      case Node::between: return between(node);
      case Node::is_test: return is_null(node);
      default: return std::nullopt;
    }
  }

 private:
  static Known number_of(std::string_view text) {
    if (const auto whole = parse_number(text)) return number(static_cast<double>(*whole));
    return std::nullopt;
  }

  Known negated(const Syntax& node) const {
    const Known inner = of(node[0]);
    if (!inner || inner->kind != Value::Kind::number) return std::nullopt;
    return node.token_text(0) == "-" ? number(-inner->number) : *inner;
  }

  Known column(const Syntax& node) const {
    const Syntax::Children names = node.children();
    const std::string name = name_of(names[names.size() - 1]);
    return lower_ascii(name) == lower_ascii(column_) ? value_ : std::nullopt;
  }

  // true, false, NULL; nullopt: not known
  struct Truth {
    bool is_known = false, is_null = false, is_true = false;
  };
  static Truth truth_of(const Known& value) {
    if (!value) return {};
    if (value->kind == Value::Kind::null) return {true, true, false};
    if (value->kind != Value::Kind::number) return {};
    return {true, false, value->number != 0};
  }

  // AND and OR: one of them decides alone when it is the strong one.
  static Known both(const Known& a, const Known& b, bool strong) {
    const Truth left = truth_of(a), right = truth_of(b);
    for (const Truth& each : {left, right}) {
      if (each.is_known && !each.is_null && each.is_true == strong) return truth(strong);
    }
    if (!left.is_known || !right.is_known) return std::nullopt;
    return left.is_null || right.is_null ? null() : truth(!strong);
  }

  static Known inverted(const Known& value) {
    const Truth inner = truth_of(value);
    if (!inner.is_known) return std::nullopt;
    return inner.is_null ? null() : truth(!inner.is_true);
  }

  // -1, 0, 1; nullopt: of different kinds, which affinity decides
  static std::optional<int> order(const Value& a, const Value& b) {
    if (a.kind != b.kind) return std::nullopt;
    if (a.kind == Value::Kind::text) return a.text.compare(b.text) < 0 ? -1 : a.text != b.text;
    return a.number < b.number ? -1 : a.number > b.number;
  }

  static Known test(const Known& a, std::string_view sign, const Known& b) {
    const bool has_null =
        (a && a->kind == Value::Kind::null) || (b && b->kind == Value::Kind::null);
    if (has_null) return null();
    if (!a || !b) return std::nullopt;
    const auto found = order(*a, *b);
    if (!found) return std::nullopt;
    if (sign == "=" || sign == "==") return truth(*found == 0);
    if (sign == "<>" || sign == "!=") return truth(*found != 0);
    if (sign == "<") return truth(*found < 0);
    if (sign == "<=") return truth(*found <= 0);
    if (sign == ">") return truth(*found > 0);
    if (sign == ">=") return truth(*found >= 0);
    return std::nullopt;
  }

  Known compared(const Syntax& node) const {
    const std::uint32_t sign = node[0].token_count();
    return test(of(node[0]), node.token_text(sign), of(node[1]));
  }

  Known in_list(const Syntax& node) const {
    if (!node[1].is(Node::list_of)) return std::nullopt;
    const bool is_not = node.has_own_word(Keyword::NOT);
    Known found = truth(false);
    const Known value = of(node[0]);
    for (const Syntax& each : node[1].children()) {
      found = both(found, test(value, "=", of(each)), true);
    }
    return is_not ? inverted(found) : found;
  }

  Known between(const Syntax& node) const {
    const Known value = of(node[0]);
    const Known found = both(test(value, ">=", of(node[1])), test(value, "<=", of(node[2])), false);
    return node.has_own_word(Keyword::NOT) ? inverted(found) : found;
  }

  Known is_null(const Syntax& node) const {
    const Known value = of(node[0]);
    const bool is_of_null = node.has_own_word(Keyword::NULL_) ||
                            node.has_own_word(Keyword::ISNULL) ||
                            node.has_own_word(Keyword::NOTNULL);
    if (!value || !is_of_null) return std::nullopt;
    const bool is_not = node.has_own_word(Keyword::NOT) || node.has_own_word(Keyword::NOTNULL);
    return truth((value->kind == Value::Kind::null) != is_not);
  }

  std::string_view column_;
  Known value_;
};

}  // namespace

CheckResult check_of_value(const Syntax& check, std::string_view column, const Syntax& value) {
  const Known given = value ? Evaluator("", std::nullopt).of(value) : Known(null());
  const Known result = Evaluator(column, given).of(check);
  if (!result || result->kind == Value::Kind::text) return CheckResult::unknown;
  const bool is_false = result->kind == Value::Kind::number && result->number == 0;
  return is_false ? CheckResult::fails : CheckResult::passes;
}

}  // namespace mig
