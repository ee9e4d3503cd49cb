#include "database/backfill_cases.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <thread>

#include "base/text.hpp"
#include "database/crash_cases.hpp"

namespace mig::test {
namespace {

constexpr const char* wrong_rows = "SELECT count(*) FROM t WHERE n <> 1";
constexpr const char* slow = "batch=100 rate=4000";  // 20,000 rows take five seconds

std::string numbers(Dialect dialect, int rows) {
  if (dialect == Dialect::postgres) return concat("generate_series(1, ", rows, ") AS s(i)");
  return concat("(WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ", rows,
                ") SELECT i FROM c) AS s");
}

std::string state(const Lab& lab) { return lab.one("SELECT state FROM mig_backfill"); }

// Waits until some batches are committed; the run goes on.
void wait_for_batches(const Lab& lab) {
  REQUIRE(lab.eventually("SELECT count(*) FROM mig_backfill WHERE batches >= 3", "1"));
}

void check_up(Lab& lab) {
  const Finished up = lab.mig({"up"});
  CHECK_MESSAGE(up.status == 0, up.err);
}

}  // namespace

void make_rows(Lab& lab, int rows) {
  lab.write("20260101000000_t",
            concat("CREATE TABLE t (id integer PRIMARY KEY, n integer NOT NULL);\n"
                   "INSERT INTO t SELECT i, 0 FROM ",
                   numbers(lab.dialect(), rows), ";\n"),
            "DROP TABLE t;\n");
  const Finished up = lab.mig({"up"});
  REQUIRE_MESSAGE(up.status == 0, up.err);
}

void write_fill(Lab& lab, const std::string& sql, const std::string& directive) {
  lab.write(backfilled, concat("-- mig: backfill ", directive, "\n", sql, ";\n"), "SELECT 1;\n");
}

void every_row_exactly_once(Dialect dialect) {
  Lab lab(dialect);
  make_rows(lab, 20'000);
  write_fill(lab, "UPDATE t SET n = n + 1");
  check_up(lab);
  CHECK(lab.one(wrong_rows) == "0");
  CHECK(lab.one("SELECT count(*) FROM mig_backfill WHERE batches > 3 AND rows_walked = 20000 AND "
                "rows_changed = 20000 AND state = 'done'") == "1");
  CHECK(lab.mig({"backfill"}).out.find("done, 100 %, 20,000 rows") != std::string::npos);
  const Finished again = lab.mig({"down"});
  CHECK(again.status == 0);
  CHECK(lab.mig({"backfill"}).out.find("no backfill is known") == 0);
  check_up(lab);  // what was recorded in its earlier life does not count
  CHECK(lab.one("SELECT count(*) FROM t WHERE n <> 2") == "0");
  CHECK(lab.mig({"up"}).out.find("nothing to do") == 0);
}

void keys_of_every_kind(Dialect dialect, const std::vector<KeyCase>& cases) {
  for (const KeyCase& each : cases) {
    CAPTURE(each.columns);
    CAPTURE(each.key);
    Lab lab(dialect);
    lab.write("20260101000000_k", concat("CREATE TABLE k (", each.columns, ", n integer NOT NULL ",
                                         each.key, ";\nINSERT INTO k SELECT ", each.values,
                                         ", 0 FROM ", numbers(dialect, 1000), ";\n"));
    write_fill(lab, "UPDATE k AS q SET n = n + 1", "batch=64");
    check_up(lab);
    CHECK(lab.one("SELECT count(*) FROM k WHERE n = 1") == "1000");
    CHECK(lab.one("SELECT count(*) FROM mig_backfill WHERE batches >= 3 AND rows_walked = 1000") ==
          "1");
  }
}

void killed_at_every_point(Dialect dialect) {
  Lab lab(dialect);
  make_rows(lab, 450);
  lab.write("20260103000000_more",
            "UPDATE t SET n = n + 1;\n-- mig: backfill batch=300 pause=0\nUPDATE t SET n = n + 1;\n"
            "UPDATE t SET n = n + 1;\n-- mig: backfill batch=300 pause=0\n"
            "DELETE FROM t WHERE id % 2 = 0;\n",
            "-- mig: backfill batch=150\nUPDATE t SET n = n - 3;\n");
  // Two batches each, however long the first one takes: every run passes the same points.
  const int points = sweep(lab, {"up"}, {});
  MESSAGE("points: ", points);
  CHECK(points >= 30);
  const int down = sweep(lab, {"down", "--to", "0"}, {"up"});
  CHECK(down >= 15);
}

void failing_first_batch_leaves_nothing(Dialect dialect) {
  Lab lab(dialect);
  make_rows(lab, 1000);
  write_fill(lab, "UPDATE t SET missing = 1");
  const Finished failed = lab.mig({"up"});
  CHECK(failed.status == 4);
  CHECK_MESSAGE(failed.err.find("/up.sql:2:") != std::string::npos, failed.err);
  CHECK(lab.one("SELECT count(*) FROM mig_history") == "1");
  write_fill(lab, "UPDATE t SET n = n + 1");
  check_up(lab);
  CHECK(lab.one(wrong_rows) == "0");
}

void edited_half_way(Dialect dialect) {
  Lab lab(dialect);
  make_rows(lab, 2000);
  write_fill(lab, "UPDATE t SET n = 1 / (1500 - id)", "batch=100");
  if (dialect == Dialect::sqlite)
    write_fill(lab, "UPDATE t SET n = nullif(-id, -1500)", "batch=100");
  CHECK(lab.mig({"up"}).status == 5);
  CHECK(lab.one("SELECT rows_walked FROM mig_backfill") == "1499");
  write_fill(lab, "UPDATE t SET n = 7");
  const Finished edited = lab.mig({"up"});
  CHECK(edited.status != 0);
  CHECK_MESSAGE(edited.err.find("edited after 1,499 rows were done") != std::string::npos,
                edited.err);
  CHECK(lab.one("SELECT count(*) FROM t WHERE n = 7") == "0");
  lab.write(backfilled, "UPDATE t SET n = 7;\n", "SELECT 1;\n");  // at once, over all rows
  const Finished no_backfill = lab.mig({"up"});
  CHECK(no_backfill.status != 0);
  CHECK(no_backfill.err.find("no backfill in the file any more") != std::string::npos);
  write_fill(lab, "UPDATE t SET n = 7");
  CHECK(lab.mig({"backfill", "resume", "--accept-edit"}).status == 0);
  check_up(lab);
  CHECK(lab.one("SELECT count(*) FROM t WHERE n = 7") == "501");
}

void steered_from_another_terminal(Dialect dialect) {
  Lab lab(dialect);
  make_rows(lab, 20'000);
  write_fill(lab, "UPDATE t SET n = n + 1", slow);
  CHECK(lab.mig({"backfill", "pause"}).status == 3);  // nothing runs
  Process first(lab.command({"up"}));
  wait_for_batches(lab);
  const Finished paused = lab.mig({"backfill", "pause"});
  CHECK_MESSAGE(paused.status == 0, paused.err);
  CHECK(paused.out.find("paused") != std::string::npos);
  CHECK(state(lab) == "paused");
  const std::string rows = lab.one("SELECT rows_walked FROM mig_backfill");
  std::this_thread::sleep_for(std::chrono::milliseconds(700));
  CHECK(lab.one("SELECT rows_walked FROM mig_backfill") == rows);
  CHECK(lab.mig({"backfill", "status"}).out.find("paused") != std::string::npos);
  CHECK(lab.mig({"backfill", "resume", "20260102000000"}).status == 0);
  CHECK(
      lab.eventually(concat("SELECT count(*) FROM mig_backfill WHERE rows_walked > ", rows), "1"));
  const Finished stopped = lab.mig({"backfill", "stop"});
  CHECK_MESSAGE(stopped.out.find("stopped") != std::string::npos, stopped.err);
  const Finished ended = first.wait();
  CHECK(ended.status == 5);
  CHECK_MESSAGE(ended.err.find("stopped from another terminal") != std::string::npos, ended.err);
  CHECK(lab.mig({"status"}).out.find("half way") != std::string::npos);
  write_fill(lab, "UPDATE t SET n = n + 1",
             "batch=2000");  // a directive is no part of the statement
  check_up(lab);
  CHECK(lab.one(wrong_rows) == "0");
}

void interrupted_after_the_batch(Dialect dialect) {
  Lab lab(dialect);
  make_rows(lab, 20'000);
  write_fill(lab, "UPDATE t SET n = n + 1", slow);
  for (const int signal : {SIGINT, SIGTERM}) {
    Process run(lab.command({"up"}));
    REQUIRE(
        lab.eventually("SELECT count(*) FROM mig_backfill WHERE state = 'running' AND batches "
                       ">= 3",
                       "1"));
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    run.kill(signal);
    const Finished ended = run.wait();
    CHECK(ended.status == 128 + signal);
    CHECK_MESSAGE(ended.err.find("rows (") != std::string::npos, ended.err);
    CHECK(ended.err.find("mig up goes on from there") != std::string::npos);
    CHECK(state(lab) == "stopped");
  }
  write_fill(lab, "UPDATE t SET n = n + 1", "batch=2000");
  check_up(lab);
  CHECK(lab.one(wrong_rows) == "0");
}

void rows_that_fail(Dialect dialect) {
  Lab lab(dialect);
  make_rows(lab, 3000);
  const std::string sql = dialect == Dialect::postgres
                              ? "UPDATE t SET n = n + 1 / ((id - 17) * (id - 2500))"
                              : "UPDATE t SET n = nullif(nullif(n + 1, id - 16), id - 2499)";
  const std::string counted =
      dialect == Dialect::postgres ? "UPDATE t SET n = n + 1 + 0 / ((id - 17) * (id - 2500))" : sql;
  write_fill(lab, counted, "batch=1000");
  const Finished failed = lab.mig({"up"});
  CHECK(failed.status == 5);
  CHECK_MESSAGE(failed.err.find("with id = 17 fails") != std::string::npos, failed.err);
  CHECK(failed.err.find("set-aside=") != std::string::npos);
  CHECK(state(lab) == "failed");
  write_fill(lab, counted, "batch=1000 set-aside=1");
  const Finished second = lab.mig({"up"});
  CHECK(second.status == 5);
  CHECK_MESSAGE(second.err.find("with id = 2500 fails") != std::string::npos, second.err);
  write_fill(lab, counted, "batch=1000 set-aside=2");
  check_up(lab);
  CHECK(lab.one(wrong_rows) == "2");
  CHECK(lab.one("SELECT count(*) FROM t WHERE n = 0 AND id IN (17, 2500)") == "2");
  CHECK(
      lab.one("SELECT count(*) FROM mig_backfill_aside WHERE key IN ('[\"17\"]', '[\"2500\"]')") ==
      "2");
  CHECK(lab.mig({"backfill"}).out.find("2 put aside") != std::string::npos);
}

void delete_and_insert(Dialect dialect) {
  Lab lab(dialect);
  make_rows(lab, 3000);
  const std::string lock = dialect == Dialect::postgres ? " FOR KEY SHARE OF q" : "";
  lab.write("20260102000000_move",
            concat("CREATE TABLE copy (id integer PRIMARY KEY, n integer);\n"
                   "INSERT INTO copy VALUES (5, 99);\n-- mig: backfill batch=100\n"
                   "INSERT INTO copy SELECT q.id, q.n FROM t AS q WHERE q.id > 1",
                   lock,
                   " ON CONFLICT (id) DO NOTHING;\n-- mig: backfill batch=100\n"
                   "DELETE FROM t WHERE id % 2 = 0;\n"));
  check_up(lab);
  CHECK(lab.one("SELECT count(*) FROM copy") == "2999");
  CHECK(lab.one("SELECT n FROM copy WHERE id = 5") == "99");
  CHECK(lab.one("SELECT count(*) FROM t") == "1500");
}

void several_backfills_up_and_down(Dialect dialect) {
  Lab lab(dialect);
  make_rows(lab, 1000);
  lab.write("20260102000000_two",
            "-- mig: backfill batch=100\nUPDATE t SET n = n + 1;\n"
            "-- mig: backfill batch=100\nUPDATE t SET n = n * 10;\n",
            "-- mig: backfill batch=100\nUPDATE t SET n = n / 10;\n"
            "-- mig: backfill batch=100\nUPDATE t SET n = n - 1;\n");
  for (int i = 0; i < 2; ++i) {
    check_up(lab);
    CHECK(lab.one("SELECT count(*) FROM t WHERE n = 10") == "1000");
    CHECK(lab.mig({"down"}).status == 0);
    CHECK(lab.one("SELECT count(*) FROM t WHERE n = 0") == "1000");
  }
}

}  // namespace mig::test
