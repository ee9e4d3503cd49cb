// Migrations that work against the runner, as dumps, old habits and bad nights bring them.
#include <doctest/doctest.h>

#include <string>

#include "support/lab.hpp"

using namespace mig;
using namespace mig::test;

namespace {

constexpr const char* invalid_indexes = "SELECT count(*) FROM pg_index WHERE NOT indisvalid";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// A table outside public that a unique index cannot be built on.
void make_shop(const Lab& lab) {
  lab.query("CREATE SCHEMA shop");
  lab.query("CREATE TABLE shop.goods AS SELECT 1 AS code FROM generate_series(1, 2)");
}

}  // namespace

TEST_SUITE_BEGIN("hostile_postgres");

TEST_CASE("B3 an INVALID index is found where the file's own search_path puts it") {
  Lab lab(Dialect::postgres);
  make_shop(lab);
  const auto driver = lab.connect();
  CHECK_THROWS(driver->run("CREATE UNIQUE INDEX CONCURRENTLY goods_code ON shop.goods (code)"));
  lab.query("DELETE FROM shop.goods");
  lab.write("20260101000000_a",
            "SET search_path = shop;\n"
            "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS goods_code ON goods (code);\n");
  const Finished done = lab.mig({"up"});
  CHECK_MESSAGE(done.status == 0, done.err);
  CHECK(lab.one(invalid_indexes) == "0");
}

TEST_CASE("B3 a concurrent build that fails is cleaned up where search_path puts it") {
  Lab lab(Dialect::postgres);
  make_shop(lab);
  lab.write(
      "20260101000000_a",
      "SET search_path = shop;\nCREATE UNIQUE INDEX CONCURRENTLY goods_code ON goods (code);\n");
  CHECK(lab.mig({"up"}).status == 5);
  CHECK(lab.one(invalid_indexes) == "0");
  lab.query("DELETE FROM shop.goods");
  const Finished done = lab.mig({"up"});
  CHECK_MESSAGE(done.status == 0, done.err);
}

TEST_CASE("set_config holds for the rest of a step by step file as SET does") {
  Lab lab(Dialect::postgres);
  lab.query("CREATE SCHEMA shop");
  lab.write("20260101000000_a",
            "SELECT pg_catalog.set_config('search_path', 'shop', false);\n"
            "CREATE TABLE goods (code int);\n"
            "CREATE INDEX CONCURRENTLY goods_code ON goods (code);\n");
  REQUIRE(lab.mig({"up"}).status == 0);
  CHECK(lab.one("SELECT to_regclass('shop.goods') IS NOT NULL") == "t");
  CHECK(lab.one("SELECT to_regclass('shop.goods_code') IS NOT NULL") == "t");
}

TEST_CASE("a procedure that commits and then fails is half way and never run again by itself") {
  Lab lab(Dialect::postgres);
  lab.query("CREATE TABLE seen (id int)");
  lab.query(
      "CREATE PROCEDURE part() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO seen VALUES (1); COMMIT; "
      "RAISE SQLSTATE '40001'; END $$");
  lab.write("20260101000000_a", "-- mig: transaction off\nCALL part();\n");
  const Finished first = lab.mig({"up"});
  CHECK(first.status == 5);
  CHECK(!has(first.err, "rolled back"));
  CHECK(has(first.err, "mig resolve"));
  CHECK(lab.mig({"up"}).status == 5);
  CHECK(lab.one("SELECT count(*) FROM seen") == "1");
  CHECK(lab.one("SELECT state FROM mig_history") == "failed");
  REQUIRE(lab.mig({"resolve", "20260101000000", "--applied"}).status == 0);
  CHECK(lab.mig({"status", "--check"}).status == 0);
}

TEST_CASE("a DO block that commits nothing is one atomic step") {
  Lab lab(Dialect::postgres);
  lab.query("CREATE TABLE seen (id int)");
  lab.write(
      "20260101000000_a",
      "-- mig: transaction off\nDO $$ BEGIN INSERT INTO seen VALUES (1); RAISE 'no'; END $$;\n");
  CHECK(lab.mig({"up"}).status == 4);
  lab.write("20260101000000_a",
            "-- mig: transaction off\nDO $$ BEGIN INSERT INTO seen VALUES (1); END $$;\n");
  CHECK(lab.mig({"up"}).status == 0);
  CHECK(lab.one("SELECT count(*) FROM seen") == "1");
}

TEST_CASE("a transaction that takes more locks than the server has room for says what helps") {
  Lab lab(Dialect::postgres);
  lab.write(
      "20260101000000_many",
      "DO $$ BEGIN FOR i IN 1..60000 LOOP EXECUTE format('CREATE TABLE t%s ()', i); END LOOP; "
      "END $$;");
  const Finished finished = lab.mig({"up"});
  CHECK(finished.status == 4);
  CHECK(finished.err.find("[53200]") != std::string::npos);
  CHECK(finished.err.find("transaction off") != std::string::npos);
  CHECK(finished.err.find("max_locks_per_transaction") != std::string::npos);
}

TEST_CASE("a client_encoding other than UTF-8 is refused before it garbles anything") {
  Lab lab(Dialect::postgres);
  for (const char* set : {"SET client_encoding = 'LATIN1'", "SET NAMES 'LATIN1'",
                          "SELECT set_config('client_encoding', 'LATIN1', false)"}) {
    lab.write("20260101000000_a",
              std::string(set) + ";\nCREATE TABLE t AS SELECT 'é'::text AS x;\n",
              "DROP TABLE t; -- é\n");
    const Finished refused = lab.mig({"up"});
    CHECK(refused.status == 4);
    CHECK(has(refused.err, "up.sql:1:1"));
    CHECK(has(refused.err, "UTF-8"));
    CHECK(lab.one("SELECT to_regclass('t') IS NULL") == "t");
  }
  lab.write("20260101000000_a", "SET client_encoding = 'UTF8';\nCREATE TABLE t (x int);\n");
  CHECK(lab.mig({"up"}).status == 0);
}

TEST_SUITE_END();
