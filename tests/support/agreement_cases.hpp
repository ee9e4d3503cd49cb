// Histories of the tests' own (database/histories) held against real databases.
#pragma once

#include <string>

#include "support/agreement.hpp"

namespace mig::test {

// All ups, then all downs; none may fail, differ, or leave anything that is not known.
void check_agreement(Lab& lab, const std::string& history, std::size_t migrations);

// After a migration with this SQL, when `behind` is run behind mig's back.
std::string differences_after(Lab& lab, const std::string& up, const std::string& behind);

}  // namespace mig::test
