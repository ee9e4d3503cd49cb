// SQLite changes most of a table only by making a new one: CREATE new, INSERT … SELECT, DROP old, RENAME new, and everything that
// went with the old one again. https://www.sqlite.org/lang_altertable.html#otheralter
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/table.hpp"
#include "rewrite/site.hpp"

namespace mig {

// A column that the new table has behind the others.
struct RebuiltColumn {
  std::string definition;  // as it is written behind ADD COLUMN
  std::string name;        // as SQL
  std::string value;       // of the rows that are there; empty: SQLite gives it itself
};

// The statements that make the table anew, for a file with `-- mig: foreign-keys off`. Its rowids, the next number of
// AUTOINCREMENT, indexes, triggers and views stay. `added` null: as it is in `catalog`, whatever else it has by then.
std::vector<std::string> sqlite_rebuild(const Catalog& catalog, const Table& table,
                                        const RebuiltColumn* added);

}  // namespace mig
