// From the settings and the command line to what lint is told.
#pragma once

#include "cli/command.hpp"
#include "lint/options.hpp"

namespace mig {

// How the result is told and what it means for the exit status.
struct LintThresholds {
  Severity level = Severity::warning;  // what is shown
  Severity fail_on = Severity::error;
};

// `is_set`: the files are a set that is deployed together, where nothing else is said. Throws Error{usage}, with the place
// in mig.toml where it is there, for a rule or a version that there is none of.
LintOptions lint_options_of(const Invocation& invocation, bool is_set);
LintThresholds lint_thresholds_of(const Invocation& invocation);

}  // namespace mig
