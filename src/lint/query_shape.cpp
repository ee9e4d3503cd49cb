#include "lint/query_shape.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sql/parse.hpp"
#include "sql/references.hpp"

namespace mig {

namespace {

bool is_in_parentheses(const Syntax& query) {
  if (query.is(Node::subquery) || query.is(Node::grouped)) return true;
  return query.is(Node::select) && query.children().size() == 1 && query[0].is(Node::subquery);
}

}  // namespace

Syntax without_parentheses_around(Syntax query) {
  while (is_in_parentheses(query)) query = query[0];
  return query;
}

Syntax only_select(const Syntax& whole) {
  const Syntax query = without_parentheses_around(whole);
  if (query.is(Node::select_core)) return query;
  Syntax found;
  for (const Syntax& each : query.children()) {
    if (each.is(Node::select_core)) found = each;
    if (each.is(Node::set_operation) || each.is(Node::with) || each.is(Node::values)) return {};
  }
  return found;
}

namespace {

// Functions that make one value of many, which keeps none of them; json_agg() and the like keep them all.
bool keeps_no_values(const Syntax& call) {
  constexpr std::string_view names[] = {"count",  "sum",    "avg",      "min",     "max",
                                        "total",  "every",  "bool_and", "bool_or", "bit_and",
                                        "bit_or", "stddev", "variance"};
  if (!call.is(Node::function_call) || !call.has(Node::object_name)) return false;
  const std::string name = lower_ascii(qualified_name_of(call.child(Node::object_name)).name);
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool has_values(const Syntax& part) {
  if (part.is(Node::column) || part.is(Node::star)) return true;
  if (keeps_no_values(part)) return false;
  const Syntax::Children parts = part.children();
  return std::any_of(parts.begin(), parts.end(),
                     [](const Syntax& each) { return has_values(each); });
}

}  // namespace

bool takes_columns(const Syntax& query) {
  if (!query) return false;  // DEFAULT VALUES
  const Syntax select = only_select(query);
  return !select || !select.has(Node::targets) || has_values(select.child(Node::targets));
}

bool is_star(const Syntax& expression) {
  if (expression.is(Node::star)) return true;
  return expression.is(Node::column) && expression.has(Node::star);
}

namespace {

// As PostgreSQL asks of a view that takes writes, and no condition.
bool is_plain(const Syntax& query, const Syntax& select) {
  for (const Node each :
       {Node::where, Node::group_by, Node::having, Node::distinct, Node::window_clause}) {
    if (select.has(each)) return false;
  }
  if (query.has(Node::limit) || query.has(Node::offset)) return false;
  const Syntax from = select.child(Node::from);
  return from && from.children().size() == 1 && from[0].is(Node::relation);
}

bool is_column(const Syntax& expression, const std::string& name) {
  if (!expression.is(Node::column)) return false;
  const Syntax::Children names = expression.children();
  return name_of(names[names.size() - 1]) == name;
}

}  // namespace

bool shows_all_of(const View& view, ObjectId relation, const std::vector<std::string>& columns) {
  const bool is_of_it = view.kind == ObjectKind::view && view.relations.size() == 1 &&
                        view.relations.front().relation == relation;
  if (!is_of_it || !view.columns_known) return false;
  const Script script(view.query, Dialect::postgres);
  if (script.statements().size() != 1 || script.statements().front().statement == nullptr) {
    return false;
  }
  const Syntax query = script.statements().front().statement->syntax;
  const Syntax select = only_select(query);
  if (!select || !is_plain(without_parentheses_around(query), select)) return false;
  if (!select.has(Node::targets)) return false;
  const Syntax::Children targets = select.child(Node::targets).children();
  const bool has_star = std::any_of(targets.begin(), targets.end(),
                                    [](const Syntax& each) { return is_star(each[0]); });
  return std::all_of(columns.begin(), columns.end(), [&](const std::string& column) {
    const auto place = std::find(view.columns.begin(), view.columns.end(), column);
    if (place == view.columns.end()) return false;
    const auto at = static_cast<std::size_t>(place - view.columns.begin());
    return has_star || (at < targets.size() && is_column(targets[at][0], column));
  });
}

}  // namespace mig
