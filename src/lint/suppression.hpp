// `-- mig: ignore <rule>[, <rule>] -- <reason> [until 2027-01-31]` on the statement that follows, `ignore-file` for the
// file. Without a reason, and after its last day, nothing is suppressed.
#pragma once

#include <vector>

#include "lint/context.hpp"
#include "lint/finding.hpp"
#include "lint/findings.hpp"

namespace mig {

struct Suppressions {
  std::vector<bool> is_suppressed;  // by the place among the findings
  std::vector<Finding>
      told;  // of directives that are unused, expired, without a reason or name no rule
};

// What the files' directives suppress of these findings.
Suppressions read_suppressions(const LintContext& context, const std::vector<Finding>& findings);

// The check of the rules about directives: read_suppressions() finds them, once all other rules have spoken.
inline void found_with_suppressions(const LintContext&, Findings&) {}

// No finding of the rule can weigh anything: it need not be checked.
bool is_switched_off(const LintRule& rule, const LintOptions& options);

// What the rule, the file's path, its tables and its direction make of a finding's weight.
Severity severity_of(const Finding& finding, const LintOptions& options);

}  // namespace mig
