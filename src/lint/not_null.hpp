// Which constraints make sure that a column is never NULL. SET NOT NULL and ADD PRIMARY KEY … USING INDEX skip their scan
// where a validated CHECK does.
#pragma once

#include <string_view>

#include "catalog/catalog.hpp"
#include "catalog/table.hpp"

namespace mig {

// As PostgreSQL proves it: `column IS NOT NULL` alone, as a term of an AND, or in every branch of an OR. `column > 0` does
// not imply it, for a CHECK lets NULL pass.
bool implies_not_null(std::string_view check_expression, std::string_view column);

// A CHECK of the table that is valid, enforced and implies it; null: there is none.
const Constraint* check_implying_not_null(const Table& table, std::string_view column);
// The same of those that are not valid yet.
const Constraint* unproved_check_implying_not_null(const Table& table, std::string_view column);

}  // namespace mig
