// Functions and procedures that a statement calls: whether they may change the schema.
#pragma once

#include "catalog/apply.hpp"

namespace mig {

// Leaves a note, and the catalogue incomplete, when the query calls a function of the history that may change the schema.
void note_calls(Applier& to, const Syntax& query);

// Of a procedure: it holds, or a function that it calls does, a statement that changes the schema, or dynamic SQL.
// True for one that the catalogue does not know.
bool may_change_schema(Applier& to, std::string_view schema, std::string_view name);

}  // namespace mig
