#include <doctest/doctest.h>

#include "base/text.hpp"
#include "database/dump_cases.hpp"
#include "support/introspected.hpp"
#include "support/schema_lines.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("dump_postgres");

TEST_CASE("dump on PostgreSQL: the example and its migrations give the same schema") {
  example_dumps_alike(Dialect::postgres);
}

TEST_CASE("dump on PostgreSQL: a schema with one of everything loads back to the same text") {
  Lab lab(Dialect::postgres);
  build_everything(*lab.connect());
  // A dump tells inherited columns as the table's own too, and a tree of partitions in more words.
  lab.connect()->exchange(
      "DROP TABLE app.points_at_log, app.log, app.animal, app.swimmer, app.half_checked, "
      "app.doubling CASCADE; DROP TABLE IF EXISTS app.renamed CASCADE");
  dump_loads_back(lab);
}

TEST_CASE("dump on PostgreSQL: mig's own tables and their schema are left out") {
  Lab lab(Dialect::postgres);
  lab.write("20260101000000_t", "CREATE TABLE t (a int)");
  REQUIRE(lab.mig({"up"}, {{"MIG_HISTORY_SCHEMA", "own"}}).status == 0);
  const Finished finished = lab.mig({"dump"}, {{"MIG_HISTORY_SCHEMA", "own"}});
  CHECK(finished.out ==
        "-- The schema of a PostgreSQL database, as `mig dump` writes it.\n"
        "\nCREATE TABLE public.t (\n  a integer\n);\n");
  // As soon as something else lies in it, it is part of the schema.
  lab.connect()->exchange("CREATE TABLE own.u (a int)");
  CHECK(lab.mig({"dump"}, {{"MIG_HISTORY_SCHEMA", "own"}}).out.find("CREATE SCHEMA") !=
        std::string::npos);
}

TEST_CASE("dump on PostgreSQL: an index that is not valid is a warning and a difference") {
  Lab lab(Dialect::postgres);
  {
    const auto driver = lab.connect();
    driver->exchange("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)");
    CHECK_THROWS_AS(driver->exchange("CREATE UNIQUE INDEX CONCURRENTLY broken ON t (a)"), Error);
  }
  const std::string file = (lab.root() / "schema.sql").string();
  const Finished written = lab.mig({"dump", "--output", file});
  CHECK(written.status == 0);
  CHECK(written.err ==
        "warning: the index is not valid in the database: drop it and build it again: "
        "public.broken\n");
  const Finished checked = lab.mig({"dump", "--check", file});
  CHECK(checked.status == 1);
  CHECK(checked.out.find("index public.broken: invalid") != std::string::npos);
  lab.connect()->exchange("DELETE FROM t; REINDEX INDEX broken");
  CHECK(lab.mig({"dump", "--check", file}).status == 0);
}

TEST_CASE("dump on PostgreSQL: --no-grants leaves out what names roles") {
  Lab lab(Dialect::postgres);
  lab.connect()->exchange(
      "CREATE TABLE t (a int); GRANT SELECT ON t TO PUBLIC; GRANT UPDATE (a) ON t TO PUBLIC");
  const std::string with = dump(lab), without = dump(lab, {"--no-grants"});
  CHECK(with.find("GRANT") != std::string::npos);
  CHECK(without.find("GRANT") == std::string::npos);
  CHECK(with.starts_with(without));
}

TEST_SUITE_END();
