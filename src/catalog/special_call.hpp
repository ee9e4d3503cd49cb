// Calls with syntax of their own as calls of the functions that they are.
#pragma once

#include <string>
#include <vector>

#include "sql/syntax.hpp"

namespace mig {

// TRIM, EXTRACT, SUBSTRING, … with the texts of their operands in the order of the text. The name is quoted where a
// plain call of the function must quote it.
std::string call_of_special(const Syntax& node, std::vector<std::string> operands);

}  // namespace mig
