// Columns that were filled with a value of its own for each row: a number, an UUID, something made of a key.
#pragma once

#include "lint/context.hpp"

namespace mig {

// The column was added since the migrations that are judged began, and its default or an UPDATE of all rows gives each
// row a value that no other row has. `in`: the table with the column, as it is when the values have to differ.
bool has_value_per_row(const LintContext& context, const JudgedStatement& at, const Table& in,
                       std::string_view column);

}  // namespace mig
