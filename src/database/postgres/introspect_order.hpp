// Statements in an order in which each finds what it needs.
#pragma once

#include <string>
#include <vector>

#include "database/driver.hpp"

namespace mig {

// `rows` as introspect_parts.hpp describes them. Where statements need each other in a circle, the first by rank and
// key goes first: the result never depends on the order of the rows.
std::vector<std::string> order_statements(const Rows& rows);

}  // namespace mig
