#include <doctest/doctest.h>

#include "database/driver.hpp"
#include "run/backfill/progress_meter.hpp"
#include "run/backfill/walked_table.hpp"

using namespace mig;

namespace {

std::vector<KeyColumn> columns(const std::vector<std::string>& names) {
  std::vector<KeyColumn> out;
  for (const std::string& name : names) out.emplace_back().name = name;
  return out;
}

}  // namespace

TEST_SUITE_BEGIN("run");

TEST_CASE("a stored key is read as it was written") {
  const KeyValues odd{"", "a\"b", "c\\d", "line\nbreak\ttab", "\x01", "ä", "[\"x\", \"y\"]", "'q'"};
  CHECK(key_from_text(key_to_text(odd)) == odd);
  CHECK(key_from_text("[]").empty());
}

TEST_CASE("the condition of a batch") {
  const auto driver = connect(DatabaseUrl::parse("sqlite::memory:"));
  const auto one = columns({"id"}), two = columns({"a", "b"});
  CHECK(KeyRange(*driver, one).condition("t", KeyValues{"1"}, {"9"}) ==
        "t.\"id\" > 1 AND t.\"id\" <= 9");
  CHECK(KeyRange(*driver, one).condition("t", std::nullopt, {"9"}) == "t.\"id\" <= 9");
  CHECK(KeyRange(*driver, two).condition("t", KeyValues{"1", "5"}, {"2", "3"}) ==
        "(t.\"a\", t.\"b\") > (1, 5) AND (t.\"a\", t.\"b\") <= (2, 3)");
  // What both ends share is an equality, of which every planner knows how few rows it leaves.
  CHECK(KeyRange(*driver, two).condition("t", KeyValues{"1", "5"}, {"1", "9"}) ==
        "t.\"a\" = 1 AND t.\"b\" > 5 AND t.\"b\" <= 9");
}

TEST_CASE("how much is done goes by the place of a number between the first and the last") {
  BackfillRow row;
  row.upper = KeyValues{"1100"};
  row.lower = KeyValues{"-900"};
  CHECK(row.fraction() == 0);
  row.last = KeyValues{"100"};
  CHECK(row.fraction() == doctest::Approx(0.5));
  row.last = row.lower = row.upper = KeyValues{"x"};
  CHECK_FALSE(row.fraction().has_value());
  row.estimate = 400;
  row.rows_walked = 100;
  CHECK(row.fraction() == doctest::Approx(0.25));
  CHECK(with_thousands(1234567) == "1,234,567");
  CHECK(with_thousands(-123) == "-123");
}

TEST_CASE("a line of progress says how far, how fast and how long") {
  BackfillProgress progress;
  progress.migration = "20260101000000_fill";
  progress.table = "public.orders";
  progress.rows = 860'000;
  CHECK(describe(progress) == "backfill of public.orders 860,000 rows (20260101000000_fill up)");
  progress.fraction = 0.439;
  progress.rows_per_second = 98'000.4;
  progress.left = std::chrono::seconds(12);
  progress.rows_aside = 2;
  CHECK(describe(progress) ==
        "backfill of public.orders 43 %, 860,000 rows, 98,000 rows/s, 12 s left, 2 put aside "
        "(20260101000000_fill up)");
}

TEST_SUITE_END();
