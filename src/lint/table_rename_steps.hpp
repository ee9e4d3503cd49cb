// From a table that is dropped to the one that is made instead of it, without losing a row or a column.
#pragma once

#include <string>
#include <vector>

#include "lint/likely_rename.hpp"

namespace mig {

// `end` is the catalogue that has the new table as it becomes. Empty: the new one is there already.
std::vector<std::string> table_rename_steps(const LintContext& context, const LikelyRename& rename,
                                            const Catalog& end);
// Of a table that comes back under its own name.
std::vector<std::string> table_change_steps(const LikelyRename& rename, const Catalog& end);

}  // namespace mig
