// The sizes of a database's tables under the names that lint knows them by.
#pragma once

#include <string_view>

#include "config/settings.hpp"
#include "database/driver.hpp"
#include "lint/size_file.hpp"

namespace mig {

// What mig keeps in a database.
constexpr std::string_view tables_of_mig[] = {"mig_history", "mig_log",      "mig_meta",
                                              "mig_gate",    "mig_backfill", "mig_backfill_aside"};

// Without the tables of mig itself, which lie in that schema.
TableSizes sizes_of_database(Driver& driver, const std::string& history_schema);

// For looking at a database: a table that is being rebuilt must not make it wait for ever.
void limit_lock_wait(Driver& driver, const Settings& settings);

}  // namespace mig
