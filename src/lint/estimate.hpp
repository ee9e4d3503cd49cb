// What the sizes of the tables say about a finding: how long the work under the lock takes, and whether it matters.
#pragma once

#include "lint/finding.hpp"
#include "lint/options.hpp"

namespace mig {

// Fills in the estimate where the tables are known. A finding that is there because of the time that work takes weighs
// no more than info when all its tables are small; its severity must be settled.
void weigh_by_size(Finding& finding, const LintOptions& options);

}  // namespace mig
