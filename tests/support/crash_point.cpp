// The killing definition of mig::crash_point, linked into mig-crash only.
//   MIG_CRASH_AT=N      SIGKILL at the Nth point passed (from 1)
//   MIG_CRASH_LOG=FILE  append each point's name as it is passed, one a line: how a test learns how many there are
#include "base/crash_point.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace mig {

void crash_point(const char* name) {
  static int passed = 0;
  ++passed;
  if (const char* log = std::getenv("MIG_CRASH_LOG")) {
    if (std::FILE* file = std::fopen(log, "a")) {
      std::fprintf(file, "%s\n", name);
      std::fclose(file);
    }
  }
  const char* at = std::getenv("MIG_CRASH_AT");
  if (at != nullptr && std::atoi(at) == passed) std::raise(SIGKILL);
}

}  // namespace mig
