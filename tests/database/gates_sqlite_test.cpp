#include <doctest/doctest.h>

#include "database/gates_cases.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("gates_sqlite");

TEST_CASE("SQLite: a check stops the file") { a_check_stops_the_file(Dialect::sqlite); }
TEST_CASE("SQLite: a check in steps and on the way down") {
  a_check_in_steps_and_on_the_way_down(Dialect::sqlite);
}
TEST_CASE("SQLite: quiet without a gate is waited for") {
  quiet_without_a_gate_is_waited_for(Dialect::sqlite);
}
TEST_CASE("SQLite: a gate holds its change and nothing else") {
  a_gate_holds_its_change_and_nothing_else(Dialect::sqlite);
}
TEST_CASE("SQLite: held files are never out of order") {
  held_files_are_never_out_of_order(Dialect::sqlite);
}
TEST_CASE("SQLite: release asks the evidence") { release_asks_the_evidence(Dialect::sqlite); }
TEST_CASE("SQLite: a release is not for ever") { a_release_is_not_for_ever(Dialect::sqlite); }
TEST_CASE("SQLite: release by force keeps the reason") {
  release_by_force_keeps_the_reason(Dialect::sqlite);
}
TEST_CASE("SQLite: release refuses what is not next") {
  release_refuses_what_is_not_next(Dialect::sqlite);
}
TEST_CASE("SQLite: status tells and writes nothing") {
  status_tells_and_writes_nothing(Dialect::sqlite);
}
TEST_CASE("SQLite: abort walks the downs") { abort_walks_the_downs(Dialect::sqlite); }
TEST_CASE("SQLite: abort checks everything first") {
  abort_checks_everything_first(Dialect::sqlite);
}
TEST_CASE("SQLite: data loss is counted and asked for") {
  data_loss_is_counted_and_asked_for(Dialect::sqlite);
}
TEST_CASE("SQLite: an older history gets its table when needed") {
  an_older_history_gets_its_table_when_needed(Dialect::sqlite);
}

TEST_SUITE_END();
