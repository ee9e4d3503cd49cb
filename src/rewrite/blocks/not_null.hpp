// NOT NULL without a scan under a lock that blocks: a CHECK that is validated first lets SET NOT NULL skip it. From
// PostgreSQL 18 the NOT NULL constraint itself can be NOT VALID.
#pragma once

#include <string_view>

#include "catalog/table.hpp"
#include "rewrite/site.hpp"

namespace mig {

// Stages constrain and validate. Only where every row has a value by then and every writer gives one: a NOT VALID
// constraint is enforced on each UPDATE of an old row.
void add_not_null_steps(RewriteSite& site, ObjectId table, std::string_view column);

// In front of that, where nothing fills them: the rows that hold NULL stop it before anything is changed.
void add_null_check(RewriteSite& site, const Table& table, std::string_view column);

}  // namespace mig
