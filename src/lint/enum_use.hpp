// Where a statement uses a value of an enum.
#pragma once

#include <string_view>

#include "lint/context.hpp"

namespace mig {

// A string that PostgreSQL reads as this value of the type while the statement is analysed or run: an inserted or
// assigned value, a default, a comparison, a cast. Empty: there is none. Strings for columns of other types are none.
Syntax use_of_value(const JudgedStatement& at, ObjectId type, std::string_view value);

}  // namespace mig
