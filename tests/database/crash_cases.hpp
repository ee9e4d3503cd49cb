// The crash sweep: kill a real mig at every point of the protocol, run it again plainly, compare with an undisturbed
// run. Shared by the two engines' test files.
#pragma once

#include "support/lab.hpp"

namespace mig::test {

// A history with every kind of step: whole-file transactions, atomic and naked steps, COPY, each with its way back.
void write_crash_history(Lab& lab);

// Sweeps `words` (up or down): for each protocol point k a fresh database is brought to the start state, mig-crash is
// killed at k, a plain run follows. Checks (doctest) exit codes and fingerprints. Returns the number of points.
int sweep(Lab& lab, const std::vector<std::string>& words, const std::vector<std::string>& before);

// The same with a second kill, at every point of the run that heals what a kill at `first` left.
void sweep_twice(Lab& lab, const std::string& first);

// A change with a gate whose evidence holds, for sweeps of release, abort and the up in between.
void write_gated_history(Lab& lab);
// Kills `mig release` and `mig abort` at every point; a plain run of the same command follows. Returns the points.
int sweep_gates(Lab& lab);

}  // namespace mig::test
