// migrations-example/ applied by the real mig, on either engine.
#pragma once

#include "base/dialect.hpp"

namespace mig::test {

void example_goes_up_and_down_one_at_a_time(Dialect dialect);
void example_is_redone_one_at_a_time(Dialect dialect);
void example_rebuilds_keep_every_row(Dialect dialect);

}  // namespace mig::test
