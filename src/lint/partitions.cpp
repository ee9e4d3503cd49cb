#include "lint/partitions.hpp"

#include <algorithm>

namespace mig {
namespace {

void add_leaves(const Catalog& catalog, ObjectId table, std::vector<const Table*>& to) {
  for (const Table* each : catalog.dependents<Table>(table)) {
    if (each->partition_of != table) continue;
    if (each->is_partitioned()) {
      add_leaves(catalog, each->id, to);
    } else {
      to.push_back(each);
    }
  }
}

}  // namespace

bool is_partitioned(const Catalog& catalog, ObjectId table) {
  const auto* found = catalog.get<Table>(table);
  return found != nullptr && found->is_partitioned();
}

std::vector<const Table*> leaf_partitions(const Catalog& catalog, ObjectId table) {
  std::vector<const Table*> found;
  add_leaves(catalog, table, found);
  return found;
}

bool is_without_partitions(const Catalog& catalog, ObjectId table) {
  return is_partitioned(catalog, table) && catalog.is_complete() &&
         !catalog.object(table)->is_uncertain && leaf_partitions(catalog, table).empty();
}

}  // namespace mig
