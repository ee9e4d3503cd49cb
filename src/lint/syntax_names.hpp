// Names inside a statement's syntax, found as the statement finds them.
#pragma once

#include "lint/context.hpp"
#include "sql/references.hpp"

namespace mig {

ObjectId relation_of(const JudgedStatement& at, const QualifiedName& name);
ObjectId relation_after(const JudgedStatement& at, const QualifiedName& name);

// Of an object_name node.
ObjectId relation_of(const JudgedStatement& at, const Syntax& object_name);

// ctid, tableoid, …
bool is_system_column(std::string_view name);
// All columns of the table or view are in the catalogue.
bool knows_columns(const JudgedStatement& at, ObjectId relation);
// It has the column, or what it has is not known.
bool may_have_column(const JudgedStatement& at, ObjectId relation, std::string_view column);

// What stands between the operands of a `binary` node.
std::string_view operator_of(const Syntax& binary);

}  // namespace mig
