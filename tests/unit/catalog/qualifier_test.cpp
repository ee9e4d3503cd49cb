// Texts that say a relation's name in front of its columns.
#include "replayed.hpp"

using namespace mig;

TEST_SUITE_BEGIN("catalog");

TEST_CASE("A view keeps the old name of a renamed relation as its alias") {
  const Replayed r(R"(
    CREATE TABLE t (a int);
    CREATE TABLE o (a int);
    CREATE VIEW v AS SELECT t.a FROM t WHERE t.a > 1;
    CREATE VIEW w AS SELECT v.a, public.v.a AS b FROM ONLY v JOIN o x ON x.a = v.a;
    CREATE VIEW alone AS SELECT a FROM t;
    CREATE VIEW other AS WITH t AS (SELECT 1 AS a) SELECT t.a FROM t;
    CREATE VIEW named AS SELECT k.a FROM t k;
    CREATE MATERIALIZED VIEW m AS SELECT row_to_json(t) AS j FROM t;
    ALTER TABLE t RENAME TO tt;
    ALTER VIEW v RENAME TO "V";)");
  const auto query = [&](const char* name) { return r.get<View>(name).query; };
  CHECK(query("public.\"V\"") == "select t.a from public.tt as t where t.a > 1");
  CHECK(query("public.w") ==
        "select v.a, v.a as b from only public.\"V\" as v join public.o x on x.a = v.a");
  CHECK(query("public.alone") == "select a from public.tt");
  CHECK(query("public.other") == "with t as (select 1 as a) select t.a from t");
  CHECK(query("public.named") == "select k.a from public.tt k");
  CHECK(query("public.m") == "select row_to_json(t) as j from public.tt as t");
}

TEST_CASE("What is over the relation's own columns says the new name") {
  const Replayed r(R"(
    CREATE TABLE t (a int CHECK (t.a > 1), b int);
    CREATE INDEX i ON t ((t.a + t.b)) WHERE t.a > 0;
    CREATE POLICY p ON t USING (t.a = 1 AND EXISTS (SELECT 1 FROM t AS u WHERE u.a = t.b));
    CREATE POLICY q ON t USING (EXISTS (SELECT 1 FROM t WHERE t.a = 1));
    CREATE RULE r AS ON INSERT TO t DO ALSO UPDATE t SET a = 1 WHERE t.b = new.b;
    CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT t.a FROM t; END;
    ALTER TABLE t RENAME TO "T";)");
  CHECK(r.constraint("public.\"T\"", "t_a_check").expression == "\"T\".a > 1");
  CHECK(r.catalog().all<Index>()[0]->elements[0].expression == "\"T\".a + \"T\".b");
  CHECK(r.catalog().all<Index>()[0]->predicate == "\"T\".a > 0");
  CHECK(r.catalog().all<Policy>()[0]->using_ ==
        "\"T\".a = 1 and exists(select 1 from public.\"T\" as u where u.a = \"T\".b)");
  CHECK(r.catalog().all<Policy>()[1]->using_ ==
        "exists(select 1 from public.\"T\" as t where t.a = 1)");
  CHECK(r.catalog().all<Rule>()[0]->definition ==
        "create rule r as on insert to public.\"T\" do also update public.\"T\" as t set a = 1 "
        "where t.b = new.b");
  CHECK(r.catalog().all<Function>()[0]->body ==
        "begin atomic select t.a from public.\"T\" as t ; end");
}
