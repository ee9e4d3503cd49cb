#include "database/backfill_kill_cases.hpp"

#include <doctest/doctest.h>

#include <random>
#include <thread>

#include "base/text.hpp"
#include "database/backfill_cases.hpp"

namespace mig::test {
namespace {

constexpr int rows = 80'000;
constexpr const char* one_more = "UPDATE t SET n = n + 1";
constexpr const char* rows_walked = "SELECT rows_walked FROM mig_backfill";

std::string walked_so_far(const Lab& lab) {
  try {
    return lab.one(rows_walked);
  } catch (const Error&) {  // there is no such table yet
    return "0";
  }
}

}  // namespace

void write_killed(Lab& lab) {
  make_rows(lab, rows);
  write_fill(lab, one_more, "batch=100 rate=5000 pause=0 target=10ms");
}

void kill_over_and_over(Lab& lab, int kills, const std::function<void(Process&)>& kill) {
  std::minstd_rand random(static_cast<unsigned>(kills));
  std::uniform_int_distribution<int> some_ms(0, 200);
  std::string before = walked_so_far(lab);
  for (int i = 0; i < kills; ++i) {
    Process run(lab.command({"up"}));
    REQUIRE(lab.eventually(concat("SELECT count(*) FROM mig_backfill WHERE rows_walked > ", before),
                           "1"));
    std::this_thread::sleep_for(std::chrono::milliseconds(some_ms(random)));
    kill(run);
    const Finished ended = run.wait();
    CHECK_MESSAGE(ended.status != 0, "the backfill was through before the last kill");
    REQUIRE(lab.eventually("SELECT 1", "1"));  // a server that was crashed is back
    before = lab.one(rows_walked);
  }
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
