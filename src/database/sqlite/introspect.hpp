// Introspection of SQLite; what it yields is said at mig::introspect.
#pragma once

#include <string>
#include <vector>

#include "database/introspect.hpp"

namespace mig {

std::vector<std::string> introspect_sqlite(Driver& driver, const IntrospectOptions& options);

}  // namespace mig
