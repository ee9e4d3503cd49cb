// A UNIQUE or PRIMARY KEY whose index is built concurrently and adopted.
#pragma once

#include <string>

#include "catalog/relation.hpp"
#include "rewrite/site.hpp"

namespace mig {

// Stage build: the index under the constraint's own name, which the constraint then takes over. `constraint` is
// as the catalogue has it after the original statement.
void add_unique_steps(RewriteSite& site, const Table& table, const Constraint& constraint);

// The rows that would fail the build, as a check in front of it: an index that fails half way costs every write.
std::string duplicates_check(const Catalog& catalog, const Table& table, const Index& index);

// "CREATE UNIQUE INDEX CONCURRENTLY name ON …;" from the catalogue's index.
std::string concurrent_build(const Catalog& catalog, const Index& index);

}  // namespace mig
