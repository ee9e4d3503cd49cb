// Renames on SQLite, which refers by name and rewrites the texts that do.
#pragma once

#include "catalog/apply.hpp"

namespace mig {

// The table has its new name: foreign keys, views and triggers follow.
void follow_table_sqlite(Applier& to, const std::string& from, const std::string& name);
// The column has its new name.
void follow_column_sqlite(Applier& to, ObjectId table, const std::string& from,
                          const std::string& name);

}  // namespace mig
