#include "lint/timeouts.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "sql/parse.hpp"

using namespace mig;
using namespace std::chrono_literals;

TEST_SUITE_BEGIN("lint");

namespace {

constexpr Timeouts of_runner{500ms, 0ms};

// What is in force after the statements.
Timeouts after(std::string_view sql, bool in_transaction) {
  TimeoutTracker tracker(of_runner);
  tracker.begin_file(of_runner, in_transaction);
  const Script script(sql, Dialect::postgres);
  for (const ParsedStatement& each : script.statements()) {
    REQUIRE(each.statement != nullptr);
    tracker.apply(*each.statement);
  }
  return tracker.now();
}

}  // namespace

TEST_CASE("SET and RESET change the time limits of what follows") {
  CHECK(after("SELECT 1", true) == of_runner);
  CHECK(after("SET lock_timeout = '2s'", true).lock == 2s);
  CHECK(after("SET lock_timeout TO 3000; SET statement_timeout = '1min'", false) ==
        Timeouts{3s, 1min});
  CHECK(after("SET lock_timeout = 0", true).lock == 0ms);
  CHECK(after("SET lock_timeout = '2s'; RESET lock_timeout", true) == of_runner);
  CHECK(after("SET lock_timeout = '2s'; RESET ALL", true) == of_runner);
  CHECK(after("SET lock_timeout = '2s'; SET lock_timeout TO DEFAULT", true) == of_runner);
  CHECK(after("SELECT set_config('lock_timeout', '4s', false)", true).lock == 4s);
  CHECK(after("SELECT pg_catalog.set_config('lock_timeout', '4s', false)", true).lock == 4s);
  CHECK(after("SET search_path = shop", true) == of_runner);
}

TEST_CASE("SET LOCAL ends with the transaction and does nothing outside one") {
  CHECK(after("SET LOCAL lock_timeout = '2s'", false) == of_runner);
  CHECK(after("SET LOCAL lock_timeout = '2s'", true).lock == 2s);
  CHECK(after("BEGIN; SET LOCAL lock_timeout = '2s'", false).lock == 2s);
  CHECK(after("BEGIN; SET LOCAL lock_timeout = '2s'; COMMIT", false) == of_runner);
  CHECK(after("BEGIN; SELECT set_config('lock_timeout', '2s', true); COMMIT", false) == of_runner);
  CHECK(
      after("BEGIN; SET lock_timeout = '3s'; SET LOCAL lock_timeout = '2s'; COMMIT", false).lock ==
      3s);
}

TEST_CASE("ROLLBACK takes back what was set since") {
  CHECK(after("BEGIN; SET lock_timeout = '2s'; ROLLBACK", false) == of_runner);
  CHECK(after("BEGIN; SET lock_timeout = '2s'; COMMIT; BEGIN; ROLLBACK", false).lock == 2s);
  CHECK(after("SAVEPOINT a; SET lock_timeout = '2s'; ROLLBACK TO a", true) == of_runner);
  CHECK(after("SET lock_timeout = '1s'; SAVEPOINT a; SET lock_timeout = '2s'; SAVEPOINT b; "
              "ROLLBACK TO a",
              true)
            .lock == 1s);
  CHECK(after("SAVEPOINT a; SET lock_timeout = '2s'; RELEASE a", true).lock == 2s);
}

TEST_SUITE_END();
