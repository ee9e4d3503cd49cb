// Where texts of SQLite mean a column of one table.
#pragma once

#include "catalog/apply.hpp"

namespace mig {

// The places of `column`'s name in `text` (statements or one expression) where it is the table's: by its qualifier, or
// because the innermost FROM that has such a column has it from that table. The catalogue holds the table, with or without
// the column. With `is_own`, NEW and OLD are rows of the table. In the order of the text.
std::vector<Span> places_of_column(Applier& to, std::string_view text, ObjectId table,
                                   std::string_view column, bool is_own);

}  // namespace mig
