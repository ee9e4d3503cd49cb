#include "database/introspect.hpp"

#include "database/postgres/introspect.hpp"
#include "database/sqlite/introspect.hpp"

namespace mig {

std::vector<std::string> introspect(Driver& driver, const IntrospectOptions& options) {
  return driver.dialect() == Dialect::postgres ? introspect_postgres(driver, options)
                                               : introspect_sqlite(driver, options);
}

}  // namespace mig
