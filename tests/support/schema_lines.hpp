// The schema of a database as lines of text, by a query of the tests' own (schema_lines_<engine>.sql): the oracle that
// introspection is held against.
#pragma once

#include <string>
#include <vector>

#include "database/driver.hpp"

namespace mig::test {

std::vector<std::string> schema_lines(Driver& driver);

// A file below tests/, whole.
std::string test_file(const std::string& path);

}  // namespace mig::test
