// Whether something else has taken the place of an object: callers by its name find what they need.
#pragma once

#include "lint/context.hpp"

namespace mig {

// In `later` there is an object of the same kind and name that serves the callers of `old`: for functions one that takes
// the same arguments, more of them only with defaults. Views, tables and materialized views stand for each other.
bool is_replaced(const Catalog& before, ObjectId old, const Catalog& later);
// The same for a name that the object had at another time.
bool is_replaced(const Catalog& before, ObjectId old, const Catalog& later, std::string_view name);

}  // namespace mig
