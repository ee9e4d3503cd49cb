// One fact is told once. A rule says which others tell the same of a statement and more (LintRule::told_by), what it says by
// the way only, and which of its findings are one (LintRule::told_once); here that is worked off for all of them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lint/finding.hpp"

namespace mig {

// For each finding the place of the one that tells it too: its own where none does. Severities must be settled.
std::vector<std::size_t> tellers_of(const std::vector<Finding>& findings);

// The one that stays weighs as much as what it tells, and moves the statement where the other would.
void take_over(Finding& teller, const Finding& told);

// A step that only moves the statement as it is gives way to a safe way that another finding shows for it.
void keep_safe_steps(std::vector<Finding>& findings);

// What stands between the message of the first and those that are told with it.
inline constexpr std::string_view the_same_for = "; the same for ";

// Findings that are one, put into the first of them; they come in the order of their places. For whoever shows them: a
// suppression, a baseline is about each by itself.
void tell_once(std::vector<Finding>& findings);

}  // namespace mig
