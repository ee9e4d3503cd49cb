#include "replayed.hpp"

using namespace mig;

TEST_SUITE_BEGIN("catalog");

TEST_CASE("CREATE TABLE: columns, defaults and nullability") {
  const Replayed r(R"(
    CREATE TABLE users (
      id bigserial PRIMARY KEY,
      email varchar(255) NOT NULL UNIQUE,
      age int DEFAULT 18 CHECK (age > 0),
      created timestamptz DEFAULT now(),
      tags text[] COLLATE "C");)");
  CHECK(r.columns("public.users") == "id email age created tags");
  CHECK(r.type("public.users", "id") == "bigint");
  CHECK(r.type("public.users", "email") == "character varying(255)");
  CHECK(r.type("public.users", "tags") == "text[]");
  CHECK(r.column("public.users", "id").not_null);
  CHECK(r.column("public.users", "id").default_value == "nextval('public.users_id_seq'::regclass)");
  CHECK(r.column("public.users", "age").default_value == "18");
  CHECK(r.column("public.users", "created").default_value == "now()");
  CHECK(r.column("public.users", "tags").collation == "C");
  CHECK(r.constraints("public.users") == "users_age_check users_email_key users_pkey");
  CHECK(r.names<Index>() == "users_email_key users_pkey");
  CHECK(r.get<Sequence>("public.users_id_seq").owner_column == "id");
  CHECK(r.get<Sequence>("public.users_id_seq").maximum == INT64_MAX);
  CHECK(r.notes.empty());
}

TEST_CASE("Default names are PostgreSQL's") {
  SUBCASE("of constraints over several columns") {
    const Replayed r(
        "CREATE TABLE t (a int, b int, UNIQUE (a, b), CHECK (a < b), CHECK (a > 0), CHECK (a > "
        "1));");
    CHECK(r.constraints("public.t") == "t_a_b_key t_a_check t_a_check1 t_check");
  }
  SUBCASE("shortened to 63 bytes by the longer part") {
    const std::string table(40, 't'), column(40, 'c');
    const Replayed r("CREATE TABLE " + table + " (" + column + " int UNIQUE);");
    CHECK(r.names<Index>() == std::string(29, 't') + "_" + std::string(29, 'c') + "_key");
  }
  SUBCASE("of indexes, numbered where they are taken") {
    const Replayed r(
        "CREATE TABLE t (a text, b text); CREATE INDEX ON t (a); CREATE INDEX ON t (a);"
        "CREATE INDEX ON t (lower(a), (a || b)); CREATE INDEX ON t (a) INCLUDE (b);");
    CHECK(r.names<Index>() == "t_a_b_idx t_a_idx t_a_idx1 t_lower_expr_idx");
  }
  SUBCASE("a relation of the name is in the way of a sequence") {
    const Replayed r("CREATE TABLE t_id_seq (); CREATE TABLE t (id serial);");
    CHECK(r.find<Sequence>("public.t_id_seq1") != nullptr);
  }
}

TEST_CASE("Foreign keys know the table and its key") {
  const Replayed r(R"(
    CREATE TABLE p (id int PRIMARY KEY);
    CREATE TABLE c (p_id int REFERENCES p ON DELETE CASCADE, q int,
                    CONSTRAINT named FOREIGN KEY (q) REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED);
    ALTER TABLE p RENAME TO parents;
    ALTER TABLE parents RENAME COLUMN id TO pid;)");
  const Constraint& key = r.constraint("public.c", "c_p_id_fkey");
  CHECK(r.catalog().qualified_name(key.references) == "public.parents");
  CHECK(key.referenced_columns == std::vector<std::string>{"pid"});
  CHECK(key.on_delete == ast::ForeignKeyAction::cascade);
  CHECK(r.constraint("public.c", "named").initially_deferred);
}

TEST_CASE("DROP COLUMN takes what hangs on the column") {
  const Replayed r(R"(
    CREATE TABLE t (id serial, a int, b int, UNIQUE (a, b), CHECK (b > 0), CHECK (a > b));
    CREATE INDEX i ON t (a) WHERE b > 1;
    CREATE INDEX j ON t (a);
    ALTER TABLE t DROP COLUMN b, DROP COLUMN id;)");
  CHECK(r.columns("public.t") == "a");
  CHECK(r.constraints("public.t") == "");
  CHECK(r.names<Index>() == "j");
  CHECK(r.names<Sequence>() == "");
}

TEST_CASE("Renames are followed in expressions, indexes and owners") {
  const Replayed r(R"(
    CREATE TABLE t (id serial PRIMARY KEY, a int CHECK (a > 0), b int GENERATED ALWAYS AS (a * 2) STORED);
    CREATE INDEX ON t ((a + 1)) WHERE a > 5;
    ALTER TABLE t RENAME COLUMN a TO "Amount";
    ALTER TABLE t RENAME id TO key;
    ALTER TABLE t RENAME TO things;
    ALTER SEQUENCE t_id_seq RENAME TO counter;)");
  CHECK(r.constraint("public.things", "t_a_check").expression == "\"Amount\" > 0");
  CHECK(r.column("public.things", "b").generated == "\"Amount\" * 2");
  CHECK(r.column("public.things", "key").default_value == "nextval('public.counter'::regclass)");
  CHECK(r.get<Sequence>("public.counter").owner_column == "key");
  const Index& index = r.get<Index>("public.t_expr_idx");
  CHECK(index.predicate == "\"Amount\" > 5");
  CHECK(index.elements[0].expression == "\"Amount\" + 1");
}

TEST_CASE("ADD CONSTRAINT USING INDEX renames the index") {
  const Replayed r(R"(
    CREATE TABLE t (a int);
    CREATE UNIQUE INDEX CONCURRENTLY i ON t (a);
    ALTER TABLE t ADD CONSTRAINT t_pk PRIMARY KEY USING INDEX i;
    ALTER TABLE t RENAME CONSTRAINT t_pk TO t_key;)");
  CHECK(r.names<Index>() == "t_key");
  CHECK(r.column("public.t", "a").not_null);
  CHECK(r.constraint("public.t", "t_key").columns == std::vector<std::string>{"a"});
}

TEST_CASE("Partitions get indexes, keys and columns of their table") {
  const Replayed r(R"(
    CREATE TABLE m (id int, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
    CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
    CREATE TABLE m_2 (id int NOT NULL, at date NOT NULL);
    CREATE INDEX by_day ON m_2 (at);
    CREATE INDEX ON m (at);
    ALTER TABLE m ATTACH PARTITION m_2 DEFAULT;
    ALTER TABLE m ADD COLUMN note text;)");
  CHECK(r.columns("public.m_1") == "id at note");
  CHECK(r.columns("public.m_2") == "id at note");
  CHECK(r.names<Index>() == "by_day m_1_at_idx m_1_pkey m_2_pkey m_at_idx m_pkey");
  CHECK(r.get<Index>("public.by_day").parent_index == r.get<Index>("public.m_at_idx").id);
  CHECK(r.constraints("public.m_1") == "m_1_pkey");
  const Replayed dropped(
      r.replay.after().dialect() == Dialect::postgres
          ? "CREATE TABLE m (a int) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF m "
            "FOR VALUES IN (1); CREATE INDEX i ON m (a); DROP INDEX i; ALTER TABLE m DETACH "
            "PARTITION p; DROP TABLE m;"
          : "");
  CHECK(dropped.names<Table>() == "p");
  CHECK(dropped.names<Index>() == "");
}

TEST_CASE("Inheritance merges columns and passes changes on") {
  const Replayed r(R"(
    CREATE TABLE base (id int NOT NULL, CONSTRAINT positive CHECK (id > 0));
    CREATE TABLE child (extra text, id int) INHERITS (base);
    ALTER TABLE base ADD COLUMN later int DEFAULT 7;
    ALTER TABLE base RENAME COLUMN id TO ident;
    ALTER TABLE base DROP COLUMN later;)");
  CHECK(r.columns("public.child") == "ident extra");
  CHECK(r.column("public.child", "ident").not_null);
  CHECK(r.constraint("public.child", "positive").expression == "ident > 0");
}

TEST_CASE("LIKE copies what it says") {
  const Replayed r(R"(
    CREATE TABLE s (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int DEFAULT 3 CHECK (a > 0));
    CREATE INDEX s_a ON s (a);
    CREATE TABLE plain (LIKE s);
    CREATE TABLE full_copy (LIKE s INCLUDING ALL, more text);)");
  CHECK(r.columns("public.full_copy") == "id a more");
  CHECK(r.column("public.plain", "id").not_null);
  CHECK(r.column("public.plain", "a").default_value.empty());
  CHECK(r.constraints("public.full_copy") == "full_copy_pkey s_a_check");
  CHECK(r.names<Index>() == "full_copy_a_idx full_copy_pkey s_a s_pkey");
  CHECK(r.find<Sequence>("public.full_copy_id_seq") != nullptr);
}

TEST_CASE("What cannot have succeeded changes nothing and is noted") {
  const Replayed r(
      "CREATE TABLE t (a int); CREATE TABLE t (b int); ALTER TABLE t ADD COLUMN a text;");
  CHECK(r.columns("public.t") == "a");
  CHECK(r.notes ==
        std::vector<std::string>{"table public.t exists already", "column a exists already"});
}

TEST_CASE("A table made elsewhere is unknown and nothing is assumed about it") {
  const Replayed r("ALTER TABLE elsewhere ADD COLUMN a int; CREATE INDEX ON elsewhere (b);");
  CHECK(r.table("public.elsewhere").is_unknown);
  CHECK(r.columns("public.elsewhere") == "a");
  CHECK(r.notes.empty());
}

TEST_CASE("A key that is said twice is made once with the name that was given") {
  const Replayed r(
      "CREATE TABLE t (a int PRIMARY KEY, CONSTRAINT named UNIQUE (a)); ALTER TABLE t ADD PRIMARY "
      "KEY (a);");
  CHECK(r.constraints("public.t") == "named");
  CHECK(r.table("public.t").primary_key() != nullptr);
  CHECK(r.notes == std::vector<std::string>{"t has a primary key already"});
}

TEST_CASE("A view reads the columns that it names with the table's alias") {
  const Replayed r(R"(
    CREATE TABLE a (id int, x int);
    CREATE TABLE b (id int, a_id int);
    CREATE VIEW v AS SELECT a.id FROM a JOIN b ON b.a_id = a.id;
    ALTER TABLE b DROP COLUMN id;
    ALTER TABLE a DROP COLUMN x;)");
  CHECK(r.names<View>() == "v");
}

TEST_CASE("Names of PostgreSQL end after 63 bytes") {
  const Replayed r("CREATE TABLE " + std::string(70, 'n') + " (a int);");
  CHECK(r.names<Table>() == std::string(63, 'n'));
}

TEST_CASE("Columns of a query have the types that its text tells") {
  const Replayed r(R"(
    CREATE TABLE s (id bigint, at date);
    CREATE TABLE t AS SELECT max(at) AS latest, count(*) AS n, id, id > 3 AS big, at::text,
      coalesce(at, now()) FROM s;)");
  CHECK(r.columns("public.t") == "latest n id big at coalesce");
  CHECK(r.type("public.t", "latest") == "date");
  CHECK(r.type("public.t", "n") == "bigint");
  CHECK(r.type("public.t", "big") == "boolean");
  CHECK(r.type("public.t", "at") == "text");
}

TEST_CASE("A name that is free again is chosen again before higher numbers") {
  const Replayed r(R"(
    CREATE TABLE t (a int, CHECK (a > 0), CHECK (a > 1), CHECK (a > 2));
    CREATE INDEX ON t (a); CREATE INDEX ON t (a); CREATE INDEX ON t (a);
    DROP INDEX t_a_idx1; ALTER TABLE t DROP CONSTRAINT t_a_check;
    CREATE INDEX ON t (a); ALTER TABLE t ADD CHECK (a > 3); ALTER TABLE t ADD CHECK (a > 4);
    ALTER INDEX t_a_idx2 RENAME TO other;
    CREATE INDEX ON t (a); CREATE INDEX ON t (a);)");
  CHECK(r.names<Index>() == "other t_a_idx t_a_idx1 t_a_idx2 t_a_idx3");
  CHECK(r.constraint("public.t", "t_a_check").expression == "a > 3");
  CHECK(r.constraint("public.t", "t_a_check3").expression == "a > 4");
}

TEST_CASE("A view that doubles its columns comes to the engine's end") {
  std::string sql = "CREATE TABLE t (a int, b int); CREATE VIEW v0 AS SELECT * FROM t;";
  for (int i = 0; i < 40; ++i) {
    sql += concat("CREATE VIEW v", i + 1, " AS SELECT a.*, b.* FROM v", i, " a, v", i, " b;");
  }
  const Replayed r(sql);
  CHECK(r.find<View>("public.v9") != nullptr);
  CHECK(r.find<View>("public.v10") == nullptr);
}

TEST_CASE("A table has no more columns than the engine gives it") {
  std::string sql = "CREATE TABLE t (a int";
  for (int i = 1; i < 1590; ++i) sql += concat(", c", i, " int");
  sql += ");";
  for (int i = 0; i < 20; ++i) sql += concat("ALTER TABLE t ADD COLUMN d", i, " int;");
  const Replayed r(sql);
  CHECK(r.table("public.t").columns.size() == 1600);
  CHECK(r.notes.size() == 10);
}

TEST_CASE("Columns of queries over joins that merge and over VALUES and whole tables are known") {
  const Replayed r(R"(
    CREATE TABLE a (id int, x text, k int); CREATE TABLE b (k int, id int, y date);
    CREATE VIEW used AS SELECT * FROM a JOIN b USING (k, id);
    CREATE VIEW natural_one AS SELECT * FROM a NATURAL JOIN b;
    CREATE VIEW whole AS TABLE a;
    CREATE VIEW given AS VALUES (1, 'a'), (2, 'b');
    CREATE TABLE rows AS SELECT a FROM a;)");
  const auto columns = [&](const char* name) { return join(r.get<View>(name).columns, " "); };
  CHECK(columns("public.used") == "k id x y");
  CHECK(columns("public.natural_one") == "id k x y");
  CHECK(columns("public.whole") == "id x k");
  CHECK(columns("public.given") == "column1 column2");
  CHECK(r.type("public.rows", "a") == "public.a");
}
