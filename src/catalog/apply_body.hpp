// The statements inside a DO block, or in the body of a function that is called.
#pragma once

#include "catalog/apply.hpp"

namespace mig {

// Applies those that run for certain; what those below a condition make is there perhaps. What cannot be known is noted.
void apply_body(Applier& to, const ast::Statement& statement);

}  // namespace mig
