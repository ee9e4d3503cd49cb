// The way into the SQLite room; what it throws is said at mig::connect.
#pragma once

#include <memory>

#include "database/driver.hpp"

namespace mig {

std::unique_ptr<Driver> connect_sqlite(const DatabaseUrl& url, const ConnectOptions& options);

}  // namespace mig
