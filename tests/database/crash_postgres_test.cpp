#include <doctest/doctest.h>

#include <csignal>
#include <thread>

#include "database/crash_cases.hpp"

using namespace mig;
using namespace mig::test;

namespace {

constexpr const char* invalid_indexes = "SELECT count(*) FROM pg_index WHERE NOT indisvalid";
constexpr const char* mig_backends =
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name "
    "LIKE 'mig 0%'";

// Something that a concurrent build must wait for: a transaction with a snapshot older than the build.
class OldSnapshot {
 public:
  explicit OldSnapshot(const Lab& lab) : driver_(lab.connect()) {
    driver_->exchange("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM pg_class");
  }
  void release() { driver_->rollback(); }

 private:
  std::unique_ptr<Driver> driver_;
};

}  // namespace

TEST_SUITE_BEGIN("crash_postgres");

TEST_CASE("B1 PostgreSQL: up is healed after a kill at every point") {
  Lab lab(Dialect::postgres);
  write_crash_history(lab);
  const int points = sweep(lab, {"up"}, {});
  MESSAGE("points: ", points);
  CHECK(points >= 37);
}

TEST_CASE("B1 PostgreSQL: down is healed after a kill at every point") {
  Lab lab(Dialect::postgres);
  write_crash_history(lab);
  const int points = sweep(lab, {"down", "--to", "0"}, {"up"});
  MESSAGE("points: ", points);
  CHECK(points >= 30);
}

TEST_CASE("B1 PostgreSQL: a second kill while healing is healed too") {
  Lab lab(Dialect::postgres);
  write_crash_history(lab);
  sweep_twice(lab, "in flight recorded");
}

TEST_CASE("B1 B3 B7 PostgreSQL: killed inside CREATE INDEX CONCURRENTLY") {
  Lab lab(Dialect::postgres);
  write_crash_history(lab);
  REQUIRE(lab.mig({"up", "2"}).status == 0);
  OldSnapshot old(lab);
  Process mig(lab.command({"up", "1"}));
  REQUIRE(lab.eventually(invalid_indexes, "1"));
  mig.kill(SIGKILL);
  const auto killed = std::chrono::steady_clock::now();
  mig.wait();
  CHECK(lab.eventually(mig_backends, "0"));
  const auto gone = std::chrono::steady_clock::now() - killed;
  CHECK(gone < std::chrono::seconds(3));  // client_connection_check_interval is one second
  CHECK(lab.one(invalid_indexes) == "1");
  CHECK(lab.one("SELECT state FROM mig_history ORDER BY seq DESC LIMIT 1") == "running");
  old.release();
  const Finished healed = lab.mig({"up"});
  CHECK_MESSAGE(healed.status == 0, healed.err);
  CHECK(lab.one(invalid_indexes) == "0");
  CHECK(lab.one("SELECT count(*) FROM pg_index WHERE indexrelid = 'notes_body'::regclass") == "1");
  CHECK(lab.one("SELECT n FROM counts") == "30");  // (2 + 1) * 10: each statement once
}

TEST_CASE("B1 PostgreSQL: the server ends the connection in the middle of a file") {
  Lab lab(Dialect::postgres);
  lab.write("20260101000000_slow", "CREATE TABLE t (a int);\nSELECT pg_sleep(30);\n",
            "DROP TABLE t;\n");
  Process mig(lab.command({"up"}));
  REQUIRE(
      lab.eventually("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                     "AND query LIKE 'SELECT pg_sleep(30)%'",
                     "1"));
  lab.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT "
      "pg_sleep(30)%' "
      "AND datname = current_database()");
  const Finished ended = mig.wait();
  CHECK(ended.status == 7);
  CHECK(lab.one("SELECT to_regclass('t')") == "");
  lab.write("20260101000000_slow", "CREATE TABLE t (a int);\n", "DROP TABLE t;\n");
  CHECK(lab.mig({"up"}).status == 0);
}

TEST_CASE("PostgreSQL: up with a gate, release and abort are healed after a kill at every point") {
  Lab lab(Dialect::postgres);
  write_gated_history(lab);
  CHECK(sweep(lab, {"up"}, {}) >= 12);
  CHECK(sweep_gates(lab) >= 15);
}

TEST_SUITE_END();
