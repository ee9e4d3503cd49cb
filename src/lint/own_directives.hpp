// The directives that stand before one statement and are about it alone.
#pragma once

#include "lint/context.hpp"

namespace mig {

// Null where it has none; also for statements inside bodies.
const StatementDirectives* own_directives(const JudgedStatement& at);

// mig runs it in batches, each a transaction.
bool is_backfill(const JudgedStatement& at);

}  // namespace mig
