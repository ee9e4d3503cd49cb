// The parts of a query that say which rows and columns of a table it gives.
#pragma once

#include "lint/context.hpp"
#include "sql/syntax.hpp"

namespace mig {

// The query without the parentheses around it.
Syntax without_parentheses_around(Syntax query);
// The one SELECT of a query; empty where there are several, or a WITH.
Syntax only_select(const Syntax& query);
// It gives columns of the rows that it reads; else it is a count, a sum, a constant, or no query.
bool takes_columns(const Syntax& query);
// * or t.*
bool is_star(const Syntax& expression);

// The view shows all rows of the relation, takes writes to it, and has these columns of it under their names.
bool shows_all_of(const View& view, ObjectId relation, const std::vector<std::string>& columns);

}  // namespace mig
