// Prints what writers feel while an ALTER TABLE waits for a reader: the longest call of four writers, how many calls took
// longer than 50 ms, and when the change was made. `mig up`, which looks before it asks, beside the same statement in
// bare tries, one after the other, with the lock timeouts that people use.
//
//   bench-locks [--reader 3000] [--writers 4]     milliseconds
//
// MIG names the binary and MIG_TEST_POSTGRES a server (scripts/bench starts one).
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "database/driver.hpp"

namespace fs = std::filesystem;
using clock_type = std::chrono::steady_clock;
using mig::concat;

namespace {

double since(clock_type::time_point start) {
  return std::chrono::duration<double, std::milli>(clock_type::now() - start).count();
}

void sleep_ms(int time) { std::this_thread::sleep_for(std::chrono::milliseconds(time)); }

std::unique_ptr<mig::Driver> open_database(const std::string& url) {
  return mig::connect(mig::DatabaseUrl::parse(url));
}

struct Felt {
  double worst = 0;
  int slow = 0, calls = 0;
};

Felt write_until(const std::atomic<bool>& stop, const std::string& url, int id) {
  const auto driver = open_database(url);
  Felt felt;
  while (!stop) {
    const auto start = clock_type::now();
    driver->exchange(concat("UPDATE bench_busy SET n = n + 1 WHERE id = ", id));
    const double took = since(start);
    felt.worst = std::max(felt.worst, took);
    felt.slow += took > 50 ? 1 : 0;
    ++felt.calls;
    sleep_ms(2);
  }
  return felt;
}

// The change, tried with one lock timeout and a pause as long until it succeeds.
void bare_tries(const std::string& url, const std::string& timeout, int pause) {
  const auto driver = open_database(url);
  driver->exchange(concat("SET lock_timeout = '", timeout, "'"));
  for (;;) {
    try {
      driver->run("ALTER TABLE bench_busy ADD COLUMN more int");
      return;
    } catch (const mig::Error&) {
      sleep_ms(pause);
    }
  }
}

void mig_up(const std::string& url, const fs::path& root) {
  const std::string binary = std::getenv("MIG") == nullptr ? "mig" : std::getenv("MIG");
  const std::string command = concat("'", binary, "' up --database '", url, "' --migrations '",
                                     root.string(), "' > /dev/null 2>&1");
  if (std::system(command.c_str()) != 0) std::fprintf(stderr, "mig up failed\n");
}

void contest(const std::string& name, const std::string& url, int reader_ms, int writers,
             const std::function<void()>& change) {
  const auto admin = open_database(url);
  admin->exchange(
      "DROP TABLE IF EXISTS bench_busy; DROP TABLE IF EXISTS mig_history, mig_log, mig_meta; "
      "CREATE "
      "TABLE bench_busy (id int PRIMARY KEY, n int); INSERT INTO bench_busy SELECT g, 0 FROM "
      "generate_series(1, 100) g");
  std::atomic<bool> stop{false};
  std::vector<Felt> felt(static_cast<std::size_t>(writers));
  std::vector<std::thread> threads;
  for (int i = 0; i < writers; ++i) {
    threads.emplace_back(
        [&, i] { felt[static_cast<std::size_t>(i)] = write_until(stop, url, i + 1); });
  }
  const auto reader = open_database(url);
  reader->exchange("BEGIN; SELECT count(*) FROM bench_busy");
  sleep_ms(200);
  const auto start = clock_type::now();
  std::thread changing(change);
  sleep_ms(reader_ms);
  reader->rollback();
  changing.join();
  const double took = since(start);
  sleep_ms(200);
  stop = true;
  for (std::thread& each : threads) each.join();
  Felt all;
  for (const Felt& each : felt) {
    all.worst = std::max(all.worst, each.worst);
    all.slow += each.slow;
    all.calls += each.calls;
  }
  std::printf("%-34s worst stall %7.1f ms   calls over 50 ms %4d of %6d   done after %7.1f ms\n",
              name.c_str(), all.worst, all.slow, all.calls, took);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  int reader_ms = 3000, writers = 4;
  for (int i = 1; i + 1 < argc; i += 2) {
    if (std::string(argv[i]) == "--reader") reader_ms = std::atoi(argv[i + 1]);
    if (std::string(argv[i]) == "--writers") writers = std::atoi(argv[i + 1]);
  }
  const char* server = std::getenv("MIG_TEST_POSTGRES");
  if (server == nullptr) {
    std::fprintf(stderr, "MIG_TEST_POSTGRES names no server\n");
    return 1;
  }
  const std::string url = server;
  const fs::path root = fs::temp_directory_path() / concat("mig-bench-locks-", ::getpid());
  fs::create_directories(root / "20260101000000_more");
  std::ofstream(root / "20260101000000_more" / "up.sql")
      << "ALTER TABLE bench_busy ADD COLUMN more int;\n";
  std::ofstream(root / "20260101000000_more" / "down.sql")
      << "ALTER TABLE bench_busy DROP COLUMN more;\n";
  contest("no migration", url, reader_ms, writers, [] {});
  contest("mig up", url, reader_ms, writers, [&] { mig_up(url, root); });
  contest("bare, lock_timeout 200ms", url, reader_ms, writers,
          [&] { bare_tries(url, "200ms", 200); });
  contest("bare, lock_timeout 500ms", url, reader_ms, writers,
          [&] { bare_tries(url, "500ms", 500); });
  contest("bare, lock_timeout 5s", url, reader_ms, writers, [&] { bare_tries(url, "5s", 1000); });
  open_database(url)->exchange(
      "DROP TABLE bench_busy; DROP TABLE IF EXISTS mig_history, mig_log, mig_meta");
  fs::remove_all(root);
  return 0;
}
