// A rebuild that renames the old table away: what refers to it follows.
#pragma once

#include <string>
#include <vector>

#include "lint/sqlite/rebuild.hpp"

namespace mig {

// What names the old table at the end of the file, under the name that it was given: "the foreign key of orders". Empty
// where it is not renamed away.
std::vector<std::string> followers_of(const Rebuild& rebuild);

}  // namespace mig
