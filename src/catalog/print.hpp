// A catalogue as the statements that make it: a function of the schema alone, in an order that loads (what a statement
// needs stands before it, otherwise kind by kind and by name). Temporary and unknown objects are left out. Replayed, the
// text gives an equal catalogue.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.hpp"

namespace mig {

// One statement each, without its `;`.
std::vector<std::string> print_statements(const Catalog& catalog);
// Each with its `;` and an empty line after it.
std::string print(const Catalog& catalog);

}  // namespace mig
