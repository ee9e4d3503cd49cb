// Whether a part of a statement reads a column of one table, where others have columns of that name too.
#pragma once

#include <string_view>

#include "lint/context.hpp"

namespace mig {

// A name without a table is of the innermost query whose tables have it; where none has, and for names that queries in
// FROM and WITH give, it counts as the table's if the statement reads the table at all.
bool reads_column_of(const JudgedStatement& at, const Syntax& part, ObjectId table,
                     std::string_view column);

}  // namespace mig
