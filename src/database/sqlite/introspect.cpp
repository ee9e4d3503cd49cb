#include "database/sqlite/introspect.hpp"
namespace mig {
std::vector<std::string> introspect_sqlite(Driver&, const IntrospectOptions&) { return {}; }
}
