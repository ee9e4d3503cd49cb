// Values for rows that have none, in batches.
#pragma once

#include <string_view>

#include "catalog/table.hpp"
#include "rewrite/site.hpp"

namespace mig {

// Stage fill: "UPDATE table SET column = expression WHERE column IS NULL" as a backfill. Throws RewriteRefusal where the table
// has no key to go by.
void add_fill_step(RewriteSite& site, const Table& table, std::string_view column,
                   std::string_view expression);

// The table has a primary key or a unique one without NULLs, by which a backfill goes.
bool has_batch_key(const Catalog& catalog, const Table& table);

}  // namespace mig
