// New names and schemas, followed wherever the old ones stand.
#pragma once

#include "catalog/apply.hpp"

namespace mig {

// A value of an enum, followed into constants of that type; PostgreSQL keeps these by number.
void rename_value(Applier& to, ObjectId type, const std::string& from, const std::string& name);
// Any object but a column, constraint or value.
void rename_object(Applier& to, ObjectId id, std::string_view name);
void move_object(Applier& to, ObjectId id, ObjectId schema);
void rename_column(Applier& to, ObjectId relation, const std::string& from,
                   const std::string& name);

}  // namespace mig
