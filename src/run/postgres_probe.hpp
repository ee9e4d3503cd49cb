// After a crash or an error inside a statement that cannot run in a transaction: what of it is there?
#pragma once

#include "database/driver.hpp"
#include "run/engine.hpp"

namespace mig {

ProbeResult probe_postgres(Driver& driver, const Statement& statement);

// Removes or completes what ProbeResult::partial found, without blocking writers.
void heal_postgres(Driver& driver, const Statement& statement);

}  // namespace mig
