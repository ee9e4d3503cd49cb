// A statement that is kept as it was written (CREATE AGGREGATE, OPERATOR, COLLATION, TEXT SEARCH …, EVENT TRIGGER) with the
// names of schemas in it, so that it means the same under any search_path.
#pragma once

#include <string>

#include "catalog/apply.hpp"

namespace mig {

// `schema`: the one that the object lies in, 0 for what lies in none. Names that the catalogue does not know stay.
std::string qualified_statement(Applier& to, const Syntax& statement, ObjectId schema);

}  // namespace mig
