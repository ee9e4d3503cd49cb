// Keys that PostgreSQL refuses whatever the rows hold: what a foreign key refers to is no key, or an index cannot become
// a constraint.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"

namespace mig {

struct KeyFailure {
  Span span;
  std::string table;
  std::string why;  // "public.users (age) is neither the primary key nor unique"
};

// Of tables all of which are surely known; empty where nothing is certain.
std::vector<KeyFailure> key_failures(const JudgedStatement& at);

}  // namespace mig
