#include <doctest/doctest.h>

#include "database/race_cases.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("race_postgres");

TEST_CASE("B2 PostgreSQL: 20 runners at once and 20 rounds") {
  Lab lab(Dialect::postgres);
  race(lab, 20, 20);
}

TEST_SUITE_END();
