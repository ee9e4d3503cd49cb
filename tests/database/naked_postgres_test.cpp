// Statements that refuse a transaction, each killed before, inside and after, and healed by a plain `mig up`: B1, B3.
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <thread>

#include "base/text.hpp"
#include "support/lab.hpp"

using namespace mig;
using namespace mig::test;

namespace {

constexpr const char* id = "20260101000000_naked";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// A transaction with a snapshot, which everything that is done CONCURRENTLY must wait for.
class OldSnapshot {
 public:
  explicit OldSnapshot(const Lab& lab, const std::string& look = "SELECT count(*) FROM pg_class")
      : driver_(lab.connect()) {
    driver_->exchange(concat("BEGIN ISOLATION LEVEL REPEATABLE READ; ", look));
  }
  void release() { driver_->rollback(); }

 private:
  std::unique_ptr<Driver> driver_;
};

void check_up(const Lab& lab) {
  const Finished up = lab.mig({"up"});
  CHECK_MESSAGE(up.status == 0, up.err);
  CHECK(lab.one("SELECT string_agg(state || coalesce(in_flight::text, ''), ' ') FROM "
                "mig_history") == "applied");
  CHECK(lab.one("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == "0");
}

// Kills `mig up` at each of its protocol points, on a database made anew by `prepare`; after a plain `mig up` each time
// `effect` must give `wanted`. `undo` takes away what is not in the lab's own database.
struct NakedCase {
  std::string prepare, up, effect, wanted, undo = {};
};

void kill_everywhere(const NakedCase& naked) {
  Lab lab(Dialect::postgres);
  lab.write(id, naked.up, "SELECT 1;\n");
  const std::filesystem::path log = lab.root() / "points";
  int points = 0;
  for (int k = 0; k <= points; ++k) {
    CAPTURE(k);
    lab.fresh_database();
    const std::unique_ptr<Driver> driver = lab.connect();
    if (!naked.undo.empty()) driver->run(naked.undo);
    if (!naked.prepare.empty()) driver->run(naked.prepare);
    if (k == 0) {
      const Finished whole = lab.crash({"up"}, 0, log);
      REQUIRE_MESSAGE(whole.status == 0, whole.err);
      std::ifstream file(log);
      for (std::string line; std::getline(file, line);) ++points;
      REQUIRE(points > 8);
    } else {
      CHECK(lab.crash({"up"}, k).signal == SIGKILL);
      check_up(lab);
    }
    CHECK(lab.one(naked.effect) == naked.wanted);
  }
  if (!naked.undo.empty()) lab.connect()->run(naked.undo);
}

constexpr const char* indexed_table =
    "DO 'BEGIN CREATE TABLE t (a int); INSERT INTO t SELECT generate_series(1, 100); CREATE INDEX "
    "t_a ON t (a); END'";
constexpr const char* partitioned =
    "DO 'BEGIN CREATE TABLE p (a int) PARTITION BY RANGE (a); CREATE TABLE p1 PARTITION OF p FOR "
    "VALUES FROM (1) TO (9); INSERT INTO p VALUES (1), (2); END'";
constexpr const char* pending = "SELECT count(*) FROM pg_inherits WHERE inhdetachpending";
constexpr const char* parents = "SELECT count(*) FROM pg_inherits WHERE inhrelid = 'p1'::regclass";

std::string database_name() { return concat("mig_naked_", ::getpid()); }

}  // namespace

TEST_SUITE_BEGIN("naked_postgres");

TEST_CASE("B1 REINDEX CONCURRENTLY killed at every point") {
  kill_everywhere({indexed_table, "REINDEX INDEX CONCURRENTLY t_a;\n",
                   "SELECT count(*) FROM pg_index WHERE indrelid = 't'::regclass", "1"});
}
TEST_CASE("B1 DROP INDEX CONCURRENTLY killed at every point") {
  kill_everywhere({indexed_table, "DROP INDEX CONCURRENTLY t_a;\n",
                   "SELECT count(*) FROM pg_index WHERE indrelid = 't'::regclass", "0"});
}
TEST_CASE("B1 DETACH PARTITION CONCURRENTLY killed at every point") {
  kill_everywhere({partitioned, "ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;\n", parents, "0"});
}
TEST_CASE("B1 CREATE DATABASE killed at every point") {
  const std::string name = database_name();
  kill_everywhere({"", concat("CREATE DATABASE ", name, ";\n"),
                   concat("SELECT count(*) FROM pg_database WHERE datname = '", name, "'"), "1",
                   concat("DROP DATABASE IF EXISTS ", name)});
}
TEST_CASE("B1 DROP DATABASE killed at every point") {
  const std::string name = database_name();
  kill_everywhere({concat("CREATE DATABASE ", name), concat("DROP DATABASE ", name, ";\n"),
                   concat("SELECT count(*) FROM pg_database WHERE datname = '", name, "'"), "0",
                   concat("DROP DATABASE IF EXISTS ", name)});
}
TEST_CASE("B1 ALTER SYSTEM killed at every point") {
  kill_everywhere({"", "ALTER SYSTEM SET log_autovacuum_min_duration = 777;\n",
                   "SELECT setting FROM pg_file_settings WHERE name = "
                   "'log_autovacuum_min_duration' ORDER BY seqno DESC LIMIT 1",
                   "777", "ALTER SYSTEM RESET log_autovacuum_min_duration"});
}
TEST_CASE("B1 VACUUM killed at every point") {
  kill_everywhere({indexed_table, "VACUUM (ANALYZE) t;\n",
                   "SELECT reltuples FROM pg_class WHERE relname = 't'", "100"});
}

TEST_CASE("B1 B3 killed inside REINDEX CONCURRENTLY") {
  Lab lab(Dialect::postgres);
  lab.connect()->run(indexed_table);
  lab.write(id, "REINDEX INDEX CONCURRENTLY t_a;\n", "SELECT 1;\n");
  OldSnapshot old(lab);
  Process mig(lab.command({"up"}));
  REQUIRE(lab.eventually("SELECT count(*) FROM pg_class WHERE relname = 't_a_ccnew'", "1"));
  mig.kill(SIGKILL);
  mig.wait();
  old.release();
  check_up(lab);
  CHECK(lab.one("SELECT string_agg(indexrelid::regclass::text, ' ') FROM pg_index WHERE indrelid "
                "= 't'::regclass") == "t_a");
}

TEST_CASE("B3 what REINDEX CONCURRENTLY leaves on other tables is not touched") {
  Lab lab(Dialect::postgres);
  lab.connect()->run(indexed_table);
  lab.query("CREATE TABLE other (a int); INSERT INTO other VALUES (1), (1)");
  CHECK_THROWS(lab.connect()->run("CREATE UNIQUE INDEX CONCURRENTLY other_ccnew ON other (a)"));
  lab.write(id, "REINDEX INDEX CONCURRENTLY t_a;\n", "SELECT 1;\n");
  OldSnapshot old(lab);
  Process mig(lab.command({"up"}));
  REQUIRE(lab.eventually("SELECT count(*) FROM pg_class WHERE relname = 't_a_ccnew'", "1"));
  mig.kill(SIGKILL);
  mig.wait();
  old.release();
  const Finished up = lab.mig({"up"});
  CHECK_MESSAGE(up.status == 0, up.err);
  CHECK(lab.one("SELECT string_agg(indexrelid::regclass::text, ' ') FROM pg_index WHERE NOT "
                "indisvalid") == "other_ccnew");
}

TEST_CASE("B3 REINDEX CONCURRENTLY that fails leaves no half of an index") {
  Lab lab(Dialect::postgres);
  lab.connect()->run(indexed_table);
  lab.write(id, "-- mig: statement-timeout 700ms\nREINDEX INDEX CONCURRENTLY t_a;\n",
            "SELECT 1;\n");
  OldSnapshot old(lab);
  Process mig(lab.command({"up"}));
  REQUIRE(lab.eventually("SELECT count(*) FROM pg_class WHERE relname = 't_a_ccnew'", "1"));
  REQUIRE(
      lab.eventually("SELECT count(*) FROM pg_stat_activity WHERE datname = "
                     "current_database() AND query LIKE 'REINDEX%' AND state = 'active'",
                     "0"));
  old.release();
  const Finished failed = mig.wait();
  CHECK_MESSAGE(failed.status == 4, failed.err);
  CHECK(lab.one("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == "0");
  check_up(lab);
}

TEST_CASE("B1 killed inside DETACH PARTITION CONCURRENTLY") {
  Lab lab(Dialect::postgres);
  lab.connect()->run(partitioned);
  lab.write(id, "ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;\n", "SELECT 1;\n");
  OldSnapshot old(lab, "SELECT count(*) FROM p");
  Process mig(lab.command({"up"}));
  REQUIRE(lab.eventually(pending, "1"));
  mig.kill(SIGKILL);
  mig.wait();
  old.release();
  check_up(lab);
  CHECK(lab.one(parents) == "0");
  CHECK(lab.one("SELECT count(*) FROM p1") == "2");
}

TEST_CASE("B1 DETACH PARTITION CONCURRENTLY that was stopped half way is completed") {
  Lab lab(Dialect::postgres);
  lab.connect()->run(partitioned);
  OldSnapshot old(lab, "SELECT count(*) FROM p");
  SUBCASE("by the statement timeout") {
    lab.write(id,
              "-- mig: statement-timeout 700ms\nALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;\n",
              "SELECT 1;\n");
    const Finished failed = lab.mig({"up"});
    CHECK_MESSAGE(failed.status == 5, failed.err);
    CHECK(lab.one(pending) == "1");
  }
  SUBCASE("by a signal") {
    lab.write(id, "ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;\n", "SELECT 1;\n");
    Process mig(lab.command({"up"}));
    REQUIRE(lab.eventually(pending, "1"));
    mig.kill(SIGINT);
    const Finished stopped = mig.wait();
    CHECK_MESSAGE(stopped.status == 130, stopped.err);
  }
  old.release();
  check_up(lab);
  CHECK(lab.one(parents) == "0");
}

TEST_CASE("B1 killed inside DROP INDEX CONCURRENTLY") {
  Lab lab(Dialect::postgres);
  lab.connect()->run(indexed_table);
  lab.write(id, "DROP INDEX CONCURRENTLY t_a;\n", "SELECT 1;\n");
  OldSnapshot old(lab, "SELECT count(*) FROM t");
  Process mig(lab.command({"up"}));
  REQUIRE(lab.eventually("SELECT count(*) FROM pg_index WHERE NOT indisvalid", "1"));
  mig.kill(SIGKILL);
  mig.wait();
  old.release();
  check_up(lab);
  CHECK(lab.one("SELECT to_regclass('t_a')") == "");
}

TEST_CASE("B3 names mean what the file's own search_path makes of them") {
  Lab lab(Dialect::postgres);
  lab.query("CREATE SCHEMA shop; CREATE TABLE shop.t (a int); INSERT INTO shop.t VALUES (1), (1)");
  const std::string build = "CREATE INDEX CONCURRENTLY IF NOT EXISTS t_a ON t (a);\n";
  lab.write(id, concat("SET search_path = shop;\n", build), "SELECT 1;\n");
  SUBCASE("an INVALID index that someone left") {
    CHECK_THROWS(lab.connect()->run("CREATE UNIQUE INDEX CONCURRENTLY t_a ON shop.t (a)"));
  }
  SUBCASE("an INVALID index that a kill left") {
    lab.write(id, "SET search_path = shop;\nCREATE INDEX CONCURRENTLY t_a ON t (a);\n",
              "SELECT 1;\n");
    OldSnapshot old(lab);
    Process mig(lab.command({"up"}));
    REQUIRE(lab.eventually("SELECT count(*) FROM pg_index WHERE NOT indisvalid", "1"));
    mig.kill(SIGKILL);
    mig.wait();
    old.release();
  }
  SUBCASE("a build that failed") {
    lab.write(id, "SET search_path = shop;\nCREATE UNIQUE INDEX CONCURRENTLY t_a ON t (a);\n",
              "SELECT 1;\n");
    CHECK(lab.mig({"up"}).status == 5);
    CHECK(lab.one("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == "0");
    lab.query("DELETE FROM shop.t");
  }
  check_up(lab);
  CHECK(lab.one("SELECT indisvalid FROM pg_index WHERE indexrelid = 'shop.t_a'::regclass") == "t");
}

TEST_CASE("what was there before is not taken for what the statement did") {
  Lab lab(Dialect::postgres);
  const std::string name = database_name();
  lab.query("CREATE TABLE t (a int, b int); CREATE INDEX t_a ON t (a)");
  SUBCASE("an index") { lab.write(id, "CREATE INDEX CONCURRENTLY t_a ON t (b);\n", "SELECT 1;\n"); }
  SUBCASE("no index") { lab.write(id, "DROP INDEX CONCURRENTLY t_b;\n", "SELECT 1;\n"); }
  SUBCASE("no database") {
    lab.write(id, concat("DROP DATABASE ", name, "_none;\n"), "SELECT 1;\n");
  }
  const Finished undisturbed = lab.mig({"up"});
  REQUIRE_MESSAGE(undisturbed.status == 4, undisturbed.err);
  for (int k = 1; k < 12; ++k) {
    CAPTURE(k);
    lab.crash({"up"}, k);
    const Finished after = lab.mig({"up"});
    CHECK_MESSAGE(after.status == 4, after.err);
    CHECK(lab.one("SELECT count(*) FROM mig_history") == "0");
  }
}

TEST_CASE("an in-flight statement whose end mig cannot know is exit 5 with help") {
  Lab lab(Dialect::postgres);
  lab.query(
      "CREATE TABLE t (a int); CREATE PROCEDURE fill() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO t "
      "VALUES (1); COMMIT; PERFORM pg_sleep(60); END $$");
  lab.write(id, "-- mig: transaction off\nCALL fill();\nCREATE TABLE after (a int);\n",
            "SELECT 1;\n");
  Process mig(lab.command({"up"}));
  REQUIRE(lab.eventually("SELECT count(*) FROM t", "1"));
  mig.kill(SIGKILL);
  mig.wait();
  for (int i = 0; i < 2; ++i) {  // asking twice changes nothing
    const Finished unknown = lab.mig({"up"});
    CHECK(unknown.status == 5);
    CHECK_MESSAGE(has(unknown.err, "mig cannot tell whether it took effect"), unknown.err);
    CHECK_MESSAGE(has(unknown.err, "the statement was: CALL fill()"), unknown.err);
    CHECK_MESSAGE(has(unknown.err, "help: "), unknown.err);
    CHECK_MESSAGE(has(unknown.err, "mig resolve 20260101000000"), unknown.err);
    CHECK(lab.one("SELECT count(*) FROM t") == "1");
  }
  CHECK(has(lab.mig({"status"}).out, "half way"));
  CHECK(lab.mig({"resolve", "20260101000000", "--applied"}).status == 0);
  CHECK(lab.mig({"up"}).status == 0);
}

TEST_CASE("a CALL that committed and then failed is not said to be rolled back") {
  Lab lab(Dialect::postgres);
  lab.query(
      "CREATE TABLE t (a int); CREATE PROCEDURE fill() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO t "
      "VALUES (1); COMMIT; PERFORM 1 / 0; END $$");
  lab.write(id, "-- mig: transaction off\nCALL fill();\n", "SELECT 1;\n");
  const Finished failed = lab.mig({"up"});
  CHECK(failed.status == 5);
  CHECK_MESSAGE(has(failed.err, "division by zero"), failed.err);
  CHECK_MESSAGE(has(failed.err, "mig resolve 20260101000000"), failed.err);
  CHECK(lab.mig({"up"}).status == 5);
  CHECK(lab.one("SELECT count(*) FROM t") == "1");
  CHECK(lab.mig({"resolve", "20260101000000", "--reverted"}).status == 0);
  lab.write(id, "-- mig: transaction off\nCALL no_such_thing();\n", "SELECT 1;\n");
  const Finished not_begun = lab.mig({"up"});
  CHECK_MESSAGE(not_begun.status == 4, not_begun.err);
}

TEST_CASE("an in-flight statement that took effect and was edited since is exit 5 with help") {
  Lab lab(Dialect::postgres);
  lab.query("CREATE TABLE t (a int, b int)");
  lab.write(id, "CREATE INDEX CONCURRENTLY t_x ON t (a);\n", "SELECT 1;\n");
  const std::filesystem::path log = lab.root() / "points";
  int point = 0;
  for (int k = 1; point == 0 && k < 30; ++k) {  // the point right after the statement
    std::filesystem::remove(log);
    lab.query("DROP INDEX IF EXISTS t_x; DROP TABLE IF EXISTS mig_history, mig_log, mig_meta");
    lab.crash({"up"}, k, log);
    std::ifstream file(log);
    for (std::string line; std::getline(file, line);) {
      if (line == "naked statement run") point = k;
    }
  }
  REQUIRE(point > 0);
  lab.write(id, "CREATE INDEX CONCURRENTLY t_x ON t (b);\n", "SELECT 1;\n");
  const Finished edited = lab.mig({"up"});
  CHECK(edited.status == 5);
  CHECK_MESSAGE(has(edited.err, "took effect, but the file says something else"), edited.err);
  CHECK_MESSAGE(has(edited.err, "help: "), edited.err);
  lab.write(id, "CREATE INDEX CONCURRENTLY t_x ON t (a);\n", "SELECT 1;\n");
  check_up(lab);
}

TEST_SUITE_END();
