#include "lint/always_true.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "lint/syntax_names.hpp"
#include "lint/volatility.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// Whatever stands in parentheses.
Syntax bare(Syntax part) {
  while (part.is(Node::grouped)) part = part[0];
  return part;
}

std::string squeezed(std::string_view text) {
  std::string made;
  for (const char each : lower_ascii(text)) {
    if (each != ' ' && each != '\t' && each != '\n' && each != '\r') made.push_back(each);
  }
  return made;
}

bool is_constant(const Syntax& part) {
  return part.is(Node::literal_integer) || part.is(Node::literal_string) ||
         part.is(Node::literal_decimal) || part.is(Node::literal_boolean);
}

// Of two whole numbers, or of equal constants.
std::optional<bool> compare(const Syntax& left, std::string_view sign, const Syntax& right) {
  if (!is_constant(left) || !is_constant(right) || left.kind() != right.kind()) return {};
  const bool is_unequal_sign = sign == "<>" || sign == "!=";
  if (left.text() == right.text()) {
    if (sign == "=" || sign == "<=" || sign == ">=") return true;
    return is_unequal_sign ? std::optional(false) : std::nullopt;
  }
  const auto a = parse_number(left.text()), b = parse_number(right.text());
  if (!a || !b) return {};
  if (sign == "=") return *a == *b;
  if (is_unequal_sign) return *a != *b;
  if (sign == "<") return *a < *b;
  if (sign == ">") return *a > *b;
  if (sign == "<=") return *a <= *b;
  if (sign == ">=") return *a >= *b;
  return {};
}

constexpr std::size_t most_alternatives = 50;  // each is compared with each

class Judgement {
 public:
  explicit Judgement(const ConditionTable& table) : table_(table) {}

  // What the condition is for every row; nullopt: it depends.
  std::optional<bool> value(const Syntax& written) const {
    const Syntax part = bare(written);
    if (!part) return {};
    switch (part.kind()) {
      case Node::literal_boolean: return lower_ascii(part.text()) == "true";
      case Node::not_: {
        const auto inner = value(part[0]);
        return inner ? std::optional(!*inner) : std::nullopt;
      }
      case Node::and_: return both(part, false);
      case Node::or_: return both(part, true);
      case Node::binary: return binary(part);
      case Node::is_test: return is_test(part);
      case Node::in_: return in(part);
      case Node::quantified: return any(part);
      case Node::between: return between(part);
      default: return {};
    }
  }

 private:
  // AND ends with the first false, OR with the first true.
  std::optional<bool> both(const Syntax& part, bool decides) const {
    bool all_known = true;
    for (const Syntax& each : part.children()) {
      const auto inner = value(each);
      if (inner == decides) return decides;
      all_known = all_known && inner.has_value();
    }
    if (decides && has_complements(part)) return true;
    return all_known ? std::optional(!decides) : std::nullopt;
  }

  // a = 1 OR a <> 1, a IS NULL OR a = a
  bool has_complements(const Syntax& alternatives) const {
    const Syntax::Children all = alternatives.children();
    for (std::size_t i = 0; i < all.size() && i < most_alternatives; ++i) {
      for (std::size_t k = i + 1; k < all.size() && k < most_alternatives; ++k) {
        if (are_complements(bare(all[i]), bare(all[k]))) return true;
        if (are_complements(bare(all[k]), bare(all[i]))) return true;
      }
    }
    return false;
  }

  bool are_complements(const Syntax& a, const Syntax& b) const {
    if (a.is(Node::is_test) && bare(a[0]).is(Node::column)) {
      const std::string test = test_of(a);
      if (test != "isnull") return false;
      const bool is_opposite = b.is(Node::is_test) && is_not_null_test(test_of(b));
      const bool is_itself = b.is(Node::binary) && operator_of(b) == "=" && is_same(b[0], b[1]);
      return (is_opposite || is_itself) && is_same(a[0], b[0]);
    }
    if (!a.is(Node::binary) || !b.is(Node::binary) || !is_same(a[0], b[0])) return false;
    const Syntax left = bare(a[0]), right = bare(a[1]);
    if (!is_known_not_null(left) || !is_constant(right) || right.text() != bare(b[1]).text()) {
      return false;
    }
    const std::string_view one = operator_of(a), other = operator_of(b);
    return (one == ">=" && other == "<") || (one == ">" && other == "<=") ||
           (one == "=" && (other == "<>" || other == "!="));
  }

  // The same column, with or without the table's name in front.
  bool is_same(const Syntax& a, const Syntax& b) const {
    const Syntax one = bare(a), other = bare(b);
    if (!one || !other || !one.is(Node::column) || !other.is(Node::column)) return false;
    if (squeezed(one.text()) == squeezed(other.text())) return true;
    bool is_system = false;
    const Column* found = column(one, is_system);
    return found != nullptr && found == column(other, is_system);
  }

  std::optional<bool> between(const Syntax& part) const {
    if (part.has_own_word(Keyword::NOT) || part.children().size() != 3) return {};
    const bool is_itself = is_same(part[0], part[1]) && is_same(part[0], part[2]);
    return is_itself && is_known_not_null(bare(part[0])) ? std::optional(true) : std::nullopt;
  }

  std::optional<bool> binary(const Syntax& part) const {
    const Syntax left = bare(part[0]), right = bare(part[1]);
    if (!left || !right) return {};
    const std::string_view sign = operator_of(part);
    if (sign == "=" && is_same(left, right)) {
      // Of a column that can be null this is IS NOT NULL.
      return is_known_nullable(left) ? std::nullopt : std::optional(true);
    }
    return compare(left, sign, right);
  }

  std::optional<bool> is_test(const Syntax& part) const {
    const Syntax operand = bare(part[0]);
    if (!operand) return {};
    if (!operand.is(Node::column) || !is_known_not_null(operand)) return {};
    const std::string test = test_of(part);
    if (is_not_null_test(test)) return true;
    return test == "isnull" ? std::optional(false) : std::nullopt;
  }

  // "isnotnull"
  static std::string test_of(const Syntax& part) {
    return squeezed(part.text().substr(part[0].text().size()));
  }
  static bool is_not_null_test(std::string_view test) {
    return test == "isnotnull" || test == "notnull";
  }

  // id IN (SELECT id FROM the same table)
  std::optional<bool> in(const Syntax& part) const {
    const Syntax operand = bare(part[0]);
    return part.has_own_word(Keyword::NOT) ? std::nullopt : is_among(operand, part);
  }

  // id = ANY (SELECT id FROM the same table)
  std::optional<bool> any(const Syntax& part) const {
    const Syntax operand = bare(part[0]);
    const bool is_any = part.has_own_word(Keyword::ANY) || part.has_own_word(Keyword::SOME);
    const std::string sign = squeezed(part.text().substr(part[0].text().size()));
    return is_any && sign.starts_with("=") ? is_among(operand, part) : std::nullopt;
  }

  std::optional<bool> is_among(const Syntax& operand, const Syntax& part) const {
    const Syntax query = part.child(Node::subquery) ? part.child(Node::subquery)[0] : Syntax();
    if (!operand || !operand.is(Node::column) || !query) return {};
    const Syntax core = query.is(Node::select) ? query[0] : query;
    if (query.is(Node::select) && query.children().size() != 1) return {};
    if (!core.is(Node::select_core) || core.children().size() != 2) return {};
    const Syntax targets = core.child(Node::targets), from = core.child(Node::from);
    if (!targets || !from || targets.children().size() != 1 || from.children().size() != 1)
      return {};
    const Syntax relation = from[0];
    const bool is_same = relation.is(Node::relation) && table_.id != 0 &&
                         relation_of(*table_.at, relation.child(Node::object_name)) == table_.id &&
                         last_word(targets[0]) == last_word(operand);
    return is_same && is_known_not_null(operand) ? std::optional(true) : std::nullopt;
  }

  static std::string last_word(const Syntax& part) {
    const std::string text = squeezed(part.text());
    return text.substr(text.rfind('.') + 1);
  }

  // The column of the table, if the name is one: nullopt for other things.
  const Column* column(const Syntax& part, bool& is_system) const {
    const Syntax::Children names = part.children();
    std::vector<std::string> words;
    for (const Syntax& each : names) words.push_back(name_of(each));
    if (words.empty()) words.push_back(name_of(part));
    if (words.size() > 1) {
      const std::string& qualifier = words[words.size() - 2];
      if (qualifier != (table_.alias.empty() ? table_.name : table_.alias)) return nullptr;
    }
    is_system = is_system_column(words.back());
    const auto* table = table_.at->before.get<Table>(table_.id);
    return table != nullptr ? table->column(words.back()) : nullptr;
  }

  bool is_known_not_null(const Syntax& part) const {
    bool is_system = false;
    const Column* found = column(part, is_system);
    return is_system || (found != nullptr && found->not_null);
  }

  bool is_known_nullable(const Syntax& part) const {
    bool is_system = false;
    const Column* found = column(part, is_system);
    return found != nullptr && !found->not_null;
  }

  const ConditionTable& table_;
};

// Which names in a condition are columns of the table whose rows it picks.
class Names {
 public:
  explicit Names(const ConditionTable& table) : table_(table) {}

  // `inner`: the tables of the queries around the part, which hide the columns of those outside.
  bool has_target(const Syntax& part, const std::vector<TableReference>& inner) const {
    if (part.is(Node::current_of)) return true;
    if (part.is(Node::column)) return is_target(part, inner);
    std::vector<TableReference> tables;
    if (part.is(Node::select)) {
      tables = references_of(part).tables;
      tables.insert(tables.end(), inner.begin(), inner.end());
    }
    for (const Syntax& each : part.children()) {
      if (has_target(each, part.is(Node::select) ? tables : inner)) return true;
    }
    return false;
  }

 private:
  bool is_target(const Syntax& node, const std::vector<TableReference>& inner) const {
    const std::string& shown = table_.alias.empty() ? table_.name : table_.alias;
    for (const ColumnReference& each : references_of(node).columns) {
      const std::string& first = each.qualifier.empty() ? each.name : each.qualifier;
      const bool is_hidden = std::any_of(inner.begin(), inner.end(), [&](const auto& table) {
        return (table.alias.empty() ? table.name.name : table.alias) == first;
      });
      if (is_hidden) continue;
      if (first == shown) return true;  // its column, or the whole row
      if (each.qualifier.empty() && !is_of_inner(each.name, inner) &&
          may_have_column(*table_.at, table_.id, each.name)) {
        return true;
      }
    }
    return false;
  }

  bool is_of_inner(std::string_view column, const std::vector<TableReference>& inner) const {
    return std::any_of(inner.begin(), inner.end(), [&](const TableReference& each) {
      const ObjectId id = relation_of(*table_.at, each.name);
      return knows_columns(*table_.at, id) && may_have_column(*table_.at, id, column);
    });
  }

  const ConditionTable& table_;
};

}  // namespace

bool concerns(const Syntax& condition, const ConditionTable& table) {
  if (Names(table).has_target(condition, {})) return true;
  bool picks_at_random = false;
  for (const FunctionReference& each : references_of(condition).functions) {
    picks_at_random =
        picks_at_random || volatility_of_builtin(each.name.name) == Volatility::volatile_;
  }
  return picks_at_random;
}

bool is_always_false(const Syntax& condition, const ConditionTable& table) {
  return condition && Judgement(table).value(condition) == false;
}

bool is_always_true(const Syntax& condition, const ConditionTable& table) {
  return condition && Judgement(table).value(condition) == true;
}

}  // namespace mig
