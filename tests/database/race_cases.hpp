// Many runners at once on one database. Shared by the two engines' test files.
#pragma once

#include "support/lab.hpp"

namespace mig::test {

// `rounds` times: a fresh database, `runners` real mig processes started together; all exit 0, each migration applied
// once, the data as after one run.
void race(Lab& lab, int runners, int rounds);

}  // namespace mig::test
