#include "run/history.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "base/text.hpp"

using namespace mig;

namespace {

struct Tables {
  std::unique_ptr<Driver> driver = connect(DatabaseUrl::parse("sqlite::memory:"));
  History history{*driver, "ignored"};
  Tables() { history.create(); }
};

HistoryRow full_row() {
  HistoryRow row;
  row.version = 20260101000000;
  row.name = "it's; a name";
  row.state = HistoryState::running;
  row.origin = "up";
  row.up_sum = "m1:sha256:aa";
  row.down_sum = "m1:sha256:bb";
  row.statement_sums = {"m1:sha256:01", "m1:sha256:02", "m1:sha256:03"};
  row.done = 1;
  row.total = 3;
  row.started_at = "2026-01-01T00:00:00.123Z";
  row.applied_by = "o'brien@host";
  return row;
}

}  // namespace

TEST_SUITE_BEGIN("run");

TEST_CASE("a history row comes back as it was written") {
  Tables tables;
  const HistoryRow row = full_row();
  tables.driver->exchange(tables.history.insert_sql(row, "DROP TABLE 'x';", "run", "0.1"));
  const HistoryRow back = tables.history.read().at(0);
  CHECK(back.name == row.name);
  CHECK(back.id() == "20260101000000_it's; a name");
  CHECK(back.state == HistoryState::running);
  CHECK(back.sequence == 1);
  CHECK(back.up_sum == row.up_sum);
  CHECK(back.down_sum == row.down_sum);
  CHECK(back.statement_sums == row.statement_sums);
  CHECK(back.done == 1);
  CHECK(back.total == 3);
  CHECK(back.started_at == row.started_at);
  CHECK(back.finished_at.empty());
  CHECK(back.applied_by == row.applied_by);
  CHECK_FALSE(back.in_flight.has_value());
  CHECK_FALSE(back.is_settled());
  CHECK(tables.history.down_text(row.version) == "DROP TABLE 'x';");
  CHECK(tables.history.read().size() == 1);
}

TEST_CASE("progress of a history row is written and cleared") {
  Tables tables;
  HistoryRow row = full_row();
  tables.driver->exchange(tables.history.insert_sql(row, std::nullopt, "run", "0.1"));
  CHECK(tables.history.down_text(row.version) == std::nullopt);
  row.in_flight = 2;
  row.in_flight_sql = "VACUUM 'x'";
  row.error = "it's broken";
  row.state = HistoryState::failed;
  tables.driver->exchange(tables.history.update_sql(row));
  HistoryRow back = tables.history.read().at(0);
  CHECK(back.in_flight == std::optional<std::size_t>(2));
  CHECK(back.in_flight_sql == "VACUUM 'x'");
  CHECK(back.error == "it's broken");
  CHECK(back.state == HistoryState::failed);
  const Rows progress = tables.driver->exchange(tables.history.select_progress_sql(row.version));
  CHECK(progress.at(0) == Row{"failed", "1"});
  row.in_flight.reset();
  row.in_flight_sql.clear();
  row.error.clear();
  row.statement_sums.clear();
  row.state = HistoryState::applied;
  row.finished_at = "2026-01-01T00:00:01.000Z";
  row.duration_ms = 877;
  tables.driver->exchange(tables.history.update_sql(row));
  back = tables.history.read().at(0);
  CHECK(back.is_settled());
  CHECK_FALSE(back.in_flight.has_value());
  CHECK(back.in_flight_sql.empty());
  CHECK(back.error.empty());
  CHECK(back.statement_sums.empty());
  CHECK(back.duration_ms == 877);
  CHECK(back.finished_at == "2026-01-01T00:00:01.000Z");
}

TEST_CASE("history is read in the order of application") {
  Tables tables;
  HistoryRow row = full_row();
  for (const std::int64_t version : {3, 1, 2}) {
    row.version = version;
    tables.driver->exchange(tables.history.insert_sql(row, std::nullopt, "run", "0.1"));
  }
  std::string order;
  for (const HistoryRow& each : tables.history.read()) {
    order += concat(each.version, "/", each.sequence, " ");
  }
  CHECK(order == "3/1 1/2 2/3 ");
  tables.driver->exchange(tables.history.remove_sql(2));
  CHECK(tables.history.read().size() == 2);
  CHECK(tables.driver->exchange(tables.history.select_state_sql(2))[0][0] == std::nullopt);
  CHECK(tables.driver->exchange(tables.history.select_state_sql(1))[0][0] == "running");
}

TEST_CASE("a newer format and an unknown state are refused") {
  Tables tables;
  CHECK_NOTHROW(tables.history.check_format());
  tables.driver->exchange(tables.history.set_meta_sql("format", "2"));
  try {
    tables.history.check_format();
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.message == "the history tables have format 2; this mig knows 1");
  }
}

TEST_CASE("meta values are set and replaced") {
  Tables tables;
  CHECK(tables.history.meta("format") == "1");
  CHECK(tables.history.meta("project") == std::nullopt);
  tables.driver->exchange(tables.history.set_meta_sql("project", "it's"));
  tables.driver->exchange(tables.history.set_meta_sql("project", "other"));
  CHECK(tables.history.meta("project") == "other");
}

TEST_CASE("times are ISO 8601 in UTC with milliseconds") {
  const std::string now = utc_now();
  REQUIRE(now.size() == 24);
  CHECK(now[10] == 'T');
  CHECK(now[19] == '.');
  CHECK(now.back() == 'Z');
  CHECK(now.substr(0, 2) == "20");
}

TEST_SUITE_END();
