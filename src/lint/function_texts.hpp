// Functions whose bodies are strings: PostgreSQL reads them when they are called and does not change the names in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"

namespace mig {

// "public.f(integer)" for each that names the column of this relation: its body holds both names, or it is a trigger
// function of the relation and holds the column's.
std::vector<std::string> functions_naming_column(const Catalog& catalog, ObjectId relation,
                                                 std::string_view column);
// That hold the word, outside of strings' quotes or within: a relation, a function, an enum's value.
std::vector<std::string> functions_naming(const Catalog& catalog, std::string_view word);

}  // namespace mig
