// The partitions that hold the rows of a partitioned table.
#pragma once

#include <vector>

#include "catalog/catalog.hpp"
#include "catalog/relation.hpp"

namespace mig {

// The table is known to be partitioned.
bool is_partitioned(const Catalog& catalog, ObjectId table);
// Those below it, of every level, that are not partitioned themselves, in the order of their making.
std::vector<const Table*> leaf_partitions(const Catalog& catalog, ObjectId table);
// No row can lie in it: it is partitioned, and all of it that there is is known to have no partition.
bool is_without_partitions(const Catalog& catalog, ObjectId table);

}  // namespace mig
