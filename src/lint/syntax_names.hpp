// Names inside a statement's syntax, found as the statement finds them.
#pragma once

#include "lint/context.hpp"
#include "sql/references.hpp"

namespace mig {

ObjectId relation_of(const JudgedStatement& at, const QualifiedName& name);
ObjectId relation_after(const JudgedStatement& at, const QualifiedName& name);

// Of an object_name node.
ObjectId relation_of(const JudgedStatement& at, const Syntax& object_name);

// What stands between the operands of a `binary` node.
std::string_view operator_of(const Syntax& binary);

}  // namespace mig
