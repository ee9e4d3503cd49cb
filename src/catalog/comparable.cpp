// One form for the many texts of one expression: what PostgreSQL's deparser prints and what people write meet here.
#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "catalog/expression_text.hpp"
#include "sql/ast.hpp"
#include "sql/lower/lowering.hpp"
#include "sql/parse.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

// '12 months', '1 year': months, days and the rest of an interval that is written in words; others stay as they are.
std::string interval_form(const std::string& quoted) {
  std::string_view text(quoted);
  text = text.substr(1, text.size() - 2);
  std::int64_t months = 0, days = 0, seconds = 0;
  while (!(text = trim(text)).empty()) {
    const std::size_t digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos) return quoted;
    const std::int64_t count = parse_number(text.substr(0, digits)).value_or(0);
    text = trim(text.substr(digits));
    const std::size_t end = std::min(text.find(' '), text.size());
    std::string unit = lower_ascii(text.substr(0, end));
    text.remove_prefix(end);
    if (unit.size() > 1 && unit.ends_with('s')) unit.pop_back();
    if (unit == "year" || unit == "y") {
      months += 12 * count;
    } else if (unit == "month" || unit == "mon") {
      months += count;
    } else if (unit == "week" || unit == "w") {
      days += 7 * count;
    } else if (unit == "day" || unit == "d") {
      days += count;
    } else if (unit == "hour" || unit == "h") {
      seconds += 3600 * count;
    } else if (unit == "minute" || unit == "min" || unit == "m") {
      seconds += 60 * count;
    } else if (unit == "second" || unit == "sec" || unit == "s") {
      seconds += count;
    } else if (unit.size() == 6 && unit[0] == ':' && unit[3] == ':') {  // 04:05:06
      seconds += 3600 * count + 60 * parse_number(unit.substr(1, 2)).value_or(0) +
                 parse_number(unit.substr(4, 2)).value_or(0);
    } else {
      return quoted;
    }
  }
  return concat("'", months, " months ", days, " days ", seconds, " seconds'");
}

class Comparable {
 public:
  explicit Comparable(const Syntax& root) : to_(lowering_of(root)) {}

  std::string form(const Syntax& node) {
    switch (node.kind()) {
      case Node::grouped: return form(node[0]);
      case Node::literal_string:
      case Node::literal_integer:
      case Node::literal_decimal: return quote_string(constant_form(to_.constant(node)));
      case Node::literal_boolean: return quote_string(lower_ascii(node.text()));
      case Node::literal_typed: return literal_typed(node);
      case Node::column: return column(node);
      case Node::cast: return cast(node);
      case Node::unary: return unary(node);
      case Node::binary: return binary(node);
      case Node::and_: return many(node, Node::and_, "and");
      case Node::or_: return many(node, Node::or_, "or");
      case Node::not_: return negated(form(node[0]));
      case Node::is_test: return is_test(node);
      case Node::is_distinct: return is_distinct(node);
      case Node::between: return between(node);
      case Node::in_: return in(node);
      case Node::like: return like(node);
      case Node::quantified: return quantified(node);
      case Node::at_time_zone: return concat("timezone(", form(node[1]), ", ", form(node[0]), ")");
      case Node::function_call: return call(node);
      case Node::special_call: return special_call(node);
      case Node::special_value: return lower_ascii(node.text());
      case Node::array: return array(node);
      case Node::subquery:
      case Node::exists:
      case Node::array_query: return query(node);
      case Node::object_name: return last_name(node);
      default: return any(node);
    }
  }

 private:
  // Midnight is what a date says.
  static std::string_view constant_form(std::string_view text) {
    constexpr std::string_view pattern = "0000-00-00 00:00:00";
    if (text.size() < pattern.size() || text[4] != '-' || text[7] != '-') return text;
    const std::string_view time = text.substr(10);
    const bool is_midnight = time == " 00:00:00" || time == " 00:00:00+00";
    return is_midnight ? text.substr(0, 10) : text;
  }
  static std::string negated(const std::string& text) { return concat("not(", text, ")"); }

  std::string last_name(const Syntax& node) { return std::string(to_.object_name(node).name.text); }

  std::string column(const Syntax& node) {
    const Syntax::Children parts = node.children();
    const Syntax last = parts[parts.size() - 1];
    return last.is(Node::name) ? quote_identifier(to_.name(last).text, Dialect::postgres) : "*";
  }

  std::string literal_typed(const Syntax& node) {
    const Syntax literal = node.child(Node::literal_string);
    if (!literal) return any(node);
    const std::string text = quote_string(to_.constant(literal));
    return lower_ascii(node.token_text(0)) == "interval" ? interval_form(text) : text;
  }

  static bool is_quoted(const std::string& text) {
    return text.size() > 1 && text.front() == '\'' && text.back() == '\'';
  }

  // Casts that the parser adds by itself, so that they are in the printed form and not in the written one.
  static bool is_silent(const ast::Type& type) {
    static constexpr std::string_view names[] = {
        "text",   "character varying", "character", "bpchar",  "numeric",
        "bigint", "double precision",  "integer",   "varchar", "timestamp with time zone"};
    return std::find(std::begin(names), std::end(names), type.name) != std::end(names);
  }

  std::string cast(const Syntax& node) {
    std::string inner = form(node[0]);
    if (inner == "null") return inner;
    const ast::Type type = to_.type(node.child(Node::type));
    if (is_quoted(inner)) return type.name == "interval" ? interval_form(inner) : inner;
    if (is_silent(type)) return inner;
    if (inner.starts_with("array(") && type.array_dimensions > 0) return inner;
    return concat("cast(", inner, " as ", ast::to_string(type), ")");
  }

  // The tokens before, between and behind the children: the operator.
  std::string operator_of(const Syntax& node) {
    std::string made;
    std::uint32_t at = node.first_token();
    const auto add_until = [&](std::uint32_t end) {
      for (; at < end; ++at) {
        const TokenPlace place = node.tree().places[at];
        if (!made.empty()) made += ' ';
        made += lower_ascii(node.tree().text.substr(place.begin, place.end - place.begin));
      }
    };
    for (const Syntax& child : node.children()) {
      add_until(child.first_token());
      at = child.first_token() + child.token_count();
    }
    add_until(node.first_token() + node.token_count());
    if (made.starts_with("operator (") || made.starts_with("operator(")) {
      const std::size_t dot = made.rfind(". ");
      const std::size_t close = made.rfind(')');
      if (dot != std::string::npos) made = std::string(trim(made.substr(dot + 2, close - dot - 2)));
    }
    return made == "!=" ? "<>" : made;
  }

  std::string unary(const Syntax& node) {
    const std::string inner = form(node[0]);
    const std::string sign = operator_of(node);
    if (is_quoted(inner) && sign == "-") return concat("'-", inner.substr(1));
    return concat(sign, "(", inner, ")");
  }

  std::string binary(const Syntax& node) {
    return concat("(", form(node[0]), " ", operator_of(node), " ", form(node[1]), ")");
  }

  void collect(const Syntax& node, Node kind, std::vector<std::string>& to) {
    for (const Syntax& child : node.children()) {
      Syntax inner = child;
      while (inner.is(Node::grouped)) inner = inner[0];
      if (inner.is(kind)) {
        collect(inner, kind, to);
      } else {
        to.push_back(form(inner));
      }
    }
    if (kind == Node::and_) {  // between is two
      std::vector<std::string> flat;
      for (std::string& each : to) flat.push_back(std::move(each));
      to = std::move(flat);
    }
  }

  std::string many(const Syntax& node, Node kind, std::string_view word) {
    std::vector<std::string> parts;
    collect(node, kind, parts);
    std::vector<std::string> flat;
    const std::string prefix = concat(word, "(");
    for (std::string& each : parts) {
      if (each.starts_with(prefix)) {
        flat.push_back(each.substr(prefix.size(), each.size() - prefix.size() - 1));
      } else {
        flat.push_back(std::move(each));
      }
    }
    return concat(prefix, join(flat, ", "), ")");
  }

  std::string is_test(const Syntax& node) {
    std::string test = operator_of(node);
    if (test == "isnull") test = "is null";
    if (test == "notnull") test = "is not null";
    return concat("(", form(node[0]), " ", test, ")");
  }

  std::string is_distinct(const Syntax& node) {
    const std::string made = concat("(", form(node[0]), " is distinct from ", form(node[1]), ")");
    return node.has_own_word(Keyword::NOT) ? negated(made) : made;
  }

  std::string between(const Syntax& node) {
    const std::string value = form(node[0]);
    const std::string low = form(node[1]), high = form(node[2]);
    if (node.has_own_word(Keyword::NOT)) {
      return concat("or((", value, " < ", low, "), (", value, " > ", high, "))");
    }
    return concat("and((", value, " >= ", low, "), (", value, " <= ", high, "))");
  }

  std::string in(const Syntax& node) {
    const bool is_not = node.has_own_word(Keyword::NOT);
    const std::string left = form(node[0]);
    if (!node[1].is(Node::list_of)) {
      const std::string made = concat("(", left, " = any ", form(node[1]), ")");
      return is_not ? negated(made) : made;
    }
    std::vector<std::string> items;
    for (const Syntax& each : node[1].children()) items.push_back(form(each));
    if (items.size() == 1) return concat("(", left, is_not ? " <> " : " = ", items.front(), ")");
    return concat("(", left, is_not ? " <> all " : " = any ", "array(", join(items, ", "), "))");
  }

  std::string quantified(const Syntax& node) {
    std::string word = operator_of(node);
    if (const std::size_t some = word.find(" some"); some != std::string::npos) {
      word.replace(some, 5, " any");
    }
    const std::size_t open = word.find(" (");
    if (open != std::string::npos) word.erase(open);
    return concat("(", form(node[0]), " ", word, " ", form(node[1]), ")");
  }

  std::string like(const Syntax& node) {
    const bool is_not = node.has_own_word(Keyword::NOT);
    std::string right = form(node[1]);
    if (node.has_own_word(Keyword::SIMILAR)) {
      if (node[2]) right = concat(right, ", ", form(node[2]));
      return concat("(", form(node[0]), is_not ? " !~ " : " ~ ", "similar_to_escape(", right, "))");
    }
    if (node[2]) right = concat("like_escape(", right, ", ", form(node[2]), ")");
    const std::string_view star = node.has_own_word(Keyword::ILIKE) ? "*" : "";
    return concat("(", form(node[0]), is_not ? " !~~" : " ~~", star, " ", right, ")");
  }

  std::string call(const Syntax& node) {
    const ast::ObjectName name = to_.object_name(node.child(Node::object_name));
    std::string made = quote_identifier(name.name.text, Dialect::postgres);
    if (name.schema && name.schema.text != "pg_catalog" && name.schema.text != "public") {
      made = concat(name.schema.text, ".", made);
    }
    for (const Syntax& child : node.children()) {
      if (!child.is(Node::object_name))
        made += child.is(Node::arguments) ? arguments(child) : any(child);
    }
    return made;
  }

  std::string arguments(const Syntax& node) {
    std::vector<std::string> items;
    for (const Syntax& each : node.children()) items.push_back(form(each));
    return concat("(", join(items, ", "), ")");
  }

  // TRIM, EXTRACT, SUBSTRING and the like as the functions they are.
  std::string special_call(const Syntax& node) {
    const std::string word = lower_ascii(node.token_text(0));
    std::vector<std::string> items;
    for (const Syntax& each : node.children()) {
      if (each.is(Node::name)) {
        items.push_back(quote_string(to_.name(each).text));
      } else {
        items.push_back(form(each));
      }
    }
    std::string name = word;
    if (word == "trim") {
      name = node.has_own_word(Keyword::LEADING)    ? "ltrim"
             : node.has_own_word(Keyword::TRAILING) ? "rtrim"
                                                    : "btrim";
      if (items.size() == 2 && node.has_own_word(Keyword::FROM)) std::swap(items[0], items[1]);
    } else if (word == "extract") {
      name = "date_part";
    }
    return concat(name, "(", join(items, ", "), ")");
  }

  std::string array(const Syntax& node) {
    std::vector<std::string> items;
    for (const Syntax& each : node.children()) items.push_back(form(each));
    return concat("array(", join(items, ", "), ")");
  }

  // Queries are printed in a form of their own; what they read and call is what can be compared.
  std::string query(const Syntax& node) {
    std::vector<std::string> names;
    walk(node, [&](const Syntax& each) {
      if (each.is(Node::relation)) names.push_back(last_name(each.child(Node::object_name)));
      return true;
    });
    std::sort(names.begin(), names.end());
    return concat("query(", join(names, ", "), ")");
  }

  std::string any(const Syntax& node) {
    std::vector<std::string> parts;
    for (const Syntax& each : node.children()) parts.push_back(form(each));
    std::string word = operator_of(node);
    if (parts.empty()) return word;
    return concat(word, "(", join(parts, ", "), ")");
  }

  Lowering to_;
};

}  // namespace

std::string comparable_expression(std::string_view text, Dialect dialect) {
  if (text.empty() || dialect == Dialect::sqlite) return std::string(text);
  const std::string sql = concat("select ", text);
  const Script script(sql, dialect);
  if (script.statements().size() != 1) return std::string(text);
  const ast::Statement* statement = script.statements()[0].statement;
  if (statement == nullptr) return std::string(text);
  Syntax found;
  walk(statement->syntax, [&](const Syntax& node) {
    if (node.is(Node::target)) found = node[0];  // the last is the outermost
    return true;
  });
  return found ? Comparable(found).form(found) : std::string(text);
}

}  // namespace mig
