#include <doctest/doctest.h>

#include <csignal>

#include "database/backfill_kill_cases.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("backfill_kill_sqlite");

TEST_CASE("SQLite: after 40 kills every row was done exactly once") {
  Lab lab(Dialect::sqlite);
  write_killed(lab);
  kill_over_and_over(lab, 40, [](Process& run) { run.kill(SIGKILL); });
  finish_killed(lab);
}

TEST_SUITE_END();
