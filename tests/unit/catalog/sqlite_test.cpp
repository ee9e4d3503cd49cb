#include "replayed.hpp"

using namespace mig;

TEST_SUITE_BEGIN("catalog");

TEST_CASE("SQLite: a table rebuilt in twelve steps is the table") {
  const Replayed r(R"(
    CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users(id));
    CREATE VIEW names AS SELECT name FROM users;
    CREATE TABLE users_new (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);
    INSERT INTO users_new SELECT id, name FROM users;
    DROP TABLE users;
    ALTER TABLE users_new RENAME TO users;)",
                   Dialect::sqlite);
  CHECK(r.names<Table>() == "posts users");
  CHECK(r.column("users", "name").not_null);
  CHECK(r.table("users").primary_key()->is_autoincrement);
  CHECK(r.table("posts").constraints.back().referenced_name == "users");
  CHECK(r.get<View>("names").query == "select name from users");
}

TEST_CASE("SQLite: DROP COLUMN takes the column's constraints and no other without a name") {
  const Replayed r(R"(
    CREATE TABLE u (id INTEGER PRIMARY KEY);
    CREATE TABLE t (id INTEGER PRIMARY KEY, u INT REFERENCES u (id), b INT CHECK (b > 0));
    ALTER TABLE t DROP COLUMN u;)",
                   Dialect::sqlite);
  REQUIRE(r.table("t").constraints.size() == 2);
  CHECK(r.table("t").constraints[0].kind == ast::ConstraintKind::primary_key);
  CHECK(r.table("t").constraints[1].kind == ast::ConstraintKind::check);
}

TEST_CASE("SQLite: RENAME is followed by foreign keys, views and triggers") {
  const Replayed r(R"(
    CREATE TABLE a (x INTEGER);
    CREATE TABLE b (y INTEGER REFERENCES A(x));
    CREATE VIEW v AS SELECT x FROM a;
    CREATE TRIGGER tr AFTER INSERT ON b BEGIN UPDATE a SET x = new.y; END;
    ALTER TABLE A RENAME TO z;
    ALTER TABLE z RENAME COLUMN X TO w;)",
                   Dialect::sqlite);
  CHECK(r.table("b").constraints[0].referenced_name == "z");
  CHECK(r.table("b").constraints[0].referenced_columns == std::vector<std::string>{"w"});
  CHECK(r.get<View>("v").query == "select w from z");
  CHECK(r.catalog().all<Trigger>()[0]->body == "update z set w = new.y;\n");
}

TEST_CASE("SQLite: names are found in any case") {
  const Replayed r(
      "CREATE TABLE Users (Id INTEGER); ALTER TABLE USERS ADD COLUMN n TEXT; DROP TABLE IF EXISTS "
      "users;",
      Dialect::sqlite);
  CHECK(r.names<Table>() == "");
  CHECK(r.notes.empty());
}
