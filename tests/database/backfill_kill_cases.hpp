// A statement that may not run twice over a row, killed over and over.
#pragma once

#include <functional>

#include "support/lab.hpp"

namespace mig::test {

// Makes 80,000 rows and a backfill that adds one to each.
void write_killed(Lab& lab);
// Starts `mig up`, lets it work for a while, then calls `kill`, as many times as said. Fails when one of the runs has
// come to its end before.
void kill_over_and_over(Lab& lab, int kills, const std::function<void(Process&)>& kill);
// The last run goes to the end: every row was met once.
void finish_killed(Lab& lab);

}  // namespace mig::test
