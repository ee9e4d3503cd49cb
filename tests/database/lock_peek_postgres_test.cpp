// Looking before asking for a lock, with real sessions: what a writer feels while `mig up` waits for a reader.
#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <thread>

#include "base/text.hpp"
#include "run/engine.hpp"
#include "support/lab.hpp"

using namespace mig;
using namespace mig::test;

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// Writes one row again and again on a connection of its own, and times each call.
class Writer {
 public:
  explicit Writer(const Lab& lab) : driver_(lab.connect()), thread_([this] { work(); }) {}
  milliseconds worst() {
    stop_ = true;
    thread_.join();
    return worst_;
  }

 private:
  void work() {
    while (!stop_) {
      const auto start = steady_clock::now();
      driver_->exchange("UPDATE busy SET n = n + 1 WHERE id = 1");
      worst_ =
          std::max(worst_, std::chrono::duration_cast<milliseconds>(steady_clock::now() - start));
      std::this_thread::sleep_for(milliseconds(5));
    }
  }
  std::unique_ptr<Driver> driver_;
  std::atomic<bool> stop_{false};
  milliseconds worst_{0};
  std::thread thread_;
};

void make_busy(const Lab& lab) {
  lab.query("CREATE TABLE busy (id int PRIMARY KEY, n int); INSERT INTO busy VALUES (1, 0)");
}

std::vector<std::string> relations_held(const Lab& lab, const std::vector<StrongLock>& locks) {
  const auto driver = lab.connect();
  RunOptions options;
  const auto engine = Engine::create(*driver, DatabaseUrl::parse(lab.url()), options);
  engine->start_session();
  std::vector<std::string> out;
  for (const LockHolder& each : engine->holders(locks)) out.push_back(each.relation);
  return out;
}

}  // namespace

TEST_SUITE_BEGIN("lock_peek_postgres");

TEST_CASE("a reader of three seconds costs the writers next to nothing") {
  Lab lab(Dialect::postgres);
  make_busy(lab);
  lab.write("20260101000000_a", "ALTER TABLE busy ADD COLUMN more int;\n",
            "ALTER TABLE busy DROP COLUMN more;\n");
  const auto reader = lab.connect();
  reader->exchange("BEGIN; SELECT count(*) FROM busy");
  std::this_thread::sleep_for(milliseconds(150));
  Writer writer(lab);
  Process mig(lab.command({"up"}));
  std::this_thread::sleep_for(milliseconds(3000));
  CHECK(mig.running());
  reader->rollback();
  const Finished up = mig.wait();
  const milliseconds worst = writer.worst();
  CHECK_MESSAGE(up.status == 0, up.err);
  MESSAGE("worst stall of a writer: ", worst.count(), " ms");
  CHECK(worst < milliseconds(1000));
}

TEST_CASE("who is idle in a transaction is named after a second, without what stands in strings") {
  Lab lab(Dialect::postgres);
  make_busy(lab);
  lab.write("20260101000000_a", "DROP TABLE busy;\n", "-- mig: irreversible gone\n");
  const auto idle = lab.connect();
  idle->exchange("BEGIN; SELECT n AS shown, 'hunter2' FROM busy");
  const Finished up = lab.mig({"up", "--lock-wait", "1500ms"});
  CHECK(up.status == 6);
  CHECK_MESSAGE(has(up.err, "note: 20260101000000_a waits: busy is locked by process "), up.err);
  CHECK_MESSAGE(has(up.err, "idle in transaction, for 1 s: BEGIN; SELECT n AS shown, "), up.err);
  CHECK_FALSE(has(up.err, "hunter2"));
  idle->rollback();
  CHECK(lab.mig({"up"}).status == 0);
}

TEST_CASE("readers that follow each other without a gap do not keep mig away for ever") {
  Lab lab(Dialect::postgres);
  make_busy(lab);
  lab.write("20260101000000_a", "ALTER TABLE busy ADD COLUMN more int;\n",
            "ALTER TABLE busy DROP COLUMN more;\n");
  std::atomic<bool> stop{false};
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&, i] {
      const auto driver = lab.connect();
      std::this_thread::sleep_for(milliseconds(130 * i));
      while (!stop) {
        driver->exchange("BEGIN; SELECT count(*) FROM busy; SELECT pg_sleep(0.4); COMMIT");
      }
    });
  }
  std::this_thread::sleep_for(milliseconds(500));
  const Finished up = lab.mig({"up", "--lock-timeout", "500ms", "--lock-wait", "40s"});
  stop = true;
  for (std::thread& each : readers) each.join();
  CHECK_MESSAGE(up.status == 0, up.err);
}

TEST_CASE("what does not conflict is not waited for") {
  Lab lab(Dialect::postgres);
  make_busy(lab);
  const auto reader = lab.connect();
  reader->exchange("BEGIN; SELECT count(*) FROM busy");
  std::this_thread::sleep_for(milliseconds(150));
  lab.write("20260101000000_a", "CREATE INDEX busy_n ON busy (n);\n", "DROP INDEX busy_n;\n");
  CHECK(lab.mig({"up", "--lock-wait", "500ms"}).status == 0);  // a reader does not mind
  lab.write(
      "20260102000000_b",
      "CREATE TABLE heir (busy_id int REFERENCES busy);\nALTER TABLE heir ADD COLUMN x int;\n",
      "DROP TABLE heir;\n");
  CHECK(lab.mig({"up", "--lock-wait", "500ms"}).status == 0);
}

TEST_CASE("the holders of what hangs on a relation are found") {
  Lab lab(Dialect::postgres);
  lab.query(
      "CREATE TABLE parent (id int PRIMARY KEY); CREATE TABLE child (id int PRIMARY KEY, parent_id "
      "int CONSTRAINT child_fk REFERENCES parent); CREATE INDEX child_parent ON child (parent_id); "
      "CREATE TABLE parts (id int) PARTITION BY RANGE (id); CREATE TABLE part1 PARTITION OF parts "
      "FOR VALUES FROM (0) TO (9); CREATE SCHEMA \"S\"; CREATE TABLE \"S\".\"T\" (id int)");
  const auto holder = lab.connect();
  const auto locks = [&](const std::string& statement) {
    return relations_held(lab, strong_locks(statement));
  };
  using Names = std::vector<std::string>;
  SUBCASE("the parent of a foreign key that is added, and dropped") {
    holder->exchange("BEGIN; UPDATE parent SET id = id");
    CHECK(locks("ALTER TABLE child ADD FOREIGN KEY (id) REFERENCES parent") == Names{"parent"});
    CHECK(locks("CREATE TABLE n (id int REFERENCES parent)") == Names{"parent"});
    CHECK(locks("ALTER TABLE child DROP CONSTRAINT child_fk") == Names{"parent"});
    CHECK(locks("DROP TABLE child") == Names{"parent"});
    CHECK(locks("ALTER TABLE child ADD COLUMN x int").empty());
    CHECK(locks("ALTER TABLE child VALIDATE CONSTRAINT child_fk").empty());
  }
  SUBCASE("the table of an index, and readers") {
    holder->exchange("BEGIN; SELECT count(*) FROM child");
    CHECK(locks("DROP INDEX child_parent").size() == 1);
    CHECK(locks("DROP INDEX CONCURRENTLY child_parent").empty());
    CHECK(locks("CREATE TRIGGER t BEFORE INSERT ON child EXECUTE FUNCTION f()").empty());
    CHECK(locks("ALTER TABLE child RENAME parent_id TO p") == Names{"child"});
  }
  SUBCASE("partitions and quoted names") {
    holder->exchange("BEGIN; SELECT count(*) FROM part1, \"S\".\"T\"");
    CHECK(locks("ALTER TABLE parts ADD COLUMN x int") == Names{"part1"});
    CHECK(locks("TRUNCATE \"S\".\"T\"") == Names{"\"S\".\"T\""});
    CHECK(locks("LOCK TABLE parts IN ROW EXCLUSIVE MODE").empty());
  }
}

TEST_CASE("a user who may not see the ages of others still waits for those who last") {
  Lab lab(Dialect::postgres);
  make_busy(lab);
  const std::string role = concat("mig_peek_", ::getpid());
  lab.query(concat("CREATE ROLE ", role, " LOGIN; ALTER TABLE busy OWNER TO ", role,
                   "; GRANT ALL ON SCHEMA public TO ", role));
  std::string url = lab.url();
  url.replace(url.find("user=postgres"), 13, concat("user=", role));
  lab.write("20260101000000_a", "ALTER TABLE busy ADD COLUMN more int;\n",
            "ALTER TABLE busy DROP COLUMN more;\n");
  const auto idle = lab.connect();
  idle->exchange("BEGIN; SELECT n FROM busy");
  Writer writer(lab);
  const Finished up = run({std::getenv("MIG"), "up", "--lock-wait", "1500ms", "--database", url,
                           "--migrations", lab.migrations().string()});
  const milliseconds worst = writer.worst();
  CHECK(up.status == 6);
  CHECK_MESSAGE(has(up.err, "busy is locked by process "), up.err);
  CHECK(worst < milliseconds(100));  // nothing was ever asked for
  idle->rollback();
  lab.query(concat("REASSIGN OWNED BY ", role, " TO postgres; DROP OWNED BY ", role, "; DROP ROLE ",
                   role));
}

TEST_CASE("an autovacuum worker gives way at once, or in one longer try") {
  Lab lab(Dialect::postgres);
  lab.query(
      "CREATE TABLE busy (id int, body text) WITH (autovacuum_vacuum_cost_delay = 100, "
      "autovacuum_vacuum_cost_limit = 1, autovacuum_vacuum_threshold = 1, "
      "autovacuum_vacuum_scale_factor = 0); INSERT INTO busy SELECT g, repeat('x', 500) FROM "
      "generate_series(1, 20000) g; DELETE FROM busy WHERE id % 2 = 0");
  const auto server = lab.connect();
  server->run("ALTER SYSTEM SET autovacuum_naptime = '1s'");
  server->run("SELECT pg_reload_conf()");
  const bool came = lab.eventually(
      "SELECT count(*) FROM pg_stat_activity a JOIN pg_locks l USING (pid) WHERE backend_type = "
      "'autovacuum worker' AND l.relation = 'busy'::regclass",
      "1");
  REQUIRE(came);
  lab.write("20260101000000_a", "ALTER TABLE busy ADD COLUMN more int;\n",
            "ALTER TABLE busy DROP COLUMN more;\n");
  std::string url = lab.url();
  const std::string role = concat("mig_vacuum_", ::getpid());
  SUBCASE("a superuser asks it to") {}
  SUBCASE("another user has the server do it") {
    lab.query(concat("CREATE ROLE ", role, " LOGIN; GRANT ALL ON SCHEMA public TO ", role));
    lab.query(concat("SET lock_timeout = 0; ALTER TABLE busy OWNER TO ", role));
    url.replace(url.find("user=postgres"), 13, concat("user=", role));
    REQUIRE(lab.eventually(
        "SELECT count(*) FROM pg_stat_activity a JOIN pg_locks l USING (pid) WHERE backend_type = "
        "'autovacuum worker' AND l.relation = 'busy'::regclass",
        "1"));
  }
  server->run("ALTER SYSTEM RESET autovacuum_naptime");
  server->run("SELECT pg_reload_conf()");
  const auto start = steady_clock::now();
  const Finished up = run({std::getenv("MIG"), "up", "--lock-wait", "10s", "--database", url,
                           "--migrations", lab.migrations().string()});
  const auto took = std::chrono::duration_cast<milliseconds>(steady_clock::now() - start);
  CHECK_MESSAGE(up.status == 0, up.err);
  MESSAGE("done after ", took.count(), " ms");
  CHECK(took < milliseconds(4000));
  lab.query(concat("DROP TABLE busy; DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = '",
                   role, "') THEN DROP OWNED BY ", role, "; DROP ROLE ", role, "; END IF; END $$"));
}

TEST_SUITE_END();
