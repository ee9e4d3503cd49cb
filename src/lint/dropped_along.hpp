// What a statement takes along by CASCADE: objects, foreign keys and columns that depend on what it drops.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"

namespace mig {

struct DroppedAlong {
  std::vector<std::string> names;  // "view public.v", "foreign key a_fkey of public.a"
  std::vector<std::string> drops;  // statements that drop the same, what depends on others first
};

// `roots` are what the statement names. Indexes, triggers, policies and own sequences of a table that goes are not told.
DroppedAlong dropped_along(const JudgedStatement& at, const std::vector<ObjectId>& roots);

// Between two states of the schema, of what is surely there: what CASCADE would take if it were said.
DroppedAlong surely_dropped_along(const Catalog& before, const Catalog& after,
                                  const std::vector<ObjectId>& roots);

// The tables that TRUNCATE … CASCADE empties too.
std::vector<std::string> truncated_along(const Catalog& catalog,
                                         const std::vector<ObjectId>& tables);

}  // namespace mig
