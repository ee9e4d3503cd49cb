// mig dump against real databases of either engine.
#pragma once

#include <string>

#include "base/dialect.hpp"
#include "support/lab.hpp"

namespace mig::test {

// `mig dump` and these words; fails unless it exits with 0 and without a word on stderr.
std::string dump(const Lab& lab, const std::vector<std::string>& words = {});

// The database of `lab`, dumped, loaded elsewhere and dumped again, gives the same bytes (and to introspection the same
// schema): loaded as plain SQL, and by
// `mig up` as the first migration. Ends in another database.
void dump_loads_back(Lab& lab);

// The example's database and its migrations give the same schema at every version; on SQLite the same bytes.
void example_dumps_alike(Dialect dialect);

}  // namespace mig::test
