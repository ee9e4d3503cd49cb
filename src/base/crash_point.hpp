// Marks a place in the run protocol where a crash must be survivable.
#pragma once

namespace mig {

// Does nothing in mig. The test build `mig-crash` links another definition, which kills the process at the point
// that MIG_CRASH_AT names (its number in the order of passing); the crash sweep in tests/database visits every one.
void crash_point(const char* name);

}  // namespace mig
