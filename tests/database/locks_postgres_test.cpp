// Locks, poolers and server-side surprises: B3, B9, B20 of the bar.
#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>
#include <thread>

#include "base/text.hpp"
#include "support/lab.hpp"

using namespace mig;
using namespace mig::test;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// The lab's database through PgBouncer in transaction mode; empty when there is none on this machine.
std::string pooled_url(const Lab& lab) {
  const char* pooler = std::getenv("MIG_TEST_PGBOUNCER");
  if (pooler == nullptr) return {};
  const std::string& direct = lab.url();
  const std::size_t slash = direct.find('/', direct.find("//") + 2);
  const std::string name = direct.substr(slash + 1, direct.find('?', slash) - slash - 1);
  std::string url = pooler;
  const std::size_t at = url.find('/', url.find("//") + 2);
  return url.replace(at + 1, url.find('?', at) - at - 1, name);
}

Finished through(const std::string& url, const Lab& lab, std::vector<std::string> words) {
  words.insert(words.begin(), std::getenv("MIG"));
  words.insert(words.end(), {"--database", url, "--migrations", lab.migrations().string()});
  return run(words);
}

}  // namespace

TEST_SUITE_BEGIN("locks_postgres");

TEST_CASE("B9 a lock that comes free in time is waited for in short tries") {
  Lab lab(Dialect::postgres);
  lab.query("CREATE TABLE busy (id int)");
  lab.write("20260101000000_a", "ALTER TABLE busy ADD COLUMN more int;\n",
            "ALTER TABLE busy DROP COLUMN more;\n");
  const auto holder = lab.connect();
  holder->exchange("BEGIN; LOCK TABLE busy");
  Process mig(lab.command({"up", "--lock-timeout", "50ms"}));
  std::this_thread::sleep_for(std::chrono::milliseconds(700));
  CHECK(mig.running());
  holder->rollback();
  const Finished done = mig.wait();
  CHECK_MESSAGE(done.status == 0, done.err);
}

TEST_CASE("B9 a lock that does not come free ends in exit 6 and names who holds it") {
  Lab lab(Dialect::postgres);
  lab.query("CREATE TABLE busy (id int)");
  lab.write("20260101000000_a", "ALTER TABLE busy ADD COLUMN more int;\n",
            "ALTER TABLE busy DROP COLUMN more;\n");
  const auto holder = lab.connect();
  holder->exchange("BEGIN; LOCK TABLE busy; SELECT pg_backend_pid() AS the_holder");
  const Finished gave_up = lab.mig({"up", "--lock-timeout", "50ms", "--lock-wait", "1s"});
  CHECK(gave_up.status == 6);
  CHECK_MESSAGE(has(gave_up.err, "the_holder"), gave_up.err);
  CHECK(lab.one("SELECT count(*) FROM mig_history") == "0");
  holder->rollback();
}

TEST_CASE("B9 lock_timeout is kept below the server's deadlock_timeout") {
  Lab lab(Dialect::postgres);
  lab.write(
      "20260101000000_a",
      "-- mig: lock-timeout 20s\nCREATE TABLE t AS SELECT current_setting('lock_timeout') AS at;\n",
      "DROP TABLE t;\n");
  REQUIRE(lab.mig({"up"}).status == 0);
  CHECK(lab.one("SELECT at FROM t") == "500ms");  // half of the default of one second
}

TEST_CASE("the second runner names the first") {
  Lab lab(Dialect::postgres);
  lab.write("20260101000000_slow", "SELECT pg_sleep(60);\n", "SELECT 1;\n");
  Process first(lab.command({"up"}));
  for (int i = 0;
       i < 250 && lab.one("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT "
                          "pg_sleep(60)%' AND datname = current_database()") == "0";
       ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  const Finished second = lab.mig({"up", "--lock-wait", "300ms"});
  CHECK(second.status == 6);
  CHECK_MESSAGE(has(second.err, "another mig is at work"), second.err);
  CHECK_MESSAGE(has(second.err, "pg_sleep(60)"), second.err);
  CHECK(has(lab.mig({"status"}).out, "running now: process "));
  first.kill(SIGTERM);
  CHECK(first.wait().status == 143);
}

TEST_CASE("B3 a concurrent build that fails leaves no INVALID index") {
  Lab lab(Dialect::postgres);
  lab.query("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)");
  lab.write("20260101000000_a", "CREATE UNIQUE INDEX CONCURRENTLY t_a ON t (a);\n",
            "DROP INDEX CONCURRENTLY t_a;\n");
  const Finished failed = lab.mig({"up"});
  CHECK(failed.status == 4);
  CHECK_MESSAGE(has(failed.err, "dropped the INVALID index t_a"), failed.err);
  CHECK(lab.one("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == "0");
  lab.query("TRUNCATE t");
  CHECK(lab.mig({"up"}).status == 0);
}

TEST_CASE("B3 IF NOT EXISTS is not satisfied by an INVALID index that someone left") {
  Lab lab(Dialect::postgres);
  lab.query("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)");
  CHECK_THROWS(lab.connect()->run("CREATE UNIQUE INDEX CONCURRENTLY t_a ON t (a)"));
  REQUIRE(lab.one("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == "1");
  lab.write("20260101000000_a", "CREATE INDEX CONCURRENTLY IF NOT EXISTS t_a ON t (a);\n",
            "DROP INDEX CONCURRENTLY t_a;\n");
  const Finished up = lab.mig({"up"});
  CHECK_MESSAGE(up.status == 0, up.err);
  CHECK(lab.one("SELECT indisvalid FROM pg_index WHERE indexrelid = 't_a'::regclass") == "t");
}

TEST_CASE("B8 a signal inside a concurrent build is recorded and resumed") {
  Lab lab(Dialect::postgres);
  lab.query("CREATE TABLE t (a int)");
  lab.write("20260101000000_a", "CREATE INDEX CONCURRENTLY t_a ON t (a);\n",
            "DROP INDEX CONCURRENTLY t_a;\n");
  const auto old = lab.connect();
  old->exchange("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM t");
  Process mig(lab.command({"up"}));
  for (int i = 0; i < 250 && lab.one("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == "0";
       ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  const auto sent = std::chrono::steady_clock::now();
  mig.kill(SIGINT);
  const Finished stopped = mig.wait();
  CHECK(std::chrono::steady_clock::now() - sent < std::chrono::seconds(2));
  CHECK(stopped.status == 130);
  CHECK_MESSAGE(has(stopped.err, "half way"), stopped.err);
  old->rollback();
  CHECK(lab.mig({"up"}).status == 0);
  CHECK(lab.one("SELECT indisvalid FROM pg_index WHERE indexrelid = 't_a'::regclass") == "t");
}

TEST_CASE("B20 behind a transaction pooler whole files run and nothing leaks") {
  Lab lab(Dialect::postgres);
  const std::string url = pooled_url(lab);
  if (url.empty()) {
    MESSAGE("no PgBouncer here");
    return;
  }
  lab.write("20260101000000_a", "SET search_path = pg_catalog;\nCREATE TABLE public.a (id int);\n",
            "DROP TABLE a;\n");
  lab.write("20260102000000_b", "CREATE TABLE b (id int);\n", "DROP TABLE b;\n");
  std::vector<std::unique_ptr<Process>> crowd;
  for (int i = 0; i < 8; ++i) {
    crowd.push_back(std::make_unique<Process>(std::vector<std::string>{
        std::getenv("MIG"), "up", "--database", url, "--migrations", lab.migrations().string()}));
  }
  for (const auto& process : crowd) {
    const Finished finished = process->wait();
    CHECK_MESSAGE(finished.status == 0, finished.err);
  }
  CHECK(lab.one("SELECT count(*) FROM mig_history") == "2");
  CHECK(lab.one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT "
                "oid FROM "
                "pg_database WHERE datname = current_database())") == "0");
  const auto next_client = mig::connect(DatabaseUrl::parse(url));
  CHECK(next_client->exchange("SHOW search_path")[0][0] == "\"$user\", public");
  CHECK(next_client->exchange("SHOW lock_timeout")[0][0] == "0");
  lab.write("20260103000000_c", "CREATE INDEX CONCURRENTLY a_id ON a (id);\n",
            "DROP INDEX CONCURRENTLY a_id;\n");
  lab.write("20260102120000_before_it", "CREATE TABLE d (id int);\n", "DROP TABLE d;\n");
  const Finished refused = through(url, lab, {"up", "--out-of-order"});
  CHECK(refused.status == 3);
  CHECK(lab.one("SELECT count(*) FROM mig_history") ==
        "2");  // not even the plain one in front of it
  lab.remove("20260102120000_before_it");
  CHECK_MESSAGE(has(refused.err, "pooler"), refused.err);
  CHECK(lab.mig({"up"}).status == 0);
  CHECK(through(url, lab, {"down", "2"}).status == 3);
  CHECK(lab.mig({"down"}).status == 0);
  CHECK(through(url, lab, {"down", "--to", "0"}).status == 0);
}

TEST_CASE("a missing right is exit 7 and a standby or read-only server is said to be one") {
  Lab lab(Dialect::postgres);
  lab.write("20260101000000_a", "CREATE TABLE a (id int);\n", "DROP TABLE a;\n");
  lab.query(
      "REVOKE CREATE ON SCHEMA public FROM PUBLIC; DROP ROLE IF EXISTS mig_test_nobody; CREATE "
      "ROLE "
      "mig_test_nobody LOGIN");
  std::string url = lab.url();
  url.replace(url.find("user=postgres"), 13, "user=mig_test_nobody");
  const Finished refused = through(url, lab, {"up"});
  CHECK_MESSAGE(refused.status == 7, refused.err);
  CHECK(has(refused.err, "history_schema"));
  const Finished looked = through(url, lab, {"status"});
  CHECK_MESSAGE(looked.status == 0, looked.err);
  const auto driver = lab.connect();
  driver->exchange(concat("ALTER DATABASE ",
                          driver->exchange("SELECT current_database()")[0][0].value(),
                          " SET default_transaction_read_only = on"));
  const Finished read_only = lab.mig({"up"});
  CHECK_MESSAGE(read_only.status == 7, read_only.err);
  driver->exchange("DROP ROLE mig_test_nobody");
}

TEST_SUITE_END();
