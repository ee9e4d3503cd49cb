// Conditions that hold for every row of a table: TRUE, 1 = 1, id = id, id IS NOT NULL of a column that cannot be null.
#pragma once

#include <string>

#include "lint/context.hpp"

namespace mig {

// The table whose rows are looked at, and what a statement calls it.
struct ConditionTable {
  const JudgedStatement* at = nullptr;
  ObjectId id = 0;
  std::string name;   // without its schema
  std::string alias;  // empty: none
};

bool is_always_true(const Syntax& condition, const ConditionTable& table);
bool is_always_false(const Syntax& condition, const ConditionTable& table);

// The condition says something of the table's rows: it names a column of it, or may. One that does not holds for all of
// them or for none, but for a volatile function, which leaves some out.
bool concerns(const Syntax& condition, const ConditionTable& table);

}  // namespace mig
