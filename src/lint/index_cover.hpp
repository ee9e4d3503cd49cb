// What one index does for another, and for a foreign key.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.hpp"
#include "catalog/relation.hpp"

namespace mig {

// Every search that `narrow` serves, `wide` serves as well: its columns begin with those of `narrow`, over the same rows.
bool serves_for(const Index& wide, const Index& narrow);

// The same index under any name, of a table of the same name: what is dropped and made again is another object.
bool is_same_index(const Catalog& before, const Index& was, const Catalog& after, const Index& is);

// One such index of that table is in `before`.
bool has_such_index(const Catalog& before, const Catalog& after, const Index& is);

// Indexes of a table (partitions have their own), those that constraints made among them.
std::vector<const Index*> indexes_of(const Catalog& catalog, ObjectId table);

// An index by which the rows that refer to a key are found: it begins with a column of the foreign key, over all rows that
// can refer. Null: each DELETE of the referenced table reads the whole table.
const Index* index_for_key(const Catalog& catalog, const Table& table, const Constraint& key,
                           ObjectId without = 0);

// Exactly these columns, in any order, without an expression or a condition.
bool is_over(const Index& index, std::vector<std::string> columns);

}  // namespace mig
