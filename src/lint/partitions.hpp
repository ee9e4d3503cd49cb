// The partitions and children that hold the rows of a table.
#pragma once

#include <algorithm>
#include <vector>

#include "catalog/catalog.hpp"
#include "catalog/relation.hpp"

namespace mig {

// The table is known to be partitioned.
bool is_partitioned(const Catalog& catalog, ObjectId table);
// Those below it, of every level, that are not partitioned themselves, in the order of their making.
std::vector<const Table*> leaf_partitions(const Catalog& catalog, ObjectId table);
// `fits(ObjectId)` is true of all its partitions and inheritance children, of every level.
template <typename Fits>
bool all_descendants(const Catalog& catalog, ObjectId table, Fits fits) {
  for (const Table* each : catalog.dependents<Table>(table)) {
    const bool inherits =
        std::find(each->inherits.begin(), each->inherits.end(), table) != each->inherits.end();
    if (each->partition_of != table && !inherits) continue;
    if (!fits(each->id) || !all_descendants(catalog, each->id, fits)) return false;
  }
  return true;
}
// No row can lie in it: it is partitioned, and all of it that there is is known to have no partition.
bool is_without_partitions(const Catalog& catalog, ObjectId table);

}  // namespace mig
