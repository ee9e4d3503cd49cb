// How a finding is known again when its file has changed around it.
#pragma once

#include <string>

#include "lint/finding.hpp"

namespace mig {

// The migration and the direction: "20261120181500_add_user_email down"; of null "(directory)".
std::string migration_of(const LintFile* file);

// Hexadecimal digits that stay the same while the statement does: blanks and comments do not count. Of a finding about a
// whole file all are alike; one about the directory is known by what it says.
std::string statement_sum(const Finding& finding);

}  // namespace mig
