// A migration that a database has applied keeps its version: the history table knows it by that number.
#pragma once

#include <cstdint>
#include <vector>

#include "config/settings.hpp"

namespace mig {

// Throws Error{refused} naming those of `versions` that the configured database has applied or begun to apply. Does
// nothing when no database is configured; never writes. Throws Error{connection} when it cannot be asked.
void refuse_if_applied(const Settings& settings, const std::vector<std::int64_t>& versions);

}  // namespace mig
