// Making indexes, also those that constraints and partitions bring with them.
#pragma once

#include "catalog/apply.hpp"

namespace mig {

// One element as the catalogue keeps it; what its expression uses is added to `uses`.
IndexElement make_element(Applier& to, const ast::IndexElement& element, std::string_view method,
                          std::vector<ObjectId>& uses);
// Plain columns, in the default order.
// An element that calls a type's function on a column of just that type, date(day), is the column itself.
// Without the collations that the columns in it have anyway.
void drop_usual_collations(const Table& table, std::vector<IndexElement>& elements);
void drop_idle_casts(const Table& table, std::vector<IndexElement>& elements,
                     const Catalog& catalog);
std::vector<IndexElement> plain_elements(const std::vector<std::string>& columns);

// Adds the index; without a name it gets the one PostgreSQL chooses. `changing` is its table where that is being changed.
ObjectId add_index(Applier& to, Index index, std::string_view table_name, const Table* changing);

// A copy of a partitioned table's index (and the constraint it enforces) on one partition, or an equal one that is there.
void give_index_to_partition(Applier& to, ObjectId parent_index, ObjectId partition);
// Of all its indexes.
void give_indexes_to_partition(Applier& to, ObjectId parent_table, ObjectId partition);
// On all partitions.
void give_index_to_partitions(Applier& to, ObjectId parent_index);

}  // namespace mig
