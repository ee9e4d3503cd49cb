#include <doctest/doctest.h>

#include "database/gates_cases.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("gates_postgres");

TEST_CASE("PostgreSQL: a check stops the file") { a_check_stops_the_file(Dialect::postgres); }
TEST_CASE("PostgreSQL: a check in steps and on the way down") {
  a_check_in_steps_and_on_the_way_down(Dialect::postgres);
}
TEST_CASE("PostgreSQL: quiet without a gate is waited for") {
  quiet_without_a_gate_is_waited_for(Dialect::postgres);
}
TEST_CASE("PostgreSQL: a gate holds its change and nothing else") {
  a_gate_holds_its_change_and_nothing_else(Dialect::postgres);
}
TEST_CASE("PostgreSQL: held files are never out of order") {
  held_files_are_never_out_of_order(Dialect::postgres);
}
TEST_CASE("PostgreSQL: release asks the evidence") { release_asks_the_evidence(Dialect::postgres); }
TEST_CASE("PostgreSQL: a release is not for ever") { a_release_is_not_for_ever(Dialect::postgres); }
TEST_CASE("PostgreSQL: release by force keeps the reason") {
  release_by_force_keeps_the_reason(Dialect::postgres);
}
TEST_CASE("PostgreSQL: release refuses what is not next") {
  release_refuses_what_is_not_next(Dialect::postgres);
}
TEST_CASE("PostgreSQL: status tells and writes nothing") {
  status_tells_and_writes_nothing(Dialect::postgres);
}
TEST_CASE("PostgreSQL: abort walks the downs") { abort_walks_the_downs(Dialect::postgres); }
TEST_CASE("PostgreSQL: abort checks everything first") {
  abort_checks_everything_first(Dialect::postgres);
}
TEST_CASE("PostgreSQL: data loss is counted and asked for") {
  data_loss_is_counted_and_asked_for(Dialect::postgres);
}
TEST_CASE("PostgreSQL: an older history gets its table when needed") {
  an_older_history_gets_its_table_when_needed(Dialect::postgres);
}

TEST_SUITE_END();
