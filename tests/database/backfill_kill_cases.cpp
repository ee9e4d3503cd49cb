#include "database/backfill_kill_cases.hpp"

#include <doctest/doctest.h>

#include <random>
#include <thread>

#include "base/text.hpp"
#include "database/backfill_cases.hpp"

namespace mig::test {
namespace {

constexpr int rows = 60'000;
constexpr const char* one_more = "UPDATE t SET n = n + 1";
constexpr const char* rows_walked = "SELECT rows_walked FROM mig_backfill";

}  // namespace

void write_killed(Lab& lab) {
  make_rows(lab, rows);
  write_fill(lab, one_more, "batch=100 rate=6000 pause=0 target=10ms");
}

void kill_over_and_over(Lab& lab, int kills, const std::function<void(Process&)>& kill) {
  std::minstd_rand random(static_cast<unsigned>(kills));
  std::uniform_int_distribution<int> some_ms(0, 250);
  int moved = 0;
  std::string before;
  for (int i = 0; i < kills; ++i) {
    Process run(lab.command({"up"}));
    REQUIRE(lab.eventually("SELECT count(*) FROM mig_backfill WHERE state = 'running'", "1"));
    std::this_thread::sleep_for(std::chrono::milliseconds(some_ms(random)));
    kill(run);
    const Finished ended = run.wait();
    CHECK_MESSAGE(ended.status != 0, "the backfill was through before the last kill");
    REQUIRE(lab.eventually("SELECT 1", "1"));
    const std::string now = lab.one(rows_walked);
    moved += now != before ? 1 : 0;
    before = now;
  }
  CHECK(moved >= kills / 2);  // most kills met it at work
  MESSAGE("rows done after ", kills, " kills: ", before);
}

void finish_killed(Lab& lab) {
  write_fill(lab, one_more, "batch=2000 pause=0");
  const Finished up = lab.mig({"up"});
  CHECK_MESSAGE(up.status == 0, up.err);
  CHECK(lab.one("SELECT count(*) FROM t WHERE n = 1") == std::to_string(rows));
  CHECK(lab.one(rows_walked) == std::to_string(rows));
}

}  // namespace mig::test
