// How often an expression may give another value: what decides whether ADD COLUMN … DEFAULT writes a table anew.
#pragma once

#include <string_view>

#include "catalog/catalog.hpp"
#include "sql/syntax.hpp"

namespace mig {

// The worst of its parts counts; an unknown part may be worse than a stable one, a volatile one is certain.
enum class Volatility : unsigned char {
  immutable,  // 5, lower('X')
  stable,     // now(), CURRENT_DATE: one value for the whole statement
  unknown,    // it calls what is not known, or reads a query
  volatile_,  // random(), nextval('s'): a value for each row
};

// Walks casts, arrays, CASE, operators, arguments. A call is judged by its name and number of arguments: PostgreSQL's own
// functions first, as they come first in every search_path, then those of the catalogue; one that PostgreSQL puts in line
// is as volatile as its body.
Volatility volatility_of(const Syntax& expression, const Catalog& catalog);
// The same of a text of the catalogue: Column::default_value, …
Volatility volatility_of(std::string_view expression, const Catalog& catalog);

// Of a function of PostgreSQL itself or of an extension that comes with it; unknown where there is none of this name.
Volatility volatility_of_builtin(std::string_view function);

}  // namespace mig
