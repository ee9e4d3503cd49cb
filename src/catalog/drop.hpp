// Taking objects out of the catalogue together with what cannot be without them.
#pragma once

#include "catalog/apply.hpp"

namespace mig {

// The object and all that depends on it, as DROP … CASCADE does: views, foreign keys, columns of a type, …
void drop_object(Applier& to, ObjectId id);
// A column with its constraints, indexes, owned sequences, and the views that read it.
void drop_column(Applier& to, ObjectId table, const std::string& column);
// A constraint with its index, and the foreign keys that need that index.
void drop_constraint(Applier& to, ObjectId table, const std::string& constraint);

// The partitions and inheritance children of a table.
std::vector<ObjectId> children_of(const Catalog& catalog, ObjectId table);

}  // namespace mig
