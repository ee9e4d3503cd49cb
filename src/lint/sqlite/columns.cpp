#include "lint/sqlite/columns.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mig {
namespace {

bool is_same(std::string_view a, std::string_view b) { return lower_ascii(a) == lower_ascii(b); }

}  // namespace

const Column* column_of(const Table& table, std::string_view name) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const Column& each) { return is_same(each.name, name); });
  return found == table.columns.end() ? nullptr : &*found;
}

// PRIMARY KEY DESC is an alias where it is a constraint of the table, and none at a column.
const Column* rowid_alias(const Table& table) {
  const Constraint* key = table.primary_key();
  if (key == nullptr || table.without_rowid || key->columns.size() != 1) return nullptr;
  if (key->is_descending && key->key_suffixes.empty()) return nullptr;
  const Column* column = column_of(table, key->columns[0]);
  return column != nullptr && is_same(column->type.text, "integer") ? column : nullptr;
}

bool is_in_primary_key(const Table& table, std::string_view column) {
  const Constraint* key = table.primary_key();
  return key != nullptr &&
         std::any_of(key->columns.begin(), key->columns.end(),
                     [&](const std::string& each) { return is_same(each, column); });
}

bool refuses_null(const Table& table, const Column& column) {
  if (column.not_null || rowid_alias(table) == &column) return true;
  return (table.without_rowid || table.is_strict) && is_in_primary_key(table, column.name);
}

bool is_rowid_name(std::string_view name) {
  return is_same(name, "rowid") || is_same(name, "_rowid_") || is_same(name, "oid");
}

// A constraint of the table has a suffix for each of its columns; a CHECK of the table has no columns.
bool is_written_at(const Constraint& constraint, std::string_view column) {
  return constraint.key_suffixes.empty() && constraint.columns.size() == 1 &&
         is_same(constraint.columns[0], column);
}

bool is_constant_default(const Syntax& value) {
  switch (value.kind()) {
    case Node::literal_null:
    case Node::literal_boolean:
    case Node::literal_integer:
    case Node::literal_decimal:
    case Node::literal_string:
    case Node::literal_bits: return true;
    case Node::grouped:
    case Node::unary:
    case Node::cast: return value.children().size() > 0 && is_constant_default(value[0]);
    default: return false;
  }
}

bool is_null_literal(const Syntax& value) {
  if (value.is(Node::grouped)) return is_null_literal(value[0]);
  return value.is(Node::literal_null);
}

}  // namespace mig
