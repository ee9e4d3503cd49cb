// How many findings of which weight.
#pragma once

#include <string>

#include "report/reporter.hpp"

namespace mig {

std::size_t count_of(const Report& report, Severity severity);

// "2 errors and 1 warning in 3 files, 14 statements; 4 of less weight are not shown"
std::string summary_of(const Report& report);

// Where a finding's file is, as the user named it; the directory of migrations for findings about it.
std::string path_of(const Finding& finding);

// As Source paths may begin with "./": reports name files relative to the working directory, with slashes.
std::string clean_path(std::string_view path);

// Stays the same while the statement does, wherever in the file it stands: for systems that track findings.
std::string fingerprint_of(const Finding& finding);

}  // namespace mig
