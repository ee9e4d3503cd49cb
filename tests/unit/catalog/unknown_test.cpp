// What cannot be known of a history is not taken to be known.
#include "replayed.hpp"

using namespace mig;

namespace {

bool is_complete(const std::string& sql) { return Replayed(sql).catalog().is_complete(); }

constexpr const char* maker = R"(
  CREATE FUNCTION make(name text) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN EXECUTE format('CREATE TABLE %I (a int)', name); END $$;
  CREATE FUNCTION all_of_them() RETURNS void LANGUAGE sql AS $$ SELECT make('x') $$;
  CREATE FUNCTION harmless() RETURNS int LANGUAGE sql AS $$ SELECT 1 -- create $$;
  CREATE PROCEDURE counts() LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; END $$;)";

}  // namespace

TEST_SUITE_BEGIN("catalog");

TEST_CASE("A call of a function that may change the schema leaves the catalogue incomplete") {
  CHECK(is_complete(maker));
  CHECK(is_complete(concat(maker, "SELECT harmless(); CALL counts();")));
  CHECK_FALSE(is_complete(concat(maker, "SELECT make('x');")));
  CHECK_FALSE(is_complete(concat(maker, "SELECT all_of_them();")));
  CHECK_FALSE(is_complete(concat(maker, "DO $$ BEGIN PERFORM make('y'); END $$;")));
  CHECK_FALSE(
      is_complete(concat(maker, "DO $$ BEGIN IF a() THEN PERFORM make('y'); END IF; END $$;")));
  CHECK_FALSE(is_complete("CALL elsewhere();"));
  CHECK_FALSE(is_complete("DO $$ BEGIN EXECUTE what(); END $$;"));
  CHECK_FALSE(is_complete("CREATE TABEL t (a int);"));
}

TEST_CASE("ROLLBACK takes back that the catalogue is incomplete") {
  CHECK(is_complete("BEGIN; CALL elsewhere(); ROLLBACK;"));
}

TEST_CASE("What an incomplete catalogue has not is no difference") {
  const Replayed incomplete("CREATE TABLE t (a int); CALL elsewhere();");
  const Replayed more("CREATE TABLE t (a int); CREATE TABLE u (a int);");
  const Replayed less("CREATE TABLE u (a int);");
  CHECK(shown(compare(incomplete.catalog(), more.catalog())) == "");
  CHECK(shown(compare(more.catalog(), incomplete.catalog())) == "");
  CHECK(shown(compare(incomplete.catalog(), less.catalog())) ==
        "column public.t.a: : present | \ntable public.t: : present | \n");
}

TEST_CASE("In a block with conditions a refusal proves nothing") {
  const Replayed r(R"(
    CREATE TABLE t (id int PRIMARY KEY, name text);
    DO $$ BEGIN
      IF asked() THEN EXECUTE drop_the_key(); END IF;
      ALTER TABLE t ADD PRIMARY KEY (name);
    END $$;)");
  CHECK(r.table("public.t").is_uncertain);
  CHECK(r.replay.notes().back().kind == ReplayNote::Kind::unknown_effect);
}

TEST_CASE("Columns of a table or view that are not all known are no difference") {
  const Replayed open(
      "CREATE TABLE t (LIKE elsewhere); CREATE VIEW v AS SELECT * FROM t NATURAL JOIN u;");
  const Replayed closed("CREATE TABLE t (a int); CREATE VIEW v AS SELECT 1 AS a;");
  for (const Difference& each : compare(open.catalog(), closed.catalog())) {
    CHECK(each.attribute != "columns");
    CHECK_FALSE(each.object.starts_with("column "));
  }
}

TEST_SUITE_END();
