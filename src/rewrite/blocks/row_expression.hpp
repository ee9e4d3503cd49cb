// A person's expression over the columns of a table, as a trigger's body needs it.
#pragma once

#include <string>
#include <string_view>

#include "catalog/table.hpp"
#include "rewrite/site.hpp"

namespace mig {

// "CASE WHEN customer_id % 2 = 0 …" -> "CASE WHEN NEW.customer_id % 2 = 0 …". Throws RewriteRefusal for what is no expression,
// and for a query in it that names columns of the table without the table's name.
std::string over_new_row(const Catalog& catalog, const Table& table, std::string_view expression);

}  // namespace mig
