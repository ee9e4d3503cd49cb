#include "lint/always_true.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "lint/syntax_names.hpp"

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
    return all_known ? std::optional(!decides) : std::nullopt;
  }

  std::optional<bool> binary(const Syntax& part) const {
    const Syntax left = bare(part[0]), right = bare(part[1]);
    if (!left || !right) return {};
    const std::string_view sign = operator_of(part);
    if (sign == "=" && left.is(Node::column) && squeezed(left.text()) == squeezed(right.text())) {
      // Of a column that can be null this is IS NOT NULL.
      return is_known_nullable(left) ? std::nullopt : std::optional(true);
    }
    return compare(left, sign, right);
  }

  std::optional<bool> is_test(const Syntax& part) const {
    const Syntax operand = bare(part[0]);
    if (!operand) return {};
    const std::string test = squeezed(part.text().substr(operand.text().size()));
    const bool not_null = test == "isnotnull" || test == "notnull";
    if (!not_null || !operand.is(Node::column)) return {};
    return is_known_not_null(operand) ? std::optional(true) : std::nullopt;
  }

  // id IN (SELECT id FROM the same table)
  std::optional<bool> in(const Syntax& part) const {
    const Syntax operand = bare(part[0]);
    const Syntax query = part.child(Node::subquery) ? part.child(Node::subquery)[0] : Syntax();
    if (!operand || !operand.is(Node::column) || part.has_own_word(Keyword::NOT) || !query) {
      return {};
    }
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
    constexpr std::string_view system[] = {"ctid", "tableoid", "xmin", "xmax", "cmin", "cmax"};
    is_system = std::find(std::begin(system), std::end(system), words.back()) != std::end(system);
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

}  // namespace

bool is_always_true(const Syntax& condition, const ConditionTable& table) {
  return condition && Judgement(table).value(condition) == true;
}

}  // namespace mig
