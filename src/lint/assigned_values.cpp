#include "lint/assigned_values.hpp"

#include "lint/query_shape.hpp"

namespace mig {
namespace {

// The parts of a row, one for each column; empty: it is not known which is which.
std::vector<Syntax> parts_of(const Syntax& row, std::size_t count) {
  std::vector<Syntax> parts;
  if (row.is(Node::row)) {
    for (const Syntax& each : row.children()) parts.push_back(each);
  } else if (row.is(Node::subquery)) {
    const Syntax select = only_select(row[0]);
    if (!select || !select.has(Node::targets)) return {};
    for (const Syntax& each : select.child(Node::targets).children()) {
      if (is_star(each[0])) return {};
      parts.push_back(each[0]);
    }
  }
  if (parts.size() != count) parts.clear();
  return parts;
}

}  // namespace

std::vector<AssignedValue> assigned_values(const ast::Update& update) {
  std::vector<AssignedValue> found;
  for (const ast::Assignment& each : update.assignments) {
    const std::size_t count = each.columns.size();
    const std::vector<Syntax> parts =
        count > 1 ? parts_of(each.value, count) : std::vector<Syntax>();
    for (std::size_t i = 0; i < count; ++i) {
      found.push_back({each.columns[i].text, parts.empty() ? Syntax(each.value) : parts[i]});
    }
  }
  return found;
}

}  // namespace mig
