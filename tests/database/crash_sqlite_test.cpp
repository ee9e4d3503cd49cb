#include <doctest/doctest.h>

#include "database/crash_cases.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("crash_sqlite");

TEST_CASE("B1 SQLite: up is healed after a kill at every point") {
  Lab lab(Dialect::sqlite);
  write_crash_history(lab);
  const int points = sweep(lab, {"up"}, {});
  MESSAGE("points: ", points);
  CHECK(points >= 27);
}

TEST_CASE("B1 SQLite: down is healed after a kill at every point") {
  Lab lab(Dialect::sqlite);
  write_crash_history(lab);
  const int points = sweep(lab, {"down", "--to", "0"}, {"up"});
  MESSAGE("points: ", points);
  CHECK(points >= 20);
}

TEST_CASE("B1 SQLite: a second kill while healing is healed too") {
  Lab lab(Dialect::sqlite);
  write_crash_history(lab);
  sweep_twice(lab, "naked statement run");
}

TEST_CASE("SQLite: up with a gate, release and abort are healed after a kill at every point") {
  Lab lab(Dialect::sqlite);
  write_gated_history(lab);
  CHECK(sweep(lab, {"up"}, {}) >= 12);
  CHECK(sweep_gates(lab) >= 15);
}

TEST_SUITE_END();
