// What the server makes of what is written.
#include "replayed.hpp"

using namespace mig;

TEST_SUITE_BEGIN("catalog");

TEST_CASE("A numeric without a scale has the scale 0") {
  const Replayed r(R"(
    CREATE DOMAIN d AS numeric(6);
    CREATE TABLE t (a numeric(5), b decimal(5), c dec(4)[], e pg_catalog.numeric(3), f numeric);
    ALTER TABLE t ADD COLUMN g numeric( 7 ), ADD COLUMN h numeric(7, 2);)");
  CHECK(r.type("public.t", "a") == "numeric(5,0)");
  CHECK(r.type("public.t", "b") == "numeric(5,0)");
  CHECK(r.type("public.t", "c") == "numeric(4,0)[]");
  CHECK(r.type("public.t", "e") == "numeric(3,0)");
  CHECK(r.type("public.t", "f") == "numeric");
  CHECK(r.type("public.t", "g") == "numeric(7,0)");
  CHECK(r.type("public.t", "h") == "numeric(7,2)");
  CHECK(r.catalog().to_string(r.get<Domain>("public.d").type) == "numeric(6,0)");
}

TEST_CASE("Parameters for results say what a function returns") {
  const Replayed r(R"(
    CREATE FUNCTION one(a int, OUT b text) LANGUAGE sql AS 'select 1';
    CREATE FUNCTION two(INOUT a int, OUT b text) LANGUAGE sql AS 'select 1';
    CREATE FUNCTION back(INOUT a int[]) LANGUAGE sql AS 'select 1';
    CREATE FUNCTION said(OUT a int, OUT b int) RETURNS SETOF record LANGUAGE sql AS 'select 1';
    CREATE FUNCTION rows() RETURNS TABLE (a int) LANGUAGE sql AS 'select 1';
    CREATE PROCEDURE done(INOUT a int) LANGUAGE sql AS 'select 1';)");
  const auto returns = [&](const char* name) {
    return r.catalog().to_string(r.get<Function>(name).returns);
  };
  CHECK(returns("public.one") == "text");
  CHECK(returns("public.two") == "record");
  CHECK(returns("public.back") == "integer[]");
  CHECK(returns("public.said") == "record");
  CHECK(returns("public.rows") == "");
  CHECK(returns("public.done") == "");
}

TEST_CASE("Names of constraints are chosen in the order of the text") {
  const Replayed r(R"(
    CREATE TABLE x (a int, CHECK (a > 0), b int CHECK (a > 1), UNIQUE (b), c int UNIQUE,
                    CHECK (a > 2));
    CREATE TABLE y (a int, CHECK (a > 0), b int CHECK (a > 1));
    ALTER TABLE y DROP CONSTRAINT y_a_check;)");
  CHECK(r.constraint("public.x", "x_a_check").expression == "a > 0");
  CHECK(r.constraint("public.x", "x_a_check1").expression == "a > 1");
  CHECK(r.constraint("public.x", "x_a_check2").expression == "a > 2");
  CHECK(r.constraint("public.y", "y_a_check1").expression == "a > 1");
}

TEST_CASE("plpgsql is in every database and no extension to tell of") {
  const Replayed r(R"(
    CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA pg_catalog;
    COMMENT ON EXTENSION plpgsql IS 'PL/pgSQL procedural language';)");
  CHECK(print(r.catalog()) == "");
}

TEST_CASE("Columns of CREATE TABLE AS have the types of their expressions") {
  const Replayed r(R"(
    CREATE TABLE t (a int, n numeric(8, 2), s varchar(9), d date);
    CREATE FUNCTION own(x int) RETURNS bigint LANGUAGE sql AS 'select 1';
    CREATE TABLE made AS SELECT 1 AS one, 3000000000 AS big, 1.5 AS num, 'x' AS str, NULL AS nil,
      current_date AS today, now() AS at, interval '1 day' AS iv, date '2020-01-01' AS day,
      -a AS neg, a + 1.5 AS plus, d - d AS days, d + 1 AS later, now() - interval '1 day' AS ago,
      s || 'x' AS joined, CASE WHEN a > 1 THEN a ELSE 2.5 END AS cs, coalesce('-', s) AS co,
      ARRAY[1, 2] AS arr, own(a) AS own, upper(s) AS up, true AS yes, f(a) AS unknown FROM t;
    CREATE TABLE sums AS SELECT count(*) AS c, sum(a) AS s, sum(n) AS sn, avg(a) AS av,
      max(s) AS ms, min(d) AS md FROM t;
    CREATE TABLE arms AS SELECT 1 AS x, 'a' AS y UNION ALL SELECT 2.5, 'b';)");
  const auto types = [&](const char* table) {
    std::string made;
    for (const Column& each : r.table(table).columns) {
      made += concat(r.catalog().to_string(each.type), each.type ? "|" : "?|");
    }
    return made;
  };
  CHECK(types("public.made") ==
        "integer|bigint|numeric|text|text|date|timestamp with time zone|interval|date|integer|"
        "numeric|integer|date|timestamp with time zone|text|numeric|character varying(9)|"
        "integer[]|bigint|text|boolean|?|");
  CHECK(types("public.sums") == "bigint|bigint|numeric|numeric|text|date|");
  CHECK(types("public.arms") == "?|text|");
}

TEST_CASE("A name that WITH defines is no table's") {
  const Replayed r(R"(
    CREATE TABLE t (a int);
    CREATE VIEW v AS WITH t AS (SELECT a FROM t) SELECT a FROM t;)");
  CHECK(r.get<View>("public.v").query == "with t as (select a from public.t) select a from t");
}
