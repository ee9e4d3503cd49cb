// The sizes of a database's tables under the names that lint knows them by.
#pragma once

#include "config/settings.hpp"
#include "database/driver.hpp"
#include "lint/size_file.hpp"

namespace mig {

TableSizes sizes_of_database(Driver& driver);

// For looking at a database: a table that is being rebuilt must not make it wait for ever.
void limit_lock_wait(Driver& driver, const Settings& settings);

}  // namespace mig
