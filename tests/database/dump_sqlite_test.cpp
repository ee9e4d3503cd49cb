#include <doctest/doctest.h>

#include "base/text.hpp"
#include "database/dump_cases.hpp"
#include "support/introspected.hpp"
#include "support/schema_lines.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("dump_sqlite");

TEST_CASE("dump on SQLite: the example and its migrations give the same text") {
  example_dumps_alike(Dialect::sqlite);
}

TEST_CASE("dump on SQLite: a schema with one of everything loads back to the same text") {
  Lab lab(Dialect::sqlite);
  build_everything(*lab.connect());
  dump_loads_back(lab);
}

TEST_CASE("dump on SQLite: an empty database and mig's own tables give no statement") {
  Lab lab(Dialect::sqlite);
  lab.write("20260101000000_nothing", "-- mig: noop for the test");
  REQUIRE(lab.mig({"up"}).status == 0);
  CHECK(dump(lab) == "-- The schema of a SQLite database, as `mig dump` writes it.\n");
}

TEST_SUITE_END();
