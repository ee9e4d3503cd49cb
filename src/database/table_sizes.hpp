// How large the tables of a live database are, as far as it knows without reading them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "database/driver.hpp"

namespace mig {

struct StoredTable {
  std::string schema;      // empty on SQLite
  std::string name;        // of a table, materialized view or partitioned table, not quoted
  std::int64_t rows = 0;   // estimated
  std::int64_t bytes = 0;  // with its indexes and TOAST; 0: not known
};

// By schema and name. PostgreSQL: the planner's own estimate, and a high one where the table was never analysed; a
// partitioned table is as large as its partitions; takes ACCESS SHARE for a moment. SQLite: rows are counted up to a
// million, bytes come from dbstat where the library has it. Throws what Driver::query throws.
std::vector<StoredTable> table_sizes(Driver& driver);

}  // namespace mig
