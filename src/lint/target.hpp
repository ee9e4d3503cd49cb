// The relation that a statement is about.
#pragma once

#include "sql/ast.hpp"

namespace mig {

// What it changes, makes or puts rows into, of several the first; null: no relation, or none that has a name. The name lies
// in the statement itself.
const ast::ObjectName* target_of(const ast::Statement& statement);

}  // namespace mig
