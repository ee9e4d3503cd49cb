#include "database/driver.hpp"

#include "database/postgres/connect.hpp"
#include "database/sqlite/connect.hpp"

namespace mig {

std::unique_ptr<Driver> connect(const DatabaseUrl& url, const ConnectOptions& options) {
  return url.dialect == Dialect::sqlite ? connect_sqlite(url, options)
                                        : connect_postgres(url, options);
}

}  // namespace mig
