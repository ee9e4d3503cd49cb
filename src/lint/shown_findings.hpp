// The last thing that is done with findings: what they print of the SQL becomes plain text without passwords.
#pragma once

#include "lint/judge.hpp"

namespace mig {

void make_showable(LintResult& result);

}  // namespace mig
