// The manual page of the rules, mig-rules(7), in mdoc: printed from the rules themselves.
#pragma once

#include <string>
#include <string_view>

namespace mig {

// `date` as in "November 21, 2026".
std::string rules_manual(std::string_view date);

}  // namespace mig
