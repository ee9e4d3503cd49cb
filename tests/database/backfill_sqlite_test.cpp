#include <doctest/doctest.h>

#include "database/backfill_cases.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("backfill_sqlite");

TEST_CASE("SQLite: a backfill does every row exactly once") {
  every_row_exactly_once(Dialect::sqlite);
}
TEST_CASE("SQLite: keys of every kind are walked") {
  keys_of_every_kind(
      Dialect::sqlite,
      {{"id integer PRIMARY KEY", ")", "i * 3 - 1500"},
       {"a text NOT NULL", ", PRIMARY KEY (a))", "'k''' || i"},
       {"a text COLLATE NOCASE PRIMARY KEY NOT NULL", ")", "char(65 + i % 2 * 32) || i"},
       {"a text, b integer", ", PRIMARY KEY (a, b)) WITHOUT ROWID", "'k' || i % 3, i"},
       {"a integer NOT NULL, b text NOT NULL", ", UNIQUE (a, b))", "i % 10, 'x' || i"},
       {"a blob PRIMARY KEY NOT NULL", ")", "CAST(i || char(0) || 'x' AS blob)"},
       {"a text PRIMARY KEY NOT NULL", ")", "CAST(x'4b00' AS text) || char(200) || i"},
       {"a real PRIMARY KEY NOT NULL", ")", "i / 7.0"},
       {"a PRIMARY KEY NOT NULL", ")",
        "CASE i % 3 WHEN 0 THEN i WHEN 1 THEN 'k' || i ELSE -i / 3.0 END"},
       {"a text, rowid text", ")", "'k' || i, i"},
       {"a integer, b integer", ", PRIMARY KEY (a DESC, b DESC)) WITHOUT ROWID", "i % 5, i"}});
}
TEST_CASE("SQLite: a backfill is healed after a kill at every point") {
  killed_at_every_point(Dialect::sqlite);
}
TEST_CASE("SQLite: a first batch that fails leaves nothing, and may be corrected") {
  failing_first_batch_leaves_nothing(Dialect::sqlite);
}
TEST_CASE("SQLite: a statement that was edited half way is refused") {
  edited_half_way(Dialect::sqlite);
}
TEST_CASE("SQLite: paused, resumed and stopped from another terminal") {
  steered_from_another_terminal(Dialect::sqlite);
}
TEST_CASE("SQLite: Ctrl-C ends a backfill after its batch") {
  interrupted_after_the_batch(Dialect::sqlite);
}
TEST_CASE("SQLite: rows that fail are found and put aside") { rows_that_fail(Dialect::sqlite); }
TEST_CASE("SQLite: DELETE and INSERT … SELECT in batches") { delete_and_insert(Dialect::sqlite); }
TEST_CASE("SQLite: several backfills, up and down twice") {
  several_backfills_up_and_down(Dialect::sqlite);
}

TEST_CASE("SQLite: what has no key that can be walked is refused") {
  Lab lab(Dialect::sqlite);
  lab.write("20260101000000_v",
            "CREATE TABLE t (a integer UNIQUE, n integer);\nCREATE VIEW v AS SELECT * FROM t;\n");
  REQUIRE(lab.mig({"up"}).status == 0);
  write_fill(lab, "UPDATE v SET n = 1");
  CHECK(lab.mig({"up"}).err.find("is a view") != std::string::npos);
  write_fill(lab, "UPDATE t SET n = 1", "key=a");
  CHECK(lab.mig({"up"}).err.find("may be NULL in a") != std::string::npos);
  write_fill(lab, "UPDATE missing SET n = 1");
  CHECK(lab.mig({"up"}).status == 3);
  CHECK(lab.one("SELECT count(*) FROM mig_history") == "1");
}

TEST_SUITE_END();
