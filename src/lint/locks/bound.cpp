// Whether CHECKs prove where the rows of a partition lie: then ATTACH PARTITION reads none of them.
#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "lint/locks/tally.hpp"
#include "lint/not_null.hpp"
#include "sql/lower/lowering.hpp"
#include "sql/parse.hpp"
#include "sql/references.hpp"

namespace mig::locks {
namespace {

// A constant that can be compared: a whole number, or text of which the order is that of its bytes (a date, a time in ISO
// form).
struct Constant {
  std::string text;
  std::optional<std::int64_t> number;
  bool operator==(const Constant& other) const {
    return number || other.number ? number == other.number : text == other.text;
  }
  // Empty where nobody can tell.
  std::optional<bool> is_at_most(const Constant& other) const {
    if (number && other.number) return *number <= *other.number;
    if (number || other.number) return std::nullopt;
    if (text == other.text) return true;
    const bool are_dates = text.size() == other.text.size() && text.size() >= 10 &&
                           text[4] == '-' && other.text[4] == '-' && text[7] == '-' &&
                           other.text[7] == '-';
    if (!are_dates) return std::nullopt;
    return text <= other.text;
  }
};

std::optional<Constant> constant_of(Syntax node) {
  while (node.is(Node::grouped) || node.is(Node::cast)) node = node[0];
  if (node.is(Node::literal_typed)) node = node.child(Node::literal_string);
  bool is_negative = false;
  if (node.is(Node::unary) && node.text().starts_with('-')) {
    is_negative = true;
    node = node[0];
  }
  if (!node.is(Node::literal_integer) && !node.is(Node::literal_string)) return std::nullopt;
  Constant made;
  made.text = lowering_of(node).constant(node);
  if (const auto number = parse_number(made.text)) made.number = is_negative ? -*number : *number;
  return made;
}

// What CHECKs say of one column: bounds, values, NULL.
struct Known {
  bool not_null = false;
  std::optional<Constant> at_least, below;
  std::optional<std::vector<Constant>> one_of;
};

bool is_column(Syntax node, std::string_view column) {
  while (node.is(Node::grouped)) node = node[0];
  if (!node.is(Node::column)) return false;
  return name_of(node[node.children().size() - 1]) == column;
}

std::optional<std::vector<Constant>> constants_in(const Syntax& list) {
  std::vector<Constant> found;
  for (const Syntax& each : list.children()) {
    const auto constant = constant_of(each);
    if (!constant) return std::nullopt;
    found.push_back(*constant);
  }
  return found;
}

class Facts {
 public:
  explicit Facts(std::string_view column) : column_(column) {}

  void learn(const Syntax& term) {
    switch (term.kind()) {
      case Node::grouped: return learn(term[0]);
      case Node::and_:
        for (const Syntax& each : term.children()) learn(each);
        return;
      case Node::in_:
        if (is_column(term[0], column_) && term[1].is(Node::list_of) &&
            !term.has_own_word(Keyword::NOT)) {
          known.one_of = constants_in(term[1]);
        }
        return;
      case Node::binary: return compare(term);
      default: return;
    }
  }

  Known known;

 private:
  void compare(const Syntax& term) {
    if (!is_column(term[0], column_)) return;
    const auto value = constant_of(term[1]);
    if (!value) return;
    const std::string_view all = term.text();
    const std::size_t from = static_cast<std::size_t>(term[0].text().end() - all.begin());
    const std::size_t to = static_cast<std::size_t>(term[1].text().begin() - all.begin());
    const std::string_view sign = trim(all.substr(from, to - from));
    if (sign == ">=") known.at_least = value;
    if (sign == "<") known.below = value;
    if (sign == "=") known.one_of = std::vector<Constant>{*value};
    if (sign == ">" && value->number) known.at_least = Constant{"", *value->number + 1};
    if (sign == "<=" && value->number) known.below = Constant{"", *value->number + 1};
  }

  std::string_view column_;
};

Known known_of(const Table& table, std::string_view column) {
  Facts facts(column);
  const Column* its = table.column(column);
  facts.known.not_null =
      (its != nullptr && its->not_null) || check_implying_not_null(table, column) != nullptr;
  for (const Constraint& each : table.constraints) {
    if (each.kind != ast::ConstraintKind::check || !each.is_valid || !each.is_enforced) continue;
    const std::string query = concat("SELECT ", each.expression);
    const Script script(query, Dialect::postgres);
    const ast::Statement* statement =
        script.statements().empty() ? nullptr : script.statements().front().statement;
    if (statement == nullptr || statement->kind != Node::select) continue;
    const Syntax core = statement->syntax.child(Node::select_core);
    if (core) facts.learn(core.child(Node::targets)[0][0]);
  }
  return facts.known;
}

// FROM (a) TO (b), IN (a, b) of a key with one column.
struct Bound {
  std::string column;
  std::optional<Constant> from, to;
  std::vector<Constant> values;
  bool has_null = false;
};

std::optional<Bound> bound_of(const Table& parent, const ast::PartitionBound& bound) {
  const PartitionKey& key = parent.partition_key;
  if (key.columns.size() != 1 || key.elements.find(',') != key.elements.npos || !bound.syntax) {
    return std::nullopt;
  }
  Bound made;
  made.column = key.columns.front();
  std::vector<Constant> constants;
  for (const Syntax& each : bound.syntax.children()) {
    if (each.is(Node::literal_null)) {
      made.has_null = true;
      continue;
    }
    const auto constant = constant_of(each);
    if (!constant) return std::nullopt;
    constants.push_back(*constant);
  }
  if (key.strategy == ast::PartitionStrategy::list) {
    made.values = std::move(constants);
    return made;
  }
  if (key.strategy != ast::PartitionStrategy::range || constants.size() != 2) return std::nullopt;
  made.from = constants[0];
  made.to = constants[1];
  return made;
}

bool holds(const std::optional<Constant>& low, const std::optional<Constant>& high) {
  return low && high && low->is_at_most(*high).value_or(false);
}

bool is_in(const std::vector<Constant>& values, const Constant& one) {
  return std::find(values.begin(), values.end(), one) != values.end();
}

}  // namespace

bool proves_bound(const Table& parent, const Table& partition, const ast::PartitionBound& bound) {
  const auto wanted = bound_of(parent, bound);
  if (!wanted) return false;
  const Known known = known_of(partition, wanted->column);
  if (!known.not_null && !wanted->has_null) return false;
  if (wanted->from) return holds(wanted->from, known.at_least) && holds(known.below, wanted->to);
  return known.one_of &&
         std::all_of(known.one_of->begin(), known.one_of->end(),
                     [&](const Constant& each) { return is_in(wanted->values, each); });
}

bool excludes_bound(const Table& parent, const Table& partition, const ast::PartitionBound& bound) {
  const auto wanted = bound_of(parent, bound);
  if (!wanted) return false;
  const Known known = known_of(partition, wanted->column);
  if (wanted->from) return holds(wanted->to, known.at_least) || holds(known.below, wanted->from);
  return known.one_of && !wanted->has_null &&
         std::none_of(known.one_of->begin(), known.one_of->end(),
                      [&](const Constant& each) { return is_in(wanted->values, each); });
}

}  // namespace mig::locks
