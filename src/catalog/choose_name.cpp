#include "catalog/choose_name.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sql/lower/lowering.hpp"

namespace mig {
namespace {

constexpr std::size_t longest_name = 63;  // bytes: NAMEDATALEN - 1

// At most `limit` bytes, never half a character.
std::string_view clipped(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
  return text.substr(0, limit);
}

// Begins with the number that is the first one not known to be taken.
template <typename IsTaken>
std::string first_free(Catalog& catalog, ObjectId schema, std::string_view name1,
                       std::string_view name2, std::string_view label, bool is_constraint,
                       IsTaken is_taken) {
  const std::string beginning =
      concat(is_constraint ? "c" : "r", "/", name1, "/", name2, "/", label);
  const std::uint32_t known = catalog.numbers_taken(schema, beginning);
  for (std::uint32_t pass = known;; ++pass) {
    std::string made = pass == 0 ? joined_name(name1, name2, label)
                                 : joined_name(name1, name2, concat(label, pass));
    if (is_taken(made)) continue;
    if (pass != known) catalog.set_numbers_taken(schema, beginning, pass);
    return made;
  }
}

// How good a name is, as PostgreSQL weighs them: 0 none, 1 a type's or CASE, 2 a column's or a function's.
struct Weighed {
  std::string name;
  int strength = 0;
};

Weighed name_of(const Syntax& node);

std::string last_name(const Syntax& node) {
  Lowering to = lowering_of(node);
  const Syntax::Children parts = node.children();
  for (std::size_t i = parts.size(); i-- > 0;) {
    if (parts[i].is(Node::name)) return std::string(to.name(parts[i]).text);
  }
  return {};
}

Weighed or_else(Weighed inner, std::string name) {
  return inner.strength > 1 ? std::move(inner) : Weighed{std::move(name), 1};
}

// The names that PostgreSQL's grammar gives to the types that are keywords.
std::string internal_type_name(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> known[] = {
      {"integer", "int4"},
      {"bigint", "int8"},
      {"smallint", "int2"},
      {"boolean", "bool"},
      {"character varying", "varchar"},
      {"character", "bpchar"},
      {"double precision", "float8"},
      {"real", "float4"},
      {"timestamp with time zone", "timestamptz"},
      {"timestamp without time zone", "timestamp"},
      {"time with time zone", "timetz"},
      {"time without time zone", "time"},
      {"bit varying", "varbit"},
  };
  for (const auto& [written, internal] : known) {
    if (written == name) return std::string(internal);
  }
  return std::string(name);
}

Weighed name_of_cast(const Syntax& node) {
  Lowering to = lowering_of(node);
  return or_else(name_of(node[0]), internal_type_name(to.type(node.child(Node::type)).name));
}

Weighed name_of_special(const Syntax& node) {
  std::string word = lower_ascii(node.token_text(0));
  static constexpr std::pair<std::string_view, std::string_view> functions[] = {
      {"trim", "btrim"}, {"substring", "substring"}, {"extract", "extract"}};
  for (const auto& [written, function] : functions) {
    if (written == word) word = function;
  }
  return {std::move(word), 2};
}

Syntax first_target(const Syntax& query) {
  for (const Syntax& each : query.children()) {
    if (each.is(Node::targets)) return each.child(Node::target);
    if (each.is(Node::select) || each.is(Node::select_core) || each.is(Node::set_operation)) {
      return first_target(each);
    }
  }
  return {};
}

// A query that is a value is called like its column.
Weighed name_of_query(const Syntax& node) {
  const Syntax target = first_target(node);
  const Syntax alias = target ? target.child(Node::alias) : Syntax();
  if (!alias) return target ? name_of(target[0]) : Weighed();
  return {std::string(lowering_of(alias).name(alias[0]).text), 2};
}

Weighed name_of(const Syntax& node) {
  switch (node ? node.kind() : Node::literal_null) {
    case Node::column:
    case Node::field: return {last_name(node), 2};
    case Node::function_call: return {last_name(node.child(Node::object_name)), 2};
    case Node::special_call:
    case Node::special_value: return name_of_special(node);
    case Node::grouped:
    case Node::collate:
    case Node::subscript: return name_of(node[0]);
    case Node::cast:
    case Node::literal_typed: return name_of_cast(node);
    case Node::case_: {
      const Syntax otherwise = node.child(Node::else_);
      return or_else(otherwise ? name_of(otherwise[0]) : Weighed(), "case");
    }
    case Node::array:
    case Node::array_query: return {"array", 2};
    case Node::row: return {"row", 2};
    case Node::subquery: return name_of_query(node);
    case Node::exists: return {"exists", 2};
    case Node::at_time_zone: return {"timezone", 2};
    case Node::overlaps: return {"overlaps", 2};
    default: return {};
  }
}

}  // namespace

std::string joined_name(std::string_view name1, std::string_view name2, std::string_view label) {
  const std::size_t overhead = (label.empty() ? 0 : label.size() + 1) + (name2.empty() ? 0 : 1);
  const std::size_t available = longest_name - overhead;
  std::size_t size1 = name1.size();
  std::size_t size2 = name2.size();
  while (size1 + size2 > available) --(size1 > size2 ? size1 : size2);
  std::string made(clipped(name1, size1));
  if (!name2.empty()) made += concat("_", clipped(name2, size2));
  if (!label.empty()) made += concat("_", label);
  return made;
}

std::string choose_relation_name(Catalog& catalog, ObjectId schema, std::string_view name1,
                                 std::string_view name2, std::string_view label, bool is_constraint,
                                 const Table* also_taken) {
  return first_free(catalog, schema, name1, name2, label, is_constraint,
                    [&](const std::string& name) {
                      if (catalog.find(ObjectKind::index, schema, name) != 0) return true;
                      if (!is_constraint) return false;
                      return catalog.find_constraint(schema, name) != 0 ||
                             (also_taken != nullptr && also_taken->constraint(name) != nullptr);
                    });
}

std::string choose_constraint_name(Catalog& catalog, ObjectId schema, const Table& table,
                                   std::string_view name2, std::string_view label) {
  return first_free(catalog, schema, table.name, name2, label, true, [&](const std::string& name) {
    return table.constraint(name) != nullptr || catalog.find_constraint(schema, name) != 0;
  });
}

std::string choose_statistics_name(const Catalog& catalog, ObjectId schema,
                                   std::string_view table_name, std::vector<std::string> columns) {
  const std::string joined = joined_columns(distinct_column_names(std::move(columns)));
  for (unsigned pass = 0;; ++pass) {
    const std::string label = pass == 0 ? "stat" : concat("stat", pass);
    std::string name = joined_name(table_name, joined, label);
    if (catalog.find(ObjectKind::statistics, schema, name) == 0) return name;
  }
}

std::vector<std::string> statistics_elements(const Other& statistics) {
  std::vector<std::string> made(1);
  int depth = 0;
  bool is_quoted = false;
  for (const char c : statistics.identity) {
    if (c == '"' || c == '\'') is_quoted = !is_quoted;
    if (!is_quoted && (c == '(' || c == ')')) depth += c == '(' ? 1 : -1;
    if (c == ',' && depth == 0 && !is_quoted) {
      made.emplace_back();
    } else if (c != ' ' || !made.back().empty()) {
      made.back() += c;
    }
  }
  return made;
}

std::string joined_columns(std::span<const std::string> columns) {
  std::string made;
  for (const std::string& each : columns) {
    if (!made.empty()) made += '_';
    made += each;
    if (made.size() > longest_name) break;
  }
  return std::string(clipped(made, longest_name));
}

std::string expression_column_name(const Syntax& expression) {
  const Weighed found = name_of(expression);
  return found.strength > 0 ? found.name : "expr";
}

std::vector<std::string> distinct_column_names(std::vector<std::string> names) {
  std::vector<std::string> made;
  for (const std::string& name : names) {
    std::string tried = name;
    for (unsigned i = 1; std::find(made.begin(), made.end(), tried) != made.end(); ++i) {
      const std::string digits = concat(i);
      tried = concat(clipped(name, longest_name - digits.size()), digits);
    }
    made.push_back(std::move(tried));
  }
  return made;
}

}  // namespace mig
