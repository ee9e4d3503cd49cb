#include <doctest/doctest.h>

#include "database/race_cases.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("race_sqlite");

TEST_CASE("B2 SQLite: 20 runners at once and 20 rounds") {
  Lab lab(Dialect::sqlite);
  race(lab, 20, 20);
}

TEST_SUITE_END();
