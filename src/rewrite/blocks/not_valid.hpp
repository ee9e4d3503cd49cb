// CHECK and FOREIGN KEY in two steps: NOT VALID first, which reads no row, then VALIDATE, which blocks no writer.
#pragma once

#include "catalog/table.hpp"
#include "rewrite/site.hpp"

namespace mig {

// Stages constrain and validate. `constraint` is as the catalogue has it after the original statement.
void add_not_valid_steps(RewriteSite& site, const Table& table, const Constraint& constraint);

}  // namespace mig
