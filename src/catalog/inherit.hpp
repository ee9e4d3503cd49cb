// What a table gets from its parents, from LIKE, and what partitions get from the partitioned table.
#pragma once

#include "catalog/apply.hpp"

namespace mig {

// Of a new table the inherited columns come before its own, in the order of the parents; a table that is there keeps its
// order and gets new ones at its end, and keeps its defaults.
enum class ColumnPlace : unsigned char { first, last };
// Columns and checks of an INHERITS parent, merged with those the table has; as ALTER TABLE … INHERIT does as well.
void inherit_from(Applier& to, Table& child, ObjectId parent,
                  ColumnPlace where = ColumnPlace::first);
// NO INHERIT, DETACH: what no other parent has is the table's own from now on.
void leave_parent(const Catalog& catalog, Table& child, ObjectId parent);
// Foreign keys, indexes and row triggers of a partitioned table, on a partition that is in the catalogue.
void give_to_partition(Applier& to, ObjectId parent, ObjectId partition);
void copy_trigger(Applier& to, const Trigger& trigger, ObjectId partition);
// LIKE: the columns now, the rest when the table is in the catalogue.
void copy_columns(Applier& to, Table& table, const ast::LikeTable& like, std::size_t position);
void copy_rest(Applier& to, Table& table, const ast::LikeTable& like);

}  // namespace mig
