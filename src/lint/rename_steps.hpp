// The safe ways to another name, as SQL for this table and its columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/context.hpp"

namespace mig {

// A second column that a trigger keeps equal in both directions, a backfill, and the old column dropped at the end.
std::vector<std::string> column_rename_steps(const LintContext& context, const Catalog& catalog,
                                             ObjectId table, std::string_view from,
                                             std::string_view to);

// The new name at once, and a view of the old name for the code that still uses it. `to` is a name as it is written in a
// statement, with its schema; `change` is the statement that renames; `columns` are what the view selects.
std::vector<std::string> relation_rename_steps(const LintContext& context, const Catalog& catalog,
                                               ObjectId relation, std::string_view change,
                                               std::string_view to, std::string_view columns = "*");

}  // namespace mig
