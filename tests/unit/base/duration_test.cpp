#include "base/duration.hpp"

#include <doctest/doctest.h>

using namespace mig;
using namespace std::chrono_literals;

TEST_SUITE_BEGIN("base");

TEST_CASE("a duration is a whole number and a unit") {
  CHECK(parse_duration("500ms") == 500ms);
  CHECK(parse_duration("2s") == 2s);
  CHECK(parse_duration(" 5 min ") == 5min);
  CHECK(parse_duration("1h") == 1h);
  CHECK(parse_duration("0") == 0ms);
  CHECK(parse_duration("250") == 250ms);
  CHECK(parse_duration("2147483647") == 2147483647ms);
  for (const char* bad : {"", "s", "-1s", "1.5s", "5 m", "5S", "1s2", "2147483648", "597h",
                          "99999999999999999999s", "1 h 2 min"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_duration(bad));
  }
}

TEST_CASE("a duration is printed in the units people use") {
  CHECK(format_duration(-3ms) == "0 ms");
  CHECK(format_duration(340ms) == "340 ms");
  CHECK(format_duration(1000ms) == "1 s");
  CHECK(format_duration(1240ms) == "1.2 s");
  CHECK(format_duration(9949ms) == "9.9 s");
  CHECK(format_duration(9950ms) == "10 s");
  CHECK(format_duration(59499ms) == "59 s");
  CHECK(format_duration(59500ms) == "1 min");
  CHECK(format_duration(185s) == "3 min 5 s");
  CHECK(format_duration(2h + 10min) == "2 h 10 min");
}

TEST_SUITE_END();
