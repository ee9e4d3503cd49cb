// What a CHECK says of one value of a new column.
#pragma once

#include <optional>
#include <string_view>

#include "sql/syntax.hpp"

namespace mig {

enum class CheckResult : unsigned char { passes, fails, unknown };

// The CHECK on a row whose `column` holds the constant `value` (empty: NULL). NULL and unknown are told apart: a CHECK that
// comes to NULL passes. Any other column, function or subquery makes it unknown.
CheckResult check_of_value(const Syntax& check, std::string_view column, const Syntax& value);

}  // namespace mig
