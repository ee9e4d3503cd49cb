// What a value is compared as: the types of columns, bounds of partitions, storage that goes without saying.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/constant.hpp"
#include "catalog/describe_parts.hpp"
#include "catalog/relation.hpp"
#include "catalog/type.hpp"
#include "sql/parse.hpp"

namespace mig::description {
namespace {

constexpr std::size_t deepest_domain = 32;  // a domain over a domain …

DataType base_of(const Catalog& catalog, DataType type) {
  for (std::size_t i = 0; i < deepest_domain; ++i) {
    const auto* domain = catalog.get<Domain>(type.type);
    if (domain == nullptr || !type.text.empty()) break;
    type = domain->type;
  }
  return type;
}

// The expressions of "FOR VALUES …", as they are written.
std::vector<std::string> values_of_bound(const std::string& bound) {
  const std::string statement = concat("ALTER TABLE a ATTACH PARTITION b ", bound);
  const Script script(statement, Dialect::postgres);
  std::vector<std::string> made;
  if (script.statements().size() != 1 || script.statements()[0].statement == nullptr) return made;
  walk(script.statements()[0].statement->syntax, [&](const Syntax& node) {
    if (!node.is(Node::partition_bound)) return true;
    for (const Syntax& each : node.children()) made.emplace_back(each.text());
    return false;
  });
  return made;
}

// 10.5 in a numeric(8,2) is printed as 10.50.
std::string without_last_zeros(std::string text) {
  const bool is_number = text.find_first_not_of("0123456789.-'") == std::string::npos;
  if (!is_number || text.find('.') == std::string::npos) return text;
  std::erase(text, '\'');
  text.resize(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return concat("'", text, "'");
}

std::size_t elements_of(const PartitionKey& key) {
  std::size_t depth = 0, count = 1;
  for (const char c : key.elements) {
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
    if (c == ',' && depth == 0) ++count;
  }
  return count;
}

}  // namespace

std::string base_type(const Catalog& catalog, const DataType& type) {
  return catalog.to_string(base_of(catalog, type));
}

ColumnTypes column_types(const Catalog& catalog, ObjectId relation) {
  const auto* table = catalog.get<Table>(relation);
  if (table == nullptr) return {};
  return [&catalog, table](std::string_view name) {
    const Column* column = table->column(name);
    return column == nullptr ? std::string() : base_type(catalog, column->type);
  };
}

std::string partition_bound(const Catalog& catalog, const Table& table) {
  const std::string lower = lower_ascii(table.partition_bound);
  const auto* parent = catalog.get<Table>(table.partition_of);
  const std::vector<std::string> values = values_of_bound(table.partition_bound);
  if (parent == nullptr || values.empty()) return lower;
  const PartitionKey& key = parent->partition_key;
  const bool is_range = key.strategy == ast::PartitionStrategy::range;
  const std::size_t width = is_range ? values.size() / 2 : 1;
  const bool are_columns = elements_of(key) == key.columns.size();
  const ColumnTypes types = column_types(catalog, parent->id);
  std::vector<std::string> made;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::size_t place = width == 0 ? 0 : i % width;
    const bool is_known = are_columns && place < key.columns.size();
    made.push_back(without_last_zeros(comparable_expression(
        values[i], Dialect::postgres, is_known ? types(key.columns[place]) : "")));
  }
  // MINVALUE and NULL are words of their own.
  return concat(is_range ? "from/to " : "in ", lower_ascii(listed(made)));
}

std::string_view usual_storage(const Catalog& catalog, const DataType& data_type) {
  const DataType base = base_of(catalog, data_type);
  if (const auto* user = catalog.get<UserType>(base.type); user != nullptr && base.text.empty()) {
    return user->form == TypeForm::enumeration ? "plain" : "extended";
  }
  const std::string type = without_modifier(catalog.to_string(base));
  constexpr std::string_view main[] = {"numeric", "inet", "cidr"};
  constexpr std::string_view plain[] = {
      "smallint",   "integer",  "bigint",  "real",       "double precision",
      "boolean",    "\"char\"", "name",    "oid",        "date",
      "uuid",       "money",    "point",   "lseg",       "box",
      "line",       "circle",   "pg_lsn",  "macaddr",    "macaddr8",
      "tid",        "xid",      "xid8",    "cid",        "regclass",
      "regproc",    "regtype",  "tsquery", "int2vector", "oidvector",
      "pg_snapshot"};
  const auto is_in = [&](const auto& names) {
    return std::find(std::begin(names), std::end(names), type) != std::end(names);
  };
  if (is_in(main)) return "main";
  if (is_in(plain) || type.starts_with("time") || type.starts_with("interval")) {
    return type.ends_with("[]") ? "extended" : "plain";
  }
  return "extended";
}

std::string lower_outside_strings(std::string_view text) {
  std::string made = lower_ascii(text);
  bool is_inside = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\'') is_inside = !is_inside;
    if (is_inside) made[at] = text[at];
  }
  return made;
}

}  // namespace mig::description
