// A way to show findings. Each is a value in a file of its own under report/reporters/: file name = symbol = name, as for
// rules (`--format github` is reporters/github.cpp defining `const mig::Reporter github_reporter`).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/judge.hpp"

namespace mig {

// What a reporter is given.
struct Report {
  const LintResult& result;
  std::vector<const Finding*> shown = {};  // those that weigh enough to be told, in order
  Severity fail_on = Severity::error;
  bool has_failed = false;      // one of them weighs as much as fail_on
  bool colour = false;          // a terminal reads it
  std::size_t hidden = 0;       // below the level that is told
  std::size_t in_baseline = 0;  // left out, since the baseline has them
  std::string version = {};     // of mig
};

struct Reporter {
  std::string_view name;
  std::string_view summary;  // for `mig lint --help`, lower case, no full stop
  std::string (*render)(const Report&);
};

// In the order of their names; written by CMake.
std::span<const Reporter* const> all_reporters();
// Null when there is none of this name.
const Reporter* find_reporter(std::string_view name);

}  // namespace mig
