// Two names for one thing until nobody uses the old one.
#pragma once

#include <string>

#include "catalog/table.hpp"
#include "rewrite/site.hpp"

namespace mig {

// Stages expand and contract: a view stands in the table's place that shows the column under both names; no row is written, and
// the order of the columns stays. `table` is as it is before.
void add_column_rename_steps(RewriteSite& site, const Table& table, const std::string& from,
                             const std::string& to);

// The table gets its new name, and a view keeps the old one.
void add_table_rename_steps(RewriteSite& site, const Table& table, const std::string& to);

}  // namespace mig
