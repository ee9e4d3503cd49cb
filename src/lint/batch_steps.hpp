// A change of all rows, worked off by ranges of the key.
#pragma once

#include <string>
#include <vector>

#include "lint/row_work.hpp"

namespace mig {

// The same UPDATE or DELETE in batches, each a transaction; empty where the table has no key of one column, or the statement
// does more than change its own table's rows.
std::vector<std::string> batch_steps(const JudgedStatement& at, const RowWork& work);

}  // namespace mig
