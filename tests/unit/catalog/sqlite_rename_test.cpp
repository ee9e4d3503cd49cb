#include "replayed.hpp"

using namespace mig;

namespace {

Replayed sqlite(const std::string& sql) { return Replayed(sql, Dialect::sqlite); }

}  // namespace

TEST_SUITE_BEGIN("catalog");

TEST_CASE("SQLite: a renamed table is followed wherever it stands") {
  const Replayed r = sqlite(R"(
    CREATE TABLE t (a); CREATE TABLE u (t);
    CREATE TRIGGER g AFTER INSERT ON u BEGIN INSERT INTO t (a) SELECT u.t FROM u; DELETE FROM t WHERE t.a = 1; END;
    CREATE VIEW v AS SELECT t.a, x.t FROM t, u AS x;
    ALTER TABLE t RENAME TO "new one";)");
  CHECK(r.catalog().all<Trigger>()[0]->body ==
        "insert into \"new one\"(a) select u.t from u;\ndelete from \"new one\" where \"new "
        "one\".a = 1;\n");
  CHECK(r.get<View>("v").query == "select \"new one\".a, x.t from \"new one\", u as x");
}

TEST_CASE("SQLite: a table whose name holds a dot is renamed like any other") {
  const Replayed r = sqlite(R"(
    CREATE TABLE "a.b" (c, "d.e");
    CREATE VIEW v AS SELECT "a.b".c, main."a.b"."d.e" FROM main."a.b";
    ALTER TABLE "a.b" RENAME TO n;)");
  CHECK(r.get<View>("v").query == "select n.c, main.n.\"d.e\" from n");
}

TEST_CASE("SQLite: a renamed column is followed where it is that table's") {
  const Replayed r = sqlite(R"(
    CREATE TABLE t (id, k, n); CREATE TABLE u (k, m);
    CREATE VIEW v AS SELECT x.k AS k, u.k AS other, k FROM t AS x;
    CREATE VIEW w AS SELECT k FROM (SELECT 1 AS k) WHERE EXISTS (SELECT k FROM u) AND 1 IN (SELECT n FROM t WHERE k = m);
    CREATE TRIGGER g AFTER UPDATE OF k ON t WHEN OLD.k <> NEW.k BEGIN
      INSERT INTO t (k, n) VALUES (NEW.k, 'k') ON CONFLICT (k) DO UPDATE SET k = excluded.k;
      UPDATE u SET k = 1 WHERE k IN (SELECT k FROM t);
    END;
    ALTER TABLE t RENAME k TO key;)");
  CHECK(r.get<View>("v").query == "select x.key as k, u.k as other, key from t as x");
  CHECK(join(r.get<View>("v").columns, " ") == "k other key");
  CHECK(r.get<View>("w").query ==
        "select k from (select 1 as k) where exists(select k from u) and 1 in (select n from t "
        "where "
        "key = m)");
  const Trigger& trigger = *r.catalog().all<Trigger>()[0];
  CHECK(trigger.when == "old.key <> new.key");
  CHECK(trigger.body ==
        "insert into t(key, n) values (new.key, 'k') on conflict(key) do update set "
        "key = "
        "excluded.key;\nupdate u set k = 1 where k in (select key from t);\n");
}

TEST_CASE("SQLite: names of a view's columns that somebody gave stay") {
  const Replayed r = sqlite(R"(
    CREATE TABLE t (a);
    CREATE VIEW given (a) AS SELECT a FROM t;
    CREATE VIEW taken AS SELECT a FROM t;
    ALTER TABLE t RENAME a TO b;)");
  CHECK(r.get<View>("given").columns[0] == "a");
  CHECK(r.get<View>("taken").columns[0] == "b");
}

TEST_CASE("SQLite: DROP TRIGGER says no table") {
  const Replayed r = sqlite(R"(
    CREATE TABLE t (a);
    CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END;
    CREATE TRIGGER h AFTER INSERT ON t BEGIN SELECT 1; END;
    DROP TRIGGER G;)");
  CHECK(r.names<Trigger>() == "h");
}

TEST_CASE("SQLite: a temporary trigger on a lasting table is no part of the schema") {
  const Replayed r =
      sqlite("CREATE TABLE t (a); CREATE TEMP TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END;");
  CHECK(describe(r.catalog()).contains("table t"));
  CHECK_FALSE(describe(r.catalog()).contains("trigger g"));
}

TEST_CASE("SQLite: CREATE TABLE AS declares affinities") {
  const Replayed r = sqlite(R"(
    CREATE TABLE t (a INTEGER, b VARCHAR(9), c DATE, d DOUBLE, e BLOB, f);
    CREATE TABLE u AS SELECT a, b, c, d, e, f, a + 1 AS g FROM t;)");
  std::string types;
  for (const Column& each : r.table("u").columns) types += concat(each.type.text, "|");
  CHECK(types == "INT|TEXT|NUM|REAL||||");
}

TEST_SUITE_END();
