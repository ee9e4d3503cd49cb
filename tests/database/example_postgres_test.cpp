#include <doctest/doctest.h>

#include "database/example_cases.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("example_postgres");

TEST_CASE("the example on PostgreSQL: up and down one at a time and all at once") {
  example_goes_up_and_down_one_at_a_time(Dialect::postgres);
}
TEST_CASE("the example on PostgreSQL: each migration redone gives the same schema") {
  example_is_redone_one_at_a_time(Dialect::postgres);
}
TEST_CASE("B6 the example on PostgreSQL: rebuilds keep every row") {
  example_rebuilds_keep_every_row(Dialect::postgres);
}

TEST_SUITE_END();
