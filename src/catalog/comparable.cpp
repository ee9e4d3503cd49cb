// One form for the many texts of one expression: what PostgreSQL's deparser prints and what people write meet here.
#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "catalog/constant.hpp"
#include "catalog/expression_text.hpp"
#include "catalog/operand_types.hpp"
#include "catalog/special_call.hpp"
#include "sql/ast.hpp"
#include "sql/lower/lowering.hpp"
#include "sql/parse.hpp"
#include "sql/quote.hpp"

namespace mig {
namespace {

// The text between the quotes that quote_string() made.
std::string unquoted(std::string_view quoted) {
  std::string made;
  for (std::size_t at = 1; at + 1 < quoted.size(); ++at) {
    made += quoted[at];
    if (quoted[at] == '\'') ++at;
  }
  return made;
}

Syntax ungrouped(Syntax node) {
  while (node.is(Node::grouped)) node = node[0];
  return node;
}

class Comparable {
 public:
  Comparable(const Syntax& root, const ColumnTypes& types)
      : to_(lowering_of(root)), types_(to_, types) {}

  // A constant without a type of its own has the one that its place gives it; empty: unknown.
  std::string form_as(const Syntax& node, std::string_view type) {
    const Syntax inner = ungrouped(node);
    if (inner.is(Node::literal_string)) {
      return quote_string(canonical_constant(to_.constant(inner), type));
    }
    if (!inner.is(Node::array)) return form(inner);
    if (type.ends_with("[]")) type.remove_suffix(2);
    return array(inner, type.empty() ? types_.among(inner.children()) : type);
  }

  std::string form(const Syntax& node) {
    switch (node.kind()) {
      case Node::grouped: return form(node[0]);
      case Node::literal_string: return form_as(node, "");
      case Node::literal_integer:
      case Node::literal_decimal: return number(node);
      case Node::literal_bits: return quote_string(bits_of(node.text()));
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
      case Node::array: return form_as(node, "");
      case Node::case_: return case_of(node);
      case Node::row: return concat("row(", listed(operands(node)), ")");
      case Node::collate: return concat("collate(", form(node[0]), ", ", last_name(node[1]), ")");
      case Node::subquery:
      case Node::exists:
      case Node::array_query: return query(node);
      case Node::object_name: return last_name(node);
      default: return any(node);
    }
  }

 private:
  using Texts = std::vector<std::string>;
  static std::string listed(const Texts& texts) { return join(texts, ", "); }

  std::string number(const Syntax& node) {
    const std::string_view text = to_.constant(node);
    return quote_string(canonical_number(text).value_or(std::string(text)));
  }

  // Operands that are compared with each other: each constant has the type of the rest.
  Texts alike(const std::vector<Syntax>& nodes) {
    const std::string type = types_.among(nodes);
    Texts made;
    for (const Syntax& each : nodes) made.push_back(form_as(each, type));
    return made;
  }

  Texts operands(const Syntax& node) {
    Texts made;
    for (const Syntax& each : node.children()) made.push_back(form(each));
    return made;
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
    return quote_string(canonical_constant(to_.constant(literal), types_.of_literal(node)));
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
    ast::Type type = to_.type(node.child(Node::type));
    const std::string inner = form_as(node[0], ast::to_string(type));
    if (inner == "null") return inner;
    if (is_quoted(inner)) {
      return quote_string(canonical_constant(unquoted(inner), ast::to_string(type)));
    }
    // Also one to what the operand is already: a column of a domain is cast to the domain's type.
    if (is_silent(type) || types_.of(node[0]) == ast::to_string(type)) return inner;
    if (inner.starts_with("array(") && type.array_dimensions > 0) return inner;
    type.schema = {};  // the server says it only where the search path does not
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
    if (is_quoted(inner) && sign == "+") return inner;
    return concat(sign, "(", inner, ")");
  }

  std::string binary(const Syntax& node) {
    const std::string sign = operator_of(node);
    const Syntax left = ungrouped(node[0]), right = ungrouped(node[1]);
    if ((sign == "=" || sign == "<>") && left.is(Node::row) && right.is(Node::row)) {
      return rows(left, right, sign);
    }
    if (!has_like_operands(sign)) return concat("(", form(left), " ", sign, " ", form(right), ")");
    const Texts sides = alike({left, right});
    return concat("(", sides[0], " ", sign, " ", sides[1], ")");
  }

  // PostgreSQL takes rows apart: (a, b) = (1, 2) is a = 1 AND b = 2.
  std::string rows(const Syntax& left, const Syntax& right, std::string_view sign) {
    const std::string_view word = sign == "=" ? "and" : "or";
    Texts made;
    for (std::size_t i = 0; left[i] && right[i]; ++i) {
      const Texts sides = alike({left[i], right[i]});
      made.push_back(concat("(", sides[0], " ", sign, " ", sides[1], ")"));
    }
    return concat(word, "(", listed(made), ")");
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
  }

  std::string many(const Syntax& node, Node kind, std::string_view word) {
    std::vector<std::string> parts;
    collect(node, kind, parts);  // of which between and rows are several
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
    const Texts sides = alike({node[0], node[1]});
    const std::string made = concat("(", sides[0], " is distinct from ", sides[1], ")");
    return node.has_own_word(Keyword::NOT) ? negated(made) : made;
  }

  std::string between(const Syntax& node) {
    const Texts texts = alike({node[0], node[1], node[2]});
    const bool is_not = node.has_own_word(Keyword::NOT);
    const auto one = [&](const std::string& low, const std::string& high) {
      return is_not ? concat("or((", texts[0], " < ", low, "), (", texts[0], " > ", high, "))")
                    : concat("and((", texts[0], " >= ", low, "), (", texts[0], " <= ", high, "))");
    };
    const std::string made = one(texts[1], texts[2]);
    if (!node.has_own_word(Keyword::SYMMETRIC)) return made;
    return concat(is_not ? "and(" : "or(", made, ", ", one(texts[2], texts[1]), ")");
  }

  std::string in(const Syntax& node) {
    const bool is_not = node.has_own_word(Keyword::NOT);
    if (!node[1].is(Node::list_of)) {
      const std::string made = concat("(", form(node[0]), " = any ", form(node[1]), ")");
      return is_not ? negated(made) : made;
    }
    const Syntax left = ungrouped(node[0]);
    if (left.is(Node::row)) return in_rows(left, node[1], is_not);
    std::vector<Syntax> nodes{left};
    for (const Syntax& each : node[1].children()) nodes.push_back(each);
    Texts items = alike(nodes);
    const std::string value = std::move(items.front());
    items.erase(items.begin());
    if (items.size() == 1) return concat("(", value, is_not ? " <> " : " = ", items.front(), ")");
    return concat("(", value, is_not ? " <> all " : " = any ", "array(", listed(items), "))");
  }

  std::string in_rows(const Syntax& left, const Syntax& list, bool is_not) {
    Texts made;
    for (const Syntax& each : list.children()) {
      made.push_back(rows(left, ungrouped(each), is_not ? "<>" : "="));
    }
    if (made.size() == 1) return made.front();
    return concat(is_not ? "and(" : "or(", listed(made), ")");
  }

  std::string quantified(const Syntax& node) {
    std::string word = operator_of(node);
    if (const std::size_t open = word.find(" ("); open != std::string::npos) word.erase(open);
    const std::size_t last = word.rfind(' ');
    std::string which = word.substr(last == std::string::npos ? 0 : last + 1);
    if (which == "some") which = "any";
    const std::string sign =
        operator_of_words(word.substr(0, last == std::string::npos ? 0 : last));
    std::string type = types_.of(node[0]);
    if (type.empty()) type = types_.of(node[1]);
    if (type.ends_with("[]")) type.resize(type.size() - 2);
    const std::string items = form_as(node[1], type.empty() ? type : type + "[]");
    return concat("(", form_as(node[0], type), " ", sign == "!=" ? "<>" : sign, " ", which, " ",
                  items, ")");
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

  std::string special_call(const Syntax& node) {
    Texts items;
    for (const Syntax& each : node.children()) {
      items.push_back(each.is(Node::name) ? quote_string(to_.name(each).text) : form(each));
    }
    return call_of_special(node, std::move(items));
  }

  // Without ELSE it is null.
  std::string case_of(const Syntax& node) {
    Texts parts = operands(node);
    if (!node.has(Node::else_)) parts.emplace_back("else(null)");
    return concat("case(", listed(parts), ")");
  }

  std::string array(const Syntax& node, std::string_view type) {
    Texts items;
    for (const Syntax& each : node.children()) items.push_back(form_as(each, type));
    return concat("array(", listed(items), ")");
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
  OperandTypes types_;
};

}  // namespace

std::string comparable_expression(std::string_view text, Dialect dialect, std::string_view type,
                                  const ColumnTypes& types) {
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
  return found ? Comparable(found, types).form_as(found, type) : std::string(text);
}

}  // namespace mig
