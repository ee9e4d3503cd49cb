#include <doctest/doctest.h>

#include <csignal>

#include "database/bar_cases.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("bar_postgres");

TEST_CASE("B4 PostgreSQL: edited missing older and duplicate files are refused by name") {
  b4_edited_missing_older_and_duplicate_are_named(Dialect::postgres);
}
TEST_CASE("B5 PostgreSQL: down undoes what was applied last") {
  b5_down_undoes_what_was_applied_last(Dialect::postgres);
}
TEST_CASE("B8 PostgreSQL: SIGINT") { b8_a_signal_stops_cleanly(Dialect::postgres, SIGINT); }
TEST_CASE("B8 PostgreSQL: SIGTERM") { b8_a_signal_stops_cleanly(Dialect::postgres, SIGTERM); }
TEST_CASE("B12 PostgreSQL: byte order marks line ends and encodings") {
  b12_marks_line_ends_and_encodings(Dialect::postgres);
}
TEST_CASE("B14 PostgreSQL: an error shows the place") {
  b14_an_error_shows_the_place(Dialect::postgres);
}
TEST_CASE("B15 PostgreSQL: settings do not reach the next file") {
  b15_settings_do_not_reach_the_next_file(Dialect::postgres);
}
TEST_CASE("B16 PostgreSQL: status and plan never write") {
  b16_status_and_plan_never_write(Dialect::postgres);
}
TEST_CASE("B17 PostgreSQL: transaction control is refused") {
  b17_transaction_control_is_refused(Dialect::postgres);
}
TEST_CASE("B18 PostgreSQL: an empty down is refused") {
  b18_an_empty_down_is_refused(Dialect::postgres);
}
TEST_CASE("B19 PostgreSQL: names that are almost right are errors") {
  b19_names_that_are_almost_right_are_errors(Dialect::postgres);
}
TEST_CASE("PostgreSQL: resolve and baseline") { resolve_and_baseline(Dialect::postgres); }
TEST_CASE("PostgreSQL: half way is recorded and resumed") {
  half_way_is_recorded_and_resumed(Dialect::postgres);
}

TEST_SUITE_END();
