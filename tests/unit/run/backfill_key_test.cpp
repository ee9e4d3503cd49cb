#include <doctest/doctest.h>

#include "database/driver.hpp"
#include "run/backfill/progress.hpp"
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

TEST_SUITE_END();
