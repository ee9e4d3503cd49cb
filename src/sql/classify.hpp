// What a statement means to the one who runs it, read from its head.
#pragma once

#include <string_view>

#include "base/dialect.hpp"
#include "sql/split.hpp"

namespace mig {

// Fills in kind, refuses_transaction and details of the one statement that `text` holds and begins with; copy_data is
// the splitter's.
// Reads no further than it must: an INSERT costs its first word.
void classify(std::string_view text, Dialect dialect, Statement& statement);

}  // namespace mig
