// The names of what a rewrite makes for a while: mig's own beginning, 63 bytes at most, distinct for distinct columns.
#pragma once

#include <string>
#include <string_view>

#include "catalog/catalog.hpp"

namespace mig {

// "_mig_fill_orders_region", in the table's schema, quoted; a hash ends a name that would be too long. `what` and `column` may be
// empty: "_mig_orders".
std::string helper_name(const Catalog& catalog, ObjectId table, std::string_view what,
                        std::string_view column);
// The same without its schema: triggers, constraints.
std::string bare_helper_name(const Catalog& catalog, ObjectId table, std::string_view what,
                             std::string_view column);
// Runs behind the table's own triggers, which PostgreSQL runs in the order of their names.
std::string helper_trigger_name(const Catalog& catalog, ObjectId table, std::string_view what,
                                std::string_view column);
// The same as a string constant, for a query of the server's catalogue.
std::string helper_trigger_constant(const Catalog& catalog, ObjectId table, std::string_view what,
                                    std::string_view column);

}  // namespace mig
