// `-- mig: ignore <rule>[, <rule>] -- <reason> [until 2027-01-31]` on the statement that follows, `ignore-file` for the
// file. Without a reason, and after its last day, nothing is suppressed.
#pragma once

#include <vector>

#include "lint/context.hpp"
#include "lint/finding.hpp"
#include "lint/findings.hpp"

namespace mig {

// Takes out what the files' directives suppress, and adds findings for directives that are unused, expired, without a
// reason or name no rule. Returns how many were taken out.
std::size_t apply_suppressions(const LintContext& context, std::vector<Finding>& findings);

// The check of the rules about directives: apply_suppressions() finds them, once all other rules have spoken.
inline void found_with_suppressions(const LintContext&, Findings&) {}

// What the rule, the file's path, its tables and its direction make of a finding's weight.
Severity severity_of(const Finding& finding, const LintOptions& options);

}  // namespace mig
