#include <doctest/doctest.h>

#include "database/torture_cases.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("torture_postgres");

TEST_CASE("B11 PostgreSQL: files that are hard to split do what they say") {
  b11_torture_files_do_what_they_say(Dialect::postgres);
}
TEST_CASE("B11 PostgreSQL: CRLF and a missing last newline or semicolon change nothing") {
  b11_crlf_and_missing_ends_change_nothing(Dialect::postgres);
}
TEST_CASE("B11 PostgreSQL: what is no SQL is refused with its place") {
  b11_what_is_no_sql_is_refused_with_its_place(Dialect::postgres);
}

TEST_SUITE_END();
