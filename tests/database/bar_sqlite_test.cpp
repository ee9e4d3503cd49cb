#include <doctest/doctest.h>

#include <csignal>

#include "database/bar_cases.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("bar_sqlite");

TEST_CASE("B4 SQLite: edited missing older and duplicate files are refused by name") {
  b4_edited_missing_older_and_duplicate_are_named(Dialect::sqlite);
}
TEST_CASE("B5 SQLite: down undoes what was applied last") {
  b5_down_undoes_what_was_applied_last(Dialect::sqlite);
}
TEST_CASE("B8 SQLite: SIGINT") { b8_a_signal_stops_cleanly(Dialect::sqlite, SIGINT); }
TEST_CASE("B8 SQLite: SIGTERM") { b8_a_signal_stops_cleanly(Dialect::sqlite, SIGTERM); }
TEST_CASE("B12 SQLite: byte order marks line ends and encodings") {
  b12_marks_line_ends_and_encodings(Dialect::sqlite);
}
TEST_CASE("B14 SQLite: an error shows the place") { b14_an_error_shows_the_place(Dialect::sqlite); }
TEST_CASE("B15 SQLite: settings do not reach the next file") {
  b15_settings_do_not_reach_the_next_file(Dialect::sqlite);
}
TEST_CASE("B16 SQLite: status and plan never write") {
  b16_status_and_plan_never_write(Dialect::sqlite);
}
TEST_CASE("B17 SQLite: transaction control is refused") {
  b17_transaction_control_is_refused(Dialect::sqlite);
}
TEST_CASE("B18 SQLite: an empty down is refused") { b18_an_empty_down_is_refused(Dialect::sqlite); }
TEST_CASE("B19 SQLite: names that are almost right are errors") {
  b19_names_that_are_almost_right_are_errors(Dialect::sqlite);
}
TEST_CASE("SQLite: resolve and baseline") { resolve_and_baseline(Dialect::sqlite); }
TEST_CASE("SQLite: half way is recorded and resumed") {
  half_way_is_recorded_and_resumed(Dialect::sqlite);
}

TEST_SUITE_END();
