#include <doctest/doctest.h>

#include "database/example_cases.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("example_sqlite");

TEST_CASE("the example on SQLite: up and down one at a time and all at once") {
  example_goes_up_and_down_one_at_a_time(Dialect::sqlite);
}
TEST_CASE("the example on SQLite: each migration redone gives the same schema") {
  example_is_redone_one_at_a_time(Dialect::sqlite);
}
TEST_CASE("B6 the example on SQLite: rebuilds keep every row") {
  example_rebuilds_keep_every_row(Dialect::sqlite);
}

TEST_SUITE_END();
