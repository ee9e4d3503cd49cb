#include <doctest/doctest.h>

#include <thread>

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

TEST_CASE("PostgreSQL: of a large table the estimate is told") {
  Lab lab(Dialect::postgres);
  lab.query("CREATE TABLE large (id int, note text)");
  lab.query("UPDATE pg_class SET reltuples = 12000000 WHERE oid = 'large'::regclass");
  lab.write("20260101000000_a",
            "-- mig: change notes\n-- mig: phase contract\nALTER TABLE large DROP COLUMN note;\n"
            "DROP TABLE IF EXISTS never_there;\n",
            "-- mig: irreversible gone\n");
  const Finished stopped = lab.mig({"up"});
  CHECK(stopped.status == 3);
  CHECK_MESSAGE(stopped.err.find("would lose large.note (about 12 million values), table "
                                 "never_there (not counted)") != std::string::npos,
                stopped.err);
}

TEST_CASE("PostgreSQL: a sequence that the old release moves is seen though it is not committed") {
  Lab lab(Dialect::postgres);
  lab.query("CREATE SEQUENCE oldwrites");
  lab.write("20260101000000_a",
            "-- mig: change c\n-- mig: wait the old release is gone\n-- mig: quiet 200ms\n"
            "SELECT last_value, is_called FROM oldwrites;\nCREATE TABLE done (id int);\n",
            "DROP TABLE done;\n");
  REQUIRE(lab.mig({"up"}).status == 0);
  std::this_thread::sleep_for(std::chrono::milliseconds(250));
  CHECK(lab.mig({"release", "c", "--dry-run"}).status == 0);
  const auto old_release = lab.connect();
  old_release->exchange("BEGIN; SELECT nextval('oldwrites')");
  CHECK(lab.mig({"release", "c"}).status == 1);
  std::this_thread::sleep_for(std::chrono::milliseconds(250));
  CHECK(lab.mig({"release", "c"}).status == 0);
  old_release->exchange("SELECT nextval('oldwrites')");
  const Finished stopped = lab.mig({"up"});
  CHECK(stopped.status == 4);
  CHECK_MESSAGE(stopped.err.find("the old release has written since") != std::string::npos,
                stopped.err);
}

TEST_SUITE_END();
