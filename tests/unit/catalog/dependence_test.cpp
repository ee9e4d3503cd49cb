// What hangs on columns and functions, and what is taken over from other tables.
#include "replayed.hpp"

using namespace mig;

TEST_SUITE_BEGIN("catalog");

TEST_CASE("A table that begins to inherit keeps its own defaults") {
  const Replayed r(R"(
    CREATE TABLE u (x int DEFAULT 1);
    CREATE TABLE v (x int);
    ALTER TABLE v INHERIT u;
    ALTER TABLE u ADD COLUMN y int DEFAULT 2;
    CREATE TABLE w () INHERITS (u);)");
  CHECK(r.column("public.v", "x").default_value == "");
  CHECK(r.column("public.v", "y").default_value == "2");
  CHECK(r.column("public.w", "x").default_value == "1");
}

TEST_CASE("A column is renamed once in a child of two children") {
  const Replayed r(R"(
    CREATE TABLE a (x int, y text);
    CREATE TABLE b () INHERITS (a);
    CREATE TABLE b2 () INHERITS (a);
    CREATE TABLE c () INHERITS (b, b2);
    ALTER TABLE a RENAME y TO yy;)");
  CHECK(r.notes.empty());
  CHECK(r.columns("public.c") == "x yy");
}

TEST_CASE("DROP COLUMN takes along what says the column") {
  const Replayed r(R"(
    CREATE TABLE t (a int, b int);
    CREATE TABLE other (a int, b int);
    CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'begin end';
    CREATE TRIGGER says BEFORE UPDATE ON t FOR EACH ROW WHEN (new.b > 1) EXECUTE FUNCTION tf();
    CREATE TRIGGER stays BEFORE UPDATE ON t FOR EACH ROW WHEN (new.a > 1) EXECUTE FUNCTION tf();
    CREATE RULE says AS ON INSERT TO t DO ALSO INSERT INTO other VALUES (new.b);
    CREATE RULE stays AS ON INSERT TO t DO ALSO INSERT INTO other (b) VALUES (new.a);
    CREATE FUNCTION reads() RETURNS int BEGIN ATOMIC SELECT b FROM t; END;
    CREATE PUBLICATION p FOR TABLE t WHERE (b > 1), other;
    CREATE PUBLICATION q FOR TABLE t WHERE (a > 1);
    ALTER TABLE t DROP COLUMN b CASCADE;)");
  CHECK(r.names<Trigger>() == "stays");
  CHECK(r.names<Rule>() == "stays");
  CHECK(r.names<Function>() == "tf");
  std::string published;
  for (const Other* each : r.catalog().all<Other>())
    published += join(each->statements, "; ") + "\n";
  CHECK(published ==
        "CREATE PUBLICATION p FOR TABLE public.other\n"
        "CREATE PUBLICATION q FOR TABLE public.t WHERE (a > 1)\n");
}

TEST_CASE("DROP FUNCTION CASCADE drops the columns that it generates") {
  const Replayed r(R"(
    CREATE FUNCTION f(x int) RETURNS int IMMUTABLE LANGUAGE sql AS 'select 1';
    CREATE TABLE t (a int, g int GENERATED ALWAYS AS (f(a)) STORED, d int DEFAULT f(1));
    DROP FUNCTION f CASCADE;)");
  CHECK(r.columns("public.t") == "a d");
  CHECK(r.column("public.t", "d").default_value == "");
}

TEST_CASE("A renamed column of a materialized view is followed into its indexes and readers") {
  const Replayed r(R"(
    CREATE TABLE t (a int);
    CREATE MATERIALIZED VIEW mv AS SELECT a FROM t;
    CREATE UNIQUE INDEX i ON mv (a);
    CREATE INDEX e ON mv ((a + 1)) WHERE a > 0;
    CREATE VIEW v AS SELECT mv.a FROM mv;
    ALTER MATERIALIZED VIEW mv RENAME a TO b;)");
  CHECK(r.get<Index>("public.i").elements[0].column == "b");
  CHECK(r.get<Index>("public.e").elements[0].expression == "b + 1");
  CHECK(r.get<Index>("public.e").predicate == "b > 0");
  CHECK(r.get<View>("public.v").query == "select mv.b from public.mv");
  CHECK(r.get<View>("public.v").columns == std::vector<std::string>{"a"});
  CHECK(r.get<View>("public.mv").query == "select a from public.t");
}

TEST_CASE("Extended statistics: columns in their order, copied by LIKE") {
  const Replayed r(R"(
    CREATE TABLE t (a int, b int, c int);
    CREATE STATISTICS s (ndistinct) ON c, (a + 1), a FROM t;
    CREATE TABLE l (LIKE t INCLUDING STATISTICS);
    CREATE TABLE m (LIKE t INCLUDING ALL EXCLUDING INDEXES);
    CREATE TABLE n (LIKE t INCLUDING INDEXES);)");
  std::string made;
  for (const Other* each : r.catalog().all<Other>()) {
    made += concat(each->name, ": ", each->identity, "\n");
  }
  CHECK(made ==
        "s: a, c, (a + 1)\nl_a_c_expr_stat: a, c, (a + 1)\nm_a_c_expr_stat: a, c, (a + 1)\n");
}

TEST_CASE("LIKE copies the comments of indexes, not those of the constraints upon them") {
  const Replayed r(R"(
    CREATE TABLE t (a int PRIMARY KEY);
    COMMENT ON CONSTRAINT t_pkey ON t IS 'key';
    COMMENT ON INDEX t_pkey IS 'index';
    CREATE TABLE l (LIKE t INCLUDING ALL);)");
  CHECK(r.constraint("public.l", "l_pkey").comment == "");
  CHECK(r.get<Index>("public.l_pkey").comment == "index");
}

TEST_CASE("A collation that an index has anyway goes without saying") {
  const Replayed r(R"(
    CREATE COLLATION co (provider = icu, locale = 'de');
    CREATE TABLE t (a text COLLATE co, b text);
    CREATE INDEX plain ON t (b COLLATE "default");
    CREATE INDEX own ON t (((a || b) COLLATE co));
    CREATE INDEX other ON t (((b || 'x') COLLATE "C"));)");
  const auto element = [&](const char* name) {
    const IndexElement& each = r.get<Index>(name).elements[0];
    return concat(each.column, each.expression, " ", each.collation);
  };
  CHECK(element("public.plain") == "b ");
  CHECK(element("public.own") == "a || b ");
  CHECK(element("public.other") == "b || 'x' C");
}

TEST_CASE("Arguments of a trigger are strings, however they are written") {
  const Replayed r(R"(
    CREATE TABLE t (a int);
    CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'begin end';
    CREATE TRIGGER t BEFORE UPDATE ON t FOR EACH ROW
      EXECUTE FUNCTION tf(E'a\nb', Abc, "Q q", $$d$$, 'it''s', 1, 2.5, table, 'a, (b)');
    CREATE TRIGGER u BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION tf ( );)");
  const auto arguments = [&](std::size_t at) { return r.catalog().all<Trigger>()[at]->arguments; };
  CHECK(arguments(0) == "'a\nb', 'abc', 'Q q', 'd', 'it''s', '1', '2.5', 'table', 'a, (b)'");
  CHECK(arguments(1) == "");
}
