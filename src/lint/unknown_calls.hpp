// Calls of what nobody knows: neither PostgreSQL, nor an extension that comes with it, nor the catalogue.
#pragma once

#include <string>

#include "lint/context.hpp"

namespace mig {

// The routine that a CALL runs, or a SELECT or PERFORM of nothing but a call, as it is written; empty: it is known, or may
// be one of an extension that the catalogue has.
std::string unknown_routine(const JudgedStatement& at);

}  // namespace mig
