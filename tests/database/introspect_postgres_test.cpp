#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.hpp"
#include "database/introspect.hpp"
#include "support/introspected.hpp"
#include "support/lab.hpp"
#include "support/planted.hpp"
#include "support/schema_lines.hpp"

using namespace mig;
using namespace mig::test;

namespace {

using Texts = std::vector<std::string>;

}  // namespace

TEST_SUITE_BEGIN("introspect_postgres");

TEST_CASE("A schema with one of everything loads back to itself") {
  Lab lab(Dialect::postgres);
  build_everything(*lab.connect());
  check_round_trip(lab, 300);
}

TEST_CASE("Every planted change shows and nothing else does") {
  Lab lab(Dialect::postgres);
  const auto driver = lab.connect();
  build_everything(*driver);
  check_planted(*driver, "database/introspect/planted_postgres.txt", 150, 10);
}

TEST_CASE("An empty database has no statements") {
  Lab lab(Dialect::postgres);
  CHECK(introspect(*lab.connect()).empty());
}

TEST_CASE("The order of creation does not show") {
  const char* forwards =
      "CREATE TABLE b (id int PRIMARY KEY); CREATE TABLE a (id int PRIMARY KEY REFERENCES b);"
      "CREATE INDEX z ON a (id); CREATE INDEX y ON a ((id + 1)); CREATE VIEW w AS TABLE a;"
      "CREATE VIEW v AS TABLE b; GRANT SELECT ON a TO PUBLIC; GRANT SELECT ON b TO PUBLIC;";
  const char* backwards =
      "CREATE TABLE a (id int PRIMARY KEY); CREATE VIEW w AS TABLE a; CREATE INDEX y ON a ((id + "
      "1));"
      "CREATE INDEX z ON a (id); GRANT SELECT ON a TO PUBLIC; CREATE TABLE b (id int PRIMARY KEY);"
      "GRANT SELECT ON b TO PUBLIC; CREATE VIEW v AS TABLE b;"
      "ALTER TABLE a ADD FOREIGN KEY (id) REFERENCES b;";
  Lab lab(Dialect::postgres);
  lab.connect()->exchange(forwards);
  const Texts first = introspect(*lab.connect());
  lab.fresh_database();
  lab.connect()->exchange(backwards);
  const Texts second = introspect(*lab.connect());
  CHECK_MESSAGE(first == second, difference(first, second));
}

TEST_CASE("What needs something comes after it whatever its kind") {
  Lab lab(Dialect::postgres);
  lab.connect()->exchange(R"(
    CREATE FUNCTION f() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
    CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + f()) STORED, c int DEFAULT f());
    CREATE VIEW a_view AS SELECT a, f() AS f FROM t;
    CREATE FUNCTION of_view(r a_view) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT r.a';
    CREATE VIEW aa_view AS SELECT of_view(v) FROM a_view v;
    CREATE MATERIALIZED VIEW m AS SELECT * FROM aa_view;
    CREATE TABLE of_matview (x m, y int DEFAULT f());
    CREATE DOMAIN d AS int CHECK (VALUE > f());
    CREATE TABLE s (a d);
    CREATE INDEX i ON t (f(), a);
  )");
  check_round_trip(lab);
}

TEST_CASE("Tables that are left out take their indexes and sequences with them") {
  Lab lab(Dialect::postgres);
  const auto driver = lab.connect();
  driver->exchange(
      "CREATE SCHEMA \"Own\"; CREATE TABLE kept (a int);"
      "CREATE TABLE \"Own\".mig_history (id serial PRIMARY KEY, a int UNIQUE, b text CHECK (b <> "
      "''));"
      "CREATE INDEX hidden_index ON \"Own\".mig_history (b);"
      "COMMENT ON TABLE \"Own\".mig_history IS 'hidden'; COMMENT ON COLUMN \"Own\".mig_history.a "
      "IS 'x';"
      "COMMENT ON INDEX \"Own\".hidden_index IS 'hidden';"
      "GRANT SELECT ON \"Own\".mig_history TO PUBLIC;"
      "CREATE STATISTICS \"Own\".hidden_statistics ON a, b FROM \"Own\".mig_history;");
  CHECK(holds(introspect(*driver), "mig_history"));
  for (const char* name : {"Own.mig_history", "\"Own\".mig_history"}) {
    const Texts statements = introspect(*driver, {{name}});
    CHECK(statements ==
          Texts{"CREATE SCHEMA \"Own\"", "CREATE TABLE public.kept (\n  a integer\n)"});
  }
}

TEST_CASE("No password and no other secret option shows") {
  Lab lab(Dialect::postgres);
  const auto driver = lab.connect();
  driver->exchange(
      "CREATE FOREIGN DATA WRAPPER w OPTIONS (secret 'hunter2');"
      "CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'h', password 'hunter2', api_key "
      "'hunter2', "
      "auth_token 'hunter2', url 'postgres://bob:hunter2@example.org/x');"
      "CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (user 'bob', password 'hunter2', keytab "
      "'hunter2');");
  const Texts statements = introspect(*driver);
  CHECK(holds(statements, "host 'h'"));
  CHECK(holds(statements, "\"user\" 'bob'"));
  CHECK_FALSE(holds(statements, "hunter2"));
}

TEST_CASE("An index that is not valid is marked") {
  Lab lab(Dialect::postgres);
  const auto driver = lab.connect();
  driver->exchange("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)");
  CHECK_THROWS_AS(driver->exchange("CREATE UNIQUE INDEX CONCURRENTLY broken ON t (a)"), Error);
  const Texts statements = introspect(*driver);
  CHECK(statements.back() == "-- invalid\nCREATE UNIQUE INDEX broken ON public.t USING btree (a)");
}

TEST_CASE("Settings and the open transaction are left as they were") {
  Lab lab(Dialect::postgres);
  const auto driver = lab.connect();
  driver->exchange("SET search_path = pg_catalog; SET DateStyle = 'German'");
  const auto settings = [&] {
    return driver->exchange(
        "SELECT current_setting('search_path'), current_setting('DateStyle'), "
        "current_setting('transaction_read_only')")[0];
  };
  const Row before = settings();
  introspect(*driver);
  CHECK_FALSE(driver->in_transaction());
  CHECK(settings() == before);
  driver->exchange("BEGIN; CREATE TABLE public.t (a int)");
  CHECK(holds(introspect(*driver), "CREATE TABLE public.t"));
  CHECK(driver->in_transaction());
  CHECK(settings() == before);
  driver->exchange("COMMIT");
}

TEST_CASE("A read-only connection is enough") {
  Lab lab(Dialect::postgres);
  lab.connect()->exchange("CREATE TABLE t (a int)");
  const auto driver =
      connect(DatabaseUrl::parse(lab.url()), ConnectOptions{.mode = OpenMode::read_only});
  CHECK(introspect(*driver) == Texts{"CREATE TABLE public.t (\n  a integer\n)"});
}

TEST_SUITE_END();
