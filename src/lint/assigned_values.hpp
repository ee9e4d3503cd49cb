// What an UPDATE sets, column by column: also of SET (a, b) = (c, d), = ROW(c, d) and = (SELECT c, d).
#pragma once

#include <string_view>
#include <vector>

#include "sql/ast.hpp"

namespace mig {

struct AssignedValue {
  std::string_view column;
  Syntax value;  // of a row that cannot be told apart: all of it
};

std::vector<AssignedValue> assigned_values(const ast::Update& update);

}  // namespace mig
