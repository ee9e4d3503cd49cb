// Columns that a trigger gives a value where the one who writes gives none.
#pragma once

#include <string_view>

#include "catalog/catalog.hpp"
#include "catalog/table.hpp"

namespace mig {

// A BEFORE INSERT row trigger of the table is on whose function assigns NEW.column.
bool is_filled_by_trigger(const Catalog& catalog, const Table& table, std::string_view column);

}  // namespace mig
