#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/text.hpp"
#include "database/backfill_kill_cases.hpp"
#include "support/scratch_directory.hpp"

using namespace mig;
using namespace mig::test;

namespace {

constexpr const char* end_backends =
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = "
    "current_database() AND application_name LIKE 'mig 0%'";

std::string line_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

// A server that a test may crash.
class OwnServer {
 public:
  OwnServer() {
    const char* bin = std::getenv("MIG_TEST_PG_BIN");
    REQUIRE(bin != nullptr);
    bin_ = bin;
    const Finished started = run({support("postgres_start"), state(), bin_}, {}, "");
    REQUIRE_MESSAGE(started.status == 0, started.err);
    directory_ = line_of(state() + "/directory");
    if (std::filesystem::exists(directory_ + "/server/bin")) bin_ = directory_ + "/server/bin";
  }
  ~OwnServer() { run({support("postgres_stop"), state()}); }
  OwnServer(const OwnServer&) = delete;
  OwnServer& operator=(const OwnServer&) = delete;

  std::string url() const {
    return concat("postgresql:///postgres?host=", directory_, "&user=postgres");
  }

  // As a power failure: no process says goodbye, and the next start recovers from the log.
  void crash() const {
    const std::string pg_ctl = concat("as_server '", bin_, "/pg_ctl' -D '", directory_, "/data' ");
    const Finished done = run({"/bin/sh", "-c",
                               concat("set -e; . '", support("server_user.sh"), "'; cd /; ", pg_ctl,
                                      "-m immediate stop > /dev/null; ", pg_ctl,
                                      "-w -t 60 start > /dev/null 2>&1 < /dev/null")});
    REQUIRE_MESSAGE(done.status == 0, done.err);
  }

 private:
  static std::string support(std::string_view name) {
    return concat(MIG_SOURCE_DIR, "/tests/support/", name);
  }
  std::string state() const { return scratch_.path().string(); }

  mig_test::ScratchDirectory scratch_;
  std::string bin_, directory_;
};

}  // namespace

TEST_SUITE_BEGIN("backfill_kill_postgres");

TEST_CASE("PostgreSQL: after 14 kills of mig and 14 of its backends every row was done once") {
  Lab lab(Dialect::postgres);
  write_killed(lab);
  kill_over_and_over(lab, 14, [](Process& run) { run.kill(SIGKILL); });
  kill_over_and_over(lab, 14, [&](Process&) { lab.query(end_backends); });
  finish_killed(lab);
}

TEST_CASE("PostgreSQL: after 12 crashes of the server every row was done exactly once") {
  const OwnServer server;
  Lab lab(Dialect::postgres, server.url());
  write_killed(lab);
  kill_over_and_over(lab, 12, [&](Process&) { server.crash(); });
  finish_killed(lab);
}

TEST_SUITE_END();
