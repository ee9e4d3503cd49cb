// What a CHECK is about, and what it is made of.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.hpp"
#include "catalog/table.hpp"

namespace mig {

// The columns of the table that the constraint's expression mentions, in the table's order.
std::vector<std::string> checked_columns(const Catalog& catalog, const Table& table,
                                         const Constraint& check);

// The parts of `a AND b AND c` in the form of comparable_expression(); one where it is no such list.
std::vector<std::string> check_terms(const Catalog& catalog, const Constraint& check);

// `column IS NOT NULL` in that form.
std::string not_null_term(const Catalog& catalog, const std::string& column);

}  // namespace mig
