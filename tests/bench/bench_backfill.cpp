// Prints what a backfill costs on PostgreSQL, beside the same update in keyset batches of 1,000 written by hand and
// beside no migration at all: rows a second, growth of the heap, and the longest that a writing client had to wait.
//
//   bench-backfill [--rows 2000000] [--clients 8] [--writes 400] [--idle 10] [--rounds 1]
//
// MIG names the binary, MIG_TEST_POSTGRES a superuser's URL of a server (scripts/bench starts one). Each contender gets a
// fresh copy of the table, while clients write to it at a fixed rate all together. The table is the one of the recipes:
// 2 M rows are some 275 MB and 3 indexes, and the column that is filled has none.
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
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "base/text.hpp"
#include "database/driver.hpp"

using mig::concat;
using Clock = std::chrono::steady_clock;

namespace {

struct Options {
  std::int64_t rows = 2'000'000;
  int clients = 8, writes = 400, idle = 10,
      rounds = 1;  // writes: a second, of all clients together
};

std::string server;

std::string url_of(const std::string& database) {
  std::string url = server;
  const std::string old = "/postgres?";
  return url.replace(url.find(old), old.size(), concat("/", database, "?"));
}

std::unique_ptr<mig::Driver> to(const std::string& database) {
  return mig::connect(mig::DatabaseUrl::parse(url_of(database)));
}

void on_server(const std::string& sql) { to("postgres")->run(sql); }

std::int64_t number(mig::Driver& driver, const std::string& sql) {
  const mig::Rows rows = driver.exchange(sql);
  return std::stoll(rows.at(0).at(0).value_or("0"));
}

void make_template(const Options& options) {
  on_server("DROP DATABASE IF EXISTS bench_base");
  on_server("CREATE DATABASE bench_base");
  const auto driver = to("bench_base");
  driver->run(
      "CREATE TABLE orders (id bigint PRIMARY KEY, ref bigint NOT NULL, flags integer NOT NULL, "
      "note text NOT NULL, rest text NOT NULL, updated timestamptz NOT NULL DEFAULT now(), memo "
      "text)");
  driver->run(
      concat("INSERT INTO orders (id, ref, flags, note, rest) SELECT i, i * 7919 % 1000003, 0, "
             "'n' || i % 1000, repeat(md5(i::text), 2) FROM generate_series(1, ",
             options.rows, "::bigint) i"));
  driver->run("CREATE INDEX ON orders (ref)");
  driver->run("CREATE INDEX ON orders (updated)");
  driver->run("VACUUM ANALYZE orders");
  driver->run("CHECKPOINT");
}

// Clients that write a random row at a fixed rate, and remember the longest wait.
class Writers {
 public:
  Writers(const Options& options, const std::string& database) {
    for (int i = 0; i < options.clients; ++i) {
      threads_.emplace_back([this, options, database, i] { write(options, database, i); });
    }
  }
  ~Writers() {
    ending_ = true;
    for (std::thread& each : threads_) each.join();
  }
  Writers(const Writers&) = delete;
  Writers& operator=(const Writers&) = delete;

  // In milliseconds, since it was asked last.
  double take_worst() { return static_cast<double>(worst_us_.exchange(0)) / 1000; }
  int errors() const { return errors_; }

 private:
  void write(const Options& options, const std::string& database, int seed) {
    const auto driver = to(database);
    std::minstd_rand random(static_cast<unsigned>(seed + 1));
    const auto every = std::chrono::microseconds(1'000'000LL * options.clients / options.writes);
    for (auto due = Clock::now(); !ending_; due = std::max(due + every, Clock::now())) {
      std::this_thread::sleep_until(due);
      const auto id = static_cast<std::int64_t>(random()) % options.rows + 1;
      const auto start = Clock::now();
      try {
        driver->run(concat("UPDATE orders SET flags = flags + 1 WHERE id = ", id));
      } catch (const mig::Error&) {
        ++errors_;
      }
      const std::int64_t took =
          std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count();
      std::int64_t worst = worst_us_;
      while (took > worst && !worst_us_.compare_exchange_weak(worst, took)) {
      }
    }
  }

  std::atomic<bool> ending_{false};
  std::atomic<std::int64_t> worst_us_{0};
  std::atomic<int> errors_{0};
  std::vector<std::thread> threads_;
};

void by_hand(const std::string& database) {
  const auto driver = to(database);
  for (std::int64_t last = 0;;) {
    const std::int64_t end = number(
        *driver, concat("SELECT coalesce(max(id), 0) FROM (SELECT id FROM orders WHERE id > ", last,
                        " ORDER BY id LIMIT 1000) q"));
    if (end == 0) return;
    driver->run(concat("UPDATE orders SET memo = note WHERE id > ", last, " AND id <= ", end));
    last = end;
  }
}

void by_mig(const std::string& database) {
  namespace fs = std::filesystem;
  const fs::path root = fs::temp_directory_path() / concat("bench-backfill-", ::getpid());
  fs::create_directories(root / "migrations/20260101000000_memo");
  std::ofstream(root / "migrations/20260101000000_memo/up.sql")
      << "-- mig: backfill\nUPDATE orders SET memo = note;\n";
  const char* mig = std::getenv("MIG");
  const pid_t child = ::fork();
  if (child == 0) {
    const std::string url = url_of(database), migrations = (root / "migrations").string();
    ::execlp(mig == nullptr ? "mig" : mig, "mig", "up", "--database", url.c_str(), "--migrations",
             migrations.c_str(), static_cast<char*>(nullptr));
    std::_Exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  fs::remove_all(root);
  if (status != 0) std::printf("mig up failed\n");
}

double measure(const Options& options, const char* name,
               const std::function<void(const std::string&)>& fill) {
  const std::string database = "bench_run";
  on_server(concat("DROP DATABASE IF EXISTS ", database, " WITH (FORCE)"));
  on_server(concat("CREATE DATABASE ", database, " TEMPLATE bench_base"));
  on_server("CHECKPOINT");
  const auto driver = to(database);
  const std::int64_t before = number(*driver, "SELECT pg_relation_size('orders')");
  double seconds = 0, idle = 0, worst = 0;
  {
    Writers writers(options, database);
    std::this_thread::sleep_for(std::chrono::seconds(1));
    writers.take_worst();
    std::this_thread::sleep_for(std::chrono::seconds(options.idle));
    idle = writers.take_worst();
    const auto start = Clock::now();
    fill(database);
    seconds = std::chrono::duration<double>(Clock::now() - start).count();
    worst = writers.take_worst();
    if (writers.errors() > 0) std::printf("%d errors of writing clients\n", writers.errors());
  }
  const std::int64_t left = number(*driver, "SELECT count(*) FROM orders WHERE memo IS NULL");
  const double growth =
      100.0 * static_cast<double>(number(*driver, "SELECT pg_relation_size('orders')") - before) /
      static_cast<double>(before);
  const double rate = static_cast<double>(options.rows) / seconds;
  std::printf("%-22s %9.0f rows/s   heap %+6.1f %%   worst stall %7.1f ms (idle %5.1f ms)%s\n",
              name, rate, growth, worst, idle, left == 0 ? "" : "   ROWS LEFT");
  std::fflush(stdout);
  return rate;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    const int value = std::atoi(argv[i + 1]);
    if (name == "--rows") options.rows = value;
    if (name == "--clients") options.clients = value;
    if (name == "--writes") options.writes = value;
    if (name == "--idle") options.idle = value;
    if (name == "--rounds") options.rounds = value;
  }
  const char* url = std::getenv("MIG_TEST_POSTGRES");
  if (url == nullptr) {
    std::printf("MIG_TEST_POSTGRES names no server\n");
    return 1;
  }
  server = url;
  make_template(options);
  for (int round = 0; round < options.rounds; ++round) {  // in turns: a busy machine hurts both
    const double hand = measure(options, "by hand, 1,000 a batch", by_hand);
    const double mig = measure(options, "mig up", by_mig);
    std::printf("mig: %.0f %% of the rows a second by hand\n", 100 * mig / hand);
  }
  on_server("DROP DATABASE IF EXISTS bench_run WITH (FORCE)");
  on_server("DROP DATABASE IF EXISTS bench_base");
  return 0;
}
