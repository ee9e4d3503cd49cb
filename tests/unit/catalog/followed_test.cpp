// What histories on real servers showed that the catalogue did not follow.
#include "replayed.hpp"

using namespace mig;

namespace {

std::string index_names(const Replayed& r) { return r.names<Index>(); }

}  // namespace

TEST_SUITE_BEGIN("catalog");

TEST_CASE("A partition gets the parent's index once however often the parent is altered") {
  const Replayed r(R"(
    CREATE TABLE a (id int PRIMARY KEY);
    CREATE TABLE p (id int, k int) PARTITION BY RANGE (id);
    CREATE TABLE p1 (id int, k int);
    ALTER TABLE p ATTACH PARTITION p1 DEFAULT;
    ALTER TABLE p ADD PRIMARY KEY (id);
    ALTER TABLE p ADD FOREIGN KEY (k) REFERENCES a;
    CREATE INDEX ON p (k);)");
  CHECK(index_names(r) == "a_pkey p1_k_idx p1_pkey p_k_idx p_pkey");
}

TEST_CASE("A partition's index of its own that the parent takes over is the parent's index") {
  const Replayed own(R"(
    CREATE TABLE p (id int) PARTITION BY RANGE (id);
    CREATE INDEX p_id ON p (id);
    CREATE TABLE p1 (id int);
    CREATE INDEX mine ON p1 (id);
    ALTER TABLE p ATTACH PARTITION p1 DEFAULT;)");
  const Replayed made(R"(
    CREATE TABLE p (id int) PARTITION BY RANGE (id);
    CREATE TABLE p1 (id int);
    ALTER TABLE p ATTACH PARTITION p1 DEFAULT;
    CREATE INDEX p_id ON p (id);)");
  CHECK(index_names(own) == "mine p_id");
  CHECK(shown(compare(own.catalog(), made.catalog())) == "");
}

TEST_CASE("Columns that a parent gets later come last in its children") {
  const Replayed r(R"(
    CREATE TABLE p (a int);
    CREATE TABLE c (own int) INHERITS (p);
    CREATE TABLE d (own int, a int) INHERITS (p);
    ALTER TABLE p ADD COLUMN b int;)");
  CHECK(r.columns("public.c") == "a own b");
  CHECK(r.columns("public.d") == "a own b");
}

TEST_CASE("Without CASCADE a view that seems to need what is dropped stays") {
  const Replayed r(R"(
    CREATE TABLE t (a int, b int);
    CREATE VIEW counted AS SELECT count(*) FROM t;
    ALTER TABLE t DROP COLUMN b;)");
  CHECK(r.names<View>() == "counted");
  const Replayed cascade(R"(
    CREATE TABLE t (a int, b int);
    CREATE VIEW v AS SELECT b FROM t;
    ALTER TABLE t DROP COLUMN b CASCADE;)");
  CHECK(cascade.names<View>() == "");
}

TEST_CASE("A scalar query names a view's column by its own") {
  const Replayed r(R"(
    CREATE TABLE t (a int, b int);
    CREATE VIEW v AS SELECT (SELECT b FROM t LIMIT 1), (SELECT max(a) AS top FROM t), (SELECT 1);)");
  CHECK(join(r.get<View>("public.v").columns, " ") == "b top ?column?");
}

TEST_CASE("A rule goes with the table that it writes to") {
  const Replayed r(R"(
    CREATE TABLE t (a int); CREATE TABLE kept (a int);
    CREATE RULE r AS ON DELETE TO t DO INSERT INTO kept SELECT OLD.a;
    DROP TABLE kept CASCADE;)");
  CHECK(r.names<Rule>() == "");
}

TEST_CASE("CREATE OR REPLACE RULE keeps a rule disabled") {
  const Replayed r(R"(
    CREATE TABLE t (a int);
    CREATE RULE r AS ON UPDATE TO t DO INSTEAD NOTHING;
    ALTER TABLE t DISABLE RULE r;
    CREATE OR REPLACE RULE r AS ON UPDATE TO t DO ALSO NOTHING;)");
  CHECK(r.catalog().all<Rule>()[0]->enabled == Enabled::disabled);
}

TEST_CASE("SET search_path FROM CURRENT is the path in force") {
  const Replayed r(R"(
    CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path FROM CURRENT AS 'SELECT 1';
    SET search_path = app, public;
    CREATE FUNCTION public.g() RETURNS int LANGUAGE sql SET search_path FROM CURRENT AS 'SELECT 1';)");
  CHECK(r.get<Function>("public.f").settings[0].value == "\"$user\", public");
  CHECK(r.get<Function>("public.g").settings[0].value == "app, public");
}

TEST_CASE("A cast to the type that a column has is no expression of an index") {
  const Replayed r(
      "CREATE TABLE t (date date, at timestamp); CREATE INDEX i ON t (date(date), date(at));");
  const Index& index = r.get<Index>("public.i");
  CHECK(index.elements[0].column == "date");
  CHECK(index.elements[1].column == "");
}

TEST_CASE("An index is made anew when a column gets the type that it was cast to") {
  const Replayed r(R"(
    CREATE TABLE t (at timestamp); CREATE INDEX i ON t (date(at));
    ALTER TABLE t ALTER at TYPE date;)");
  CHECK(r.get<Index>("public.i").elements[0].column == "at");
}

TEST_CASE("Casts and transforms go by their types") {
  const Replayed r(R"(
    CREATE TYPE e AS ENUM ('a');
    CREATE CAST (int AS e) WITH INOUT;
    CREATE CAST (text AS e) WITH INOUT;
    CREATE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION f(internal));
    DROP CAST (int4 AS public.e);
    DROP TRANSFORM FOR integer LANGUAGE plpgsql;)");
  CHECK(r.names<Other>() == "text AS public.e");
  const Replayed gone(
      "CREATE TYPE e AS ENUM ('a'); CREATE CAST (int AS e) WITH INOUT; DROP TYPE e CASCADE;");
  CHECK(gone.names<Other>() == "");
}

TEST_CASE("Operators are told apart by the types' real names") {
  const Replayed r(R"(
    CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int4, FUNCTION = int4eq);
    CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq);
    DROP OPERATOR === (integer, int);)");
  CHECK(r.names<Other>() == "===");
  CHECK(r.catalog().all<Other>()[0]->identity == "(text, text)");
}

TEST_CASE("ALTER CONSTRAINT changes what it says and NOT ENFORCED is not valid") {
  const Replayed r(R"(
    CREATE TABLE a (id int PRIMARY KEY);
    CREATE TABLE b (x int CONSTRAINT x REFERENCES a DEFERRABLE, y int CONSTRAINT y REFERENCES a NOT ENFORCED);
    ALTER TABLE b ALTER CONSTRAINT x NOT ENFORCED;
    ALTER TABLE b ALTER CONSTRAINT y ENFORCED;)");
  CHECK(r.constraint("public.b", "x").is_deferrable);
  CHECK_FALSE(r.constraint("public.b", "x").is_valid);
  CHECK(r.constraint("public.b", "y").is_valid);
}

TEST_CASE("Names that PostgreSQL 18 gives to a not-null stand for the column's property") {
  const Replayed r(R"(
    CREATE TABLE old (id int NOT NULL, other_id int NOT NULL, c int NOT NULL);
    ALTER TABLE old RENAME TO new;
    ALTER TABLE new DROP CONSTRAINT old_other_id_not_null, DROP CONSTRAINT old_c_not_null1;)");
  CHECK(r.notes.empty());
  CHECK(r.column("public.new", "id").not_null);
  CHECK_FALSE(r.column("public.new", "other_id").not_null);
  CHECK_FALSE(r.column("public.new", "c").not_null);
  const Replayed renamed(R"(
    CREATE TABLE t (a int NOT NULL);
    ALTER TABLE t RENAME a TO b;
    ALTER TABLE t DROP CONSTRAINT t_a_not_null;)");
  CHECK(renamed.table("public.t").is_uncertain);
}

TEST_CASE("What costs go without saying is no difference") {
  const Replayed said("CREATE FUNCTION f() RETURNS int LANGUAGE sql COST 100 AS 'SELECT 1'");
  const Replayed unsaid("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'");
  const Replayed other("CREATE FUNCTION f() RETURNS int LANGUAGE sql COST 5 AS 'SELECT 1'");
  CHECK(shown(compare(said.catalog(), unsaid.catalog())) == "");
  CHECK(shown(compare(other.catalog(), unsaid.catalog())) != "");
}

TEST_CASE("Statistics hold columns before expressions") {
  const Replayed r("CREATE TABLE t (a int, b text); CREATE STATISTICS s ON (lower(b)), a FROM t;");
  CHECK(r.catalog().all<Other>()[0]->identity == "a, (lower(b))");
}

TEST_CASE("Spellings of one value are equal") {
  const auto differences = [](const std::string& a, const std::string& b) {
    return shown(compare(Replayed(a).catalog(), Replayed(b).catalog()));
  };
  CHECK(differences("CREATE TABLE t (a interval DEFAULT '1 hour')",
                    "CREATE TABLE t (a interval DEFAULT '01:00:00'::interval)") == "");
  CHECK(differences("CREATE TABLE t (a interval DEFAULT '1 hour')",
                    "CREATE TABLE t (a interval DEFAULT '02:00:00'::interval)") != "");
  CHECK(differences("CREATE TABLE t (a timestamp CHECK (a > '2000-01-01'))",
                    "CREATE TABLE t (a timestamp CHECK (a > '2000-01-01 00:00:00'))") == "");
  CHECK(differences("CREATE TABLE t (a timestamp CHECK (a > '2000-01-01'))",
                    "CREATE TABLE t (a timestamp CHECK (a > '2000-01-01 00:00:01'))") != "");
  CHECK(differences("CREATE VIEW v WITH (security_invoker) AS SELECT 1 AS a",
                    "CREATE VIEW v WITH (security_invoker = true) AS SELECT 1 AS a") == "");
}

TEST_CASE("count(*) uses no column") {
  const Replayed r(R"(
    CREATE TABLE u (id int, mood text, tags text[]);
    CREATE VIEW v AS SELECT mood, count(*) AS n FROM u GROUP BY mood;
    CREATE VIEW w AS SELECT id, tags FROM u;
    ALTER TABLE u DROP COLUMN tags CASCADE;)");
  CHECK(r.get<View>("public.v").columns.size() == 2);
  CHECK(r.catalog().all<View>().size() == 1);
}

TEST_CASE("A block in a block is run once") {
  const Replayed r(R"(
    CREATE TABLE t (a int);
    DO $a$ BEGIN DO $b$ BEGIN CREATE INDEX ON t (a); ALTER TABLE t ADD c int; END $b$; END $a$;)");
  CHECK(r.notes.empty());
  CHECK(r.catalog().all<Index>().size() == 1);
  CHECK(r.get<Table>("public.t").columns.size() == 2);
}

TEST_CASE("What is revoked is no longer granted") {
  const auto grants = [](const std::string& statements) {
    const Replayed r("CREATE TABLE t (a int, b int);" + statements);
    std::string text;
    for (const Grant& each : r.get<Table>("public.t").grants) {
      text += concat(text.empty() ? "" : " ", each.privilege,
                     each.column.empty() ? "" : "(" + each.column + ")",
                     each.with_grant_option ? "*" : "");
    }
    return text;
  };
  CHECK(grants("GRANT ALL ON t TO r; REVOKE DELETE ON t FROM r") ==
        "insert references select trigger truncate update");
  CHECK(grants("GRANT SELECT ON t TO r WITH GRANT OPTION; REVOKE GRANT OPTION FOR SELECT ON t "
               "FROM r") == "select");
  CHECK(grants("GRANT SELECT (a) ON t TO r; REVOKE ALL ON t FROM r").empty());
  CHECK(grants("GRANT SELECT ON t TO r; REVOKE ALL ON t FROM other") == "select");
  CHECK(grants("GRANT UPDATE (b) ON t TO r; ALTER TABLE t RENAME b TO c") == "update(c)");
  CHECK(grants("GRANT UPDATE (b) ON t TO r; ALTER TABLE t DROP b").empty());
}

TEST_CASE("An identity column changes its kind") {
  const Replayed r(R"(
    CREATE TABLE t (a int GENERATED BY DEFAULT AS IDENTITY, b int GENERATED ALWAYS AS IDENTITY);
    ALTER TABLE t ALTER a SET GENERATED ALWAYS, ALTER b SET GENERATED BY DEFAULT SET INCREMENT 2;)");
  CHECK(r.get<Table>("public.t").columns[0].identity == Identity::always);
  CHECK(r.get<Table>("public.t").columns[1].identity == Identity::by_default);
}

TEST_CASE("What another parent has stays inherited") {
  const Replayed r(R"(
    CREATE TABLE p (a int, b int, CONSTRAINT k CHECK (b > 0)); CREATE TABLE q (b int, CONSTRAINT k CHECK (b > 0));
    CREATE TABLE c () INHERITS (p, q); ALTER TABLE c NO INHERIT p;)");
  const Table& c = r.get<Table>("public.c");
  REQUIRE(c.columns.size() == 2);
  CHECK(c.columns[0].is_local);
  CHECK(c.columns[1].is_inherited);
  CHECK_FALSE(c.columns[1].is_local);
  REQUIRE(c.constraint("k") != nullptr);
  CHECK(c.constraint("k")->is_inherited);
}

TEST_CASE("Statements that are kept as text say what has new names") {
  const Replayed r(R"(
    CREATE SCHEMA app; CREATE TABLE a (id int); CREATE TABLE b (id int); CREATE TABLE c (id int);
    CREATE TYPE m AS (x int);
    CREATE FUNCTION f(m, m) RETURNS m LANGUAGE sql AS 'SELECT $1';
    CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
    CREATE PUBLICATION p FOR TABLE a, b, c;
    CREATE AGGREGATE ag (m) (sfunc = f, stype = m);
    CREATE OPERATOR === (leftarg = m, rightarg = m, function = f);
    CREATE EVENT TRIGGER t ON ddl_command_end EXECUTE FUNCTION e();
    CREATE RULE r AS ON INSERT TO a DO ALSO INSERT INTO b SELECT NEW.id;
    CREATE FUNCTION n() RETURNS void LANGUAGE sql BEGIN ATOMIC INSERT INTO b VALUES (1); END;
    ALTER TABLE a RENAME TO a2; ALTER TABLE b SET SCHEMA app; ALTER TYPE m RENAME TO m2;
    ALTER FUNCTION f SET SCHEMA app; ALTER FUNCTION e RENAME TO e2; ALTER EVENT TRIGGER t RENAME TO t2;
    ALTER AGGREGATE ag(m2) RENAME TO ag2; ALTER RULE r ON a2 RENAME TO r2;
    ALTER PUBLICATION p RENAME TO p2; DROP TABLE c; ALTER SCHEMA app RENAME TO app2;)");
  const std::string text = print(r.catalog());
  for (const char* each :
       {"CREATE PUBLICATION p2 FOR TABLE public.a2, app2.b;",
        "CREATE AGGREGATE public.ag2 (public.m2) (sfunc = app2.f, stype = public.m2);",
        "CREATE OPERATOR public.=== (leftarg = public.m2, rightarg = public.m2, function = "
        "app2.f);",
        "CREATE EVENT TRIGGER t2 ON ddl_command_end EXECUTE FUNCTION public.e2();",
        "create rule r2 as on insert to public.a2 do also insert into app2.b select new.id;",
        "insert into app2.b values"}) {
    CAPTURE(text);
    CHECK_MESSAGE(text.find(each) != std::string::npos, each);
  }
}

TEST_CASE("Options of servers, a moved extension and renamed indexes and collations are followed") {
  const Replayed r(R"(
    CREATE SCHEMA app;
    CREATE EXTENSION citext; ALTER EXTENSION citext SET SCHEMA app; ALTER SCHEMA app RENAME TO app2;
    CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'a');
    ALTER SERVER s OPTIONS (SET host 'b'); ALTER SERVER s RENAME TO s2;
    CREATE COLLATION de (locale = 'C');
    CREATE TABLE t (a text COLLATE de NOT NULL, CONSTRAINT key UNIQUE (a));
    CREATE INDEX i ON t (a);
    ALTER TABLE t REPLICA IDENTITY USING INDEX key; ALTER TABLE t CLUSTER ON i;
    ALTER INDEX i RENAME TO "I"; ALTER TABLE t RENAME CONSTRAINT key TO k2;
    ALTER COLLATION de RENAME TO de2; ALTER COLLATION de2 SET SCHEMA app2;)");
  const std::string text = print(r.catalog());
  for (const char* each :
       {"CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA app2;",
        "ALTER SERVER s2 options (SET host 'b');", "a text COLLATE app2.de2 NOT NULL",
        "CREATE COLLATION app2.de2", "REPLICA IDENTITY using index k2;", "CLUSTER ON \"I\";"}) {
    CAPTURE(text);
    CHECK_MESSAGE(text.find(each) != std::string::npos, each);
  }
}

TEST_CASE("Tables of a type follow its attributes and go with it") {
  const Replayed r(R"(
    CREATE TYPE e AS ENUM ('a'); CREATE TYPE c AS (x int, y text, z e);
    CREATE TABLE t OF c; CREATE TABLE kept OF c;
    ALTER TYPE c ADD ATTRIBUTE n int CASCADE; ALTER TYPE c DROP ATTRIBUTE x CASCADE;
    ALTER TYPE c RENAME ATTRIBUTE y TO yy CASCADE;
    ALTER TYPE c ALTER ATTRIBUTE n TYPE bigint CASCADE;
    DROP TYPE e CASCADE; ALTER TABLE kept NOT OF;)");
  CHECK(r.columns("public.t") == "yy n");
  CHECK(r.type("public.t", "n") == "bigint");
  CHECK(r.get<UserType>("public.c").attributes.size() == 2);
  const Replayed dropped("CREATE TYPE c AS (x int); CREATE TABLE t OF c; DROP TYPE c CASCADE;");
  CHECK(dropped.names<Table>() == "");
}

TEST_SUITE_END();
