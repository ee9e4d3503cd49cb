// What each kind of object refers to.
#include <algorithm>

#include "catalog/relation.hpp"
#include "catalog/routine.hpp"
#include "catalog/type.hpp"

namespace mig {
namespace {

void add(std::vector<ObjectId>& to, const std::vector<ObjectId>& ids) {
  to.insert(to.end(), ids.begin(), ids.end());
}

// Many names of one table begin alike, as column_1 and column_2: their ends tell them apart without a comparison.
bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || a.back() == b.back()) && a == b;
}

template <typename Items>
auto find_named(const Items& items, std::string_view name) {
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const auto& each) { return is_same(each.name, name); });
  return found == items.end() ? nullptr : &*found;
}

// From the end: what is changed has often just been added.
template <typename T>
T* named_for_change(SharedList<T>& items, std::string_view name) {
  for (std::size_t i = items.size(); i-- > 0;) {
    if (is_same(items[i].name, name)) return &items.at_for_change(i);
  }
  return nullptr;
}

}  // namespace

const Column* Table::column(std::string_view column_name) const {
  return find_named(columns, column_name);
}
Column* Table::column_for_change(std::string_view column_name) {
  return named_for_change(columns, column_name);
}

const Constraint* Table::constraint(std::string_view constraint_name) const {
  return find_named(constraints, constraint_name);
}
Constraint* Table::constraint_for_change(std::string_view constraint_name) {
  return named_for_change(constraints, constraint_name);
}

const Constraint* Table::primary_key() const {
  const auto found = std::find_if(constraints.begin(), constraints.end(), [](const auto& each) {
    return each.kind == ast::ConstraintKind::primary_key;
  });
  return found == constraints.end() ? nullptr : &*found;
}

void Table::add_references(std::vector<ObjectId>& to) const {
  // Most have none, and whoever asks sorts what there is.
  for (const Column& each : columns) {
    if (each.type.type != 0) to.push_back(each.type.type);
  }
  for (const Constraint& each : constraints) {
    if (each.references != 0) to.push_back(each.references);
  }
  to.push_back(partition_of);
  to.push_back(of_type);
  add(to, inherits);
  add(to, uses);
}

void Table::add_constraint_names(std::vector<std::string_view>& to) const {
  for (const Constraint& each : constraints) {
    if (!each.name.empty()) to.push_back(each.name);
  }
}

void Index::add_references(std::vector<ObjectId>& to) const {
  to.push_back(table);
  to.push_back(parent_index);
  add(to, uses);
}

void View::add_references(std::vector<ObjectId>& to) const {
  for (const ViewUse& each : relations) to.push_back(each.relation);
  add(to, uses);
}

void UserType::add_references(std::vector<ObjectId>& to) const {
  for (const Column& each : attributes) to.push_back(each.type.type);
  add(to, uses);
}

void Domain::add_references(std::vector<ObjectId>& to) const {
  to.push_back(type.type);
  add(to, uses);
}

void Domain::add_constraint_names(std::vector<std::string_view>& to) const {
  for (const Constraint& each : constraints) to.push_back(each.name);
}

void Function::add_references(std::vector<ObjectId>& to) const {
  for (const Parameter& each : parameters) to.push_back(each.type.type);
  to.push_back(returns.type);
  add(to, uses);
}

void Trigger::add_references(std::vector<ObjectId>& to) const {
  to.push_back(parent);
  to.push_back(function);
  to.push_back(from_table);
  to.push_back(parent_trigger);
  add(to, uses);
}

void Policy::add_references(std::vector<ObjectId>& to) const {
  to.push_back(parent);
  add(to, uses);
}

void Rule::add_references(std::vector<ObjectId>& to) const {
  to.push_back(parent);
  add(to, uses);
}

}  // namespace mig
