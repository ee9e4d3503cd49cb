#include "replayed.hpp"

using namespace mig;

TEST_SUITE_BEGIN("catalog");

TEST_CASE("ROLLBACK and savepoints take back what was done") {
  const Replayed r(R"(
    CREATE TABLE kept (a int);
    BEGIN;
    CREATE TABLE gone (a int);
    SET search_path TO elsewhere;
    ROLLBACK;
    BEGIN;
    CREATE TABLE b (a int);
    SAVEPOINT s;
    CREATE TABLE c (a int);
    ROLLBACK TO s;
    CREATE TABLE d (a int);
    RELEASE s;
    COMMIT;)");
  CHECK(r.names<Table>() == "b d kept");
}

TEST_CASE("before() is the schema as it was") {
  Replayed r("CREATE TABLE t (a int);");
  r.replay.apply_script("ALTER TABLE t ADD COLUMN b int");
  CHECK(r.replay.before().all<Table>()[0]->columns.size() == 1);
  CHECK(r.replay.after().all<Table>()[0]->columns.size() == 2);
}

TEST_CASE("What is new since the transaction, the file, the set") {
  Replayed r("CREATE TABLE a (x int);");
  r.replay.begin_set();
  r.replay.begin_file(true);
  r.replay.apply_script("CREATE TABLE b (x int);");
  r.replay.end_file();
  r.replay.begin_file(false);
  r.replay.apply_script("CREATE TABLE c (x int); BEGIN; CREATE TABLE d (x int);");
  const auto is_new = [&](const char* name) {
    const Table& t = r.table(name);
    return concat(r.replay.created_in_set(t) ? "set " : "",
                  r.replay.created_in_file(t) ? "file " : "",
                  r.replay.created_in_transaction(t) ? "transaction" : "");
  };
  CHECK(is_new("public.a") == "");
  CHECK(is_new("public.b") == "set ");
  CHECK(is_new("public.c") == "set file ");
  CHECK(is_new("public.d") == "set file transaction");
}

TEST_CASE("search_path says where names are looked up and made") {
  const Replayed r(R"(
    CREATE SCHEMA app;
    CREATE TABLE t (a int);
    SET search_path = app, public;
    CREATE TABLE u (a int);
    ALTER TABLE t ADD COLUMN b int;
    CREATE TABLE t (c int);
    ALTER TABLE t ADD COLUMN d int;
    RESET search_path;
    ALTER TABLE t ADD COLUMN e int;
    SELECT pg_catalog.set_config('search_path', '', false);
    CREATE TABLE public.v (a int);)");
  CHECK(r.columns("public.t") == "a b e");
  CHECK(r.columns("app.t") == "c d");
  CHECK(r.find<Table>("app.u") != nullptr);
}

TEST_CASE("Temporary tables go with the session and hide others of their name") {
  Replayed r(
      "CREATE TABLE t (a int); CREATE TEMP TABLE t (b int); ALTER TABLE t ADD COLUMN c int;");
  CHECK(r.columns("public.t") == "a");
  CHECK(r.columns("pg_temp.t") == "b c");
  r.replay.end_session();
  CHECK(r.names<Table>() == "t");
}

TEST_CASE("A DO block leaves a note and IF NOT EXISTS then means perhaps") {
  const Replayed r(
      "DO $$ BEGIN EXECUTE x; END $$; CREATE TABLE IF NOT EXISTS t (a int); CREATE TABLE u (a "
      "int);");
  CHECK(r.notes == std::vector<std::string>{"EXECUTE of what is not known: the text depends on x"});
  CHECK(r.table("public.t").is_perhaps);
  CHECK_FALSE(r.table("public.u").is_perhaps);
}

TEST_CASE("DROP takes what depends on the object") {
  SUBCASE("foreign keys and views of a table") {
    const Replayed r(R"(
      CREATE TABLE p (id int PRIMARY KEY);
      CREATE TABLE c (p_id int REFERENCES p);
      CREATE VIEW v AS SELECT id FROM p;
      CREATE VIEW w AS SELECT * FROM v;
      DROP TABLE p CASCADE;)");
    CHECK(r.names<Table>() == "c");
    CHECK(r.constraints("public.c") == "");
    CHECK(r.names<View>() == "");
  }
  SUBCASE("columns of a type") {
    const Replayed r(
        "CREATE TYPE mood AS ENUM ('a'); CREATE TABLE t (a int, m mood); DROP TYPE mood CASCADE;");
    CHECK(r.columns("public.t") == "a");
  }
  SUBCASE("everything in a schema") {
    const Replayed r(
        "CREATE SCHEMA s; CREATE TABLE s.t (id serial PRIMARY KEY); DROP SCHEMA s CASCADE;");
    CHECK(r.names<Table>() == "");
    CHECK(r.names<Index>() == "");
    CHECK(r.names<Sequence>() == "");
  }
}

TEST_CASE("A statement touches the relations around its target") {
  Replayed r(R"(
    CREATE TABLE p (id int PRIMARY KEY);
    CREATE TABLE t (id int PRIMARY KEY, p_id int REFERENCES p);
    CREATE TABLE c (t_id int REFERENCES t);
    CREATE VIEW v AS SELECT id FROM t;)");
  const std::string sql = "ALTER TABLE t DROP COLUMN p_id";
  const Script script(sql, Dialect::postgres);
  std::string text;
  for (const Touch& each : r.replay.touches(*script.statements()[0].statement)) {
    text += concat(each.name, " ", to_string(each.reason), "\n");
  }
  CHECK(text ==
        "public.t target\npublic.p foreign key parent\npublic.t_pkey index\n"
        "public.c foreign key child\npublic.v dependent view\n");
}

TEST_CASE("The statements of a DO block are applied and below a condition perhaps") {
  const Replayed r(R"(
    CREATE TABLE t (a int);
    DO $$ BEGIN
      CREATE TYPE mood AS ENUM ('ok');
    EXCEPTION WHEN duplicate_object THEN NULL;
    END $$;
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_tables) THEN
        CREATE TABLE u (b int);
        ALTER TABLE t ADD COLUMN c int;
      END IF;
      ALTER TABLE t ADD COLUMN d int;
    END $$;)");
  CHECK(r.get<UserType>("public.mood").values == std::vector<std::string>{"ok"});
  CHECK(r.table("public.u").is_perhaps);
  CHECK_FALSE(r.table("public.t").is_perhaps);
  CHECK(r.column("public.t", "c").is_perhaps);
  CHECK(r.columns("public.t") == "a c d");
  CHECK(r.notes.empty());
}

TEST_CASE("What is perhaps changed in a DO block makes doubtful what it names and no more") {
  const auto perhaps = [](std::string_view change) {
    return concat(
        "CREATE TABLE t (a int, b int); CREATE INDEX i ON t (b); CREATE TABLE other (c int);"
        "DO $$ BEGIN IF (SELECT count(*) > 1 FROM pg_class) THEN ",
        change,
        "; END IF; END $$;"
        "CREATE TABLE IF NOT EXISTS made (d int); CREATE TABLE IF NOT EXISTS t (a int);");
  };
  SUBCASE("a column: the catalogue has all that there is") {
    const Replayed r(perhaps("ALTER TABLE t RENAME COLUMN a TO x"));
    CHECK(r.catalog().is_complete());
    CHECK(r.table("public.t").is_uncertain);
    CHECK_FALSE(r.table("public.other").is_uncertain);
    CHECK_FALSE(r.table("public.made").is_perhaps);
  }
  SUBCASE("a table's name: another of that name may be the old one") {
    const Replayed r(perhaps("ALTER TABLE t RENAME TO renamed"));
    CHECK_FALSE(r.catalog().is_complete());
    CHECK(r.table("public.t").is_perhaps);
    CHECK(r.table("public.renamed").is_uncertain);
    CHECK_FALSE(r.table("public.made").is_perhaps);
    CHECK(r.names<Other>() == "perhaps there: public.t");
    CHECK(shown(compare(r.catalog(), Replayed("").catalog())).find("perhaps") == std::string::npos);
  }
}

TEST_CASE("Circles of dependence come to an end") {
  const Replayed r(R"(
    CREATE TABLE a (x int); CREATE TABLE b () INHERITS (a);
    ALTER TABLE a INHERIT b;
    ALTER TABLE a INHERIT a;
    CREATE TABLE c (y int) INHERITS (c);
    CREATE TABLE p (x int) PARTITION BY LIST (x);
    ALTER TABLE p ATTACH PARTITION p DEFAULT;
    CREATE TABLE q PARTITION OF q DEFAULT;
    CREATE VIEW v AS SELECT 1; CREATE OR REPLACE VIEW v AS SELECT * FROM v;
    CREATE TABLE g (a int GENERATED ALWAYS AS (b) STORED, b int GENERATED ALWAYS AS (a) STORED);
    ALTER TABLE g DROP COLUMN a;
    DROP TABLE a CASCADE;
    DROP VIEW v;)");
  CHECK(r.names<Table>() == "g p");
  CHECK(r.names<View>() == "");
  CHECK(r.notes.size() == 5);
}

TEST_CASE("ALTER TABLE of what is no table changes nothing that is not there") {
  const Replayed r(
      "CREATE VIEW v AS SELECT 1 AS a; ALTER TABLE v DROP COLUMN a; ALTER TABLE v ADD CHECK (a > "
      "1);"
      "ALTER TABLE v DROP CONSTRAINT c; ALTER TABLE v ADD COLUMN b int;");
  CHECK(r.get<View>("public.v").columns == std::vector<std::string>{"a"});
}
