// What a contract step takes away for good: named and counted before it is asked for.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "database/driver.hpp"
#include "migration/script.hpp"

namespace mig {

// A table, or a column of it, that a DROP TABLE or DROP COLUMN names, quoted where needed.
struct LostData {
  std::string table;
  std::string column;  // empty: the whole table
};
std::vector<LostData> lost_data(const MigrationScript& script);

// A contract step without a way back: its down is declared irreversible, or there is none and data is lost.
bool loses_data(const MigrationScript& up, const MigrationScript* down);

// "orders.note (1204 values), table old_orders (about 12 million rows)". Asks the database.
std::string describe_loss(Driver& driver, const std::vector<LostData>& lost);

}  // namespace mig
