// B13: a large migration needs little more memory than its text.
#pragma once

#include "base/dialect.hpp"

namespace mig::test {

void b13_a_large_file_needs_twice_its_size_at_most(Dialect dialect);
void b13_one_large_statement_is_held_once(Dialect dialect);

}  // namespace mig::test
