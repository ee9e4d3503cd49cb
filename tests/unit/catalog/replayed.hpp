// A history replayed, and short ways to ask what became of it.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "catalog/compare.hpp"
#include "catalog/print.hpp"
#include "catalog/relation.hpp"
#include "catalog/replay.hpp"
#include "catalog/routine.hpp"
#include "catalog/type.hpp"

namespace mig {

struct Replayed {
  explicit Replayed(const std::string& sql, Dialect dialect = Dialect::postgres) : replay(dialect) {
    replay.apply_script(sql);
    for (const ReplayNote& each : replay.notes()) notes.push_back(each.message);
  }

  const Catalog& catalog() const { return replay.after(); }

  // By the name that qualified_name() gives; null when there is none.
  template <typename T>
  const T* find(const std::string& name) const {
    for (const T* each : catalog().template all<T>()) {
      if (catalog().qualified_name(each->id) == name) return each;
    }
    return nullptr;
  }
  template <typename T>
  const T& get(const std::string& name) const {
    const T* found = find<T>(name);
    INFO(name);
    REQUIRE(found != nullptr);
    return *found;
  }
  const Table& table(const std::string& name) const { return get<Table>(name); }
  const Column& column(const std::string& table_name, const std::string& name) const {
    const Column* found = table(table_name).column(name);
    INFO(table_name, ".", name);
    REQUIRE(found != nullptr);
    return *found;
  }
  const Constraint& constraint(const std::string& table_name, const std::string& name) const {
    const Constraint* found = table(table_name).constraint(name);
    INFO(table_name, ".", name);
    REQUIRE(found != nullptr);
    return *found;
  }
  std::string type(const std::string& table_name, const std::string& name) const {
    return catalog().to_string(column(table_name, name).type);
  }

  // Names of a table's columns, of its constraints, of the indexes of the whole catalogue; sorted but for columns.
  std::string columns(const std::string& name) const {
    std::vector<std::string> names;
    for (const Column& each : table(name).columns) names.push_back(each.name);
    return join(names, " ");
  }
  std::string constraints(const std::string& name) const {
    std::vector<std::string> names;
    for (const Constraint& each : table(name).constraints) names.push_back(each.name);
    return sorted(std::move(names));
  }
  template <typename T>
  std::string names() const {
    std::vector<std::string> names;
    for (const T* each : catalog().template all<T>()) names.push_back(each->name);
    return sorted(std::move(names));
  }

  Replay replay;
  std::vector<std::string> notes;

 private:
  static std::string sorted(std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    return join(names, " ");
  }
};

inline std::string shown(const std::vector<Difference>& differences) {
  std::string text;
  for (const Difference& each : differences) {
    text += concat(each.object, ": ", each.attribute, ": ", each.left, " | ", each.right, "\n");
  }
  return text;
}

}  // namespace mig
