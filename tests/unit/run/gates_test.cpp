#include "run/gates.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "run/data_loss.hpp"
#include "run/evidence.hpp"
#include "run/runner.hpp"
#include "support/scratch_directory.hpp"

using namespace mig;

namespace {

// Files `m1` … `m5`, and what is applied of them.
class Project {
 public:
  Project() {
    for (int day = 1; day <= 5; ++day) scratch.add_migration("m", id(day));
  }
  static std::int64_t version(int day) { return 20260100000000 + day * 1000000; }
  static std::string id(int day) { return concat(version(day), "_m", day); }
  void says(int day, const std::string& directives) {
    const std::string path = concat("m/", id(day), "/up.sql");
    scratch.write(path, directives + scratch.read(path));
  }
  void applied(int day) {
    HistoryRow row;
    row.version = version(day);
    row.name = concat("m", day);
    row.sequence = static_cast<std::int64_t>(history.size()) + 1;
    row.up_sum = canonical_sum(scratch.read(concat("m/", id(day), "/up.sql")), Dialect::sqlite);
    row.down_sum = canonical_sum(scratch.read(concat("m/", id(day), "/down.sql")), Dialect::sqlite);
    history.push_back(row);
  }
  void gate(int day, bool released) {
    GateRow& row = gates.emplace_back();
    row.version = version(day);
    if (released) row.released_at = "2026-01-01T00:00:00.000Z";
  }
  Survey look() const {
    Survey found = survey(MigrationDirectory::read(scratch.path() / "m", Dialect::sqlite), history,
                          Dialect::sqlite, false);
    read_steps(found, Dialect::sqlite, false);
    hold_back(found, gates);
    return found;
  }
  std::string states() const {
    std::vector<std::string> out;
    for (const SurveyLine& line : look().lines) out.emplace_back(to_string(line.state));
    return join(out, ", ");
  }
  std::string up(const Target& target = {}, bool out_of_order = false) const {
    const Survey found = look();
    const auto changes = plan_up(found, Dialect::sqlite, target, out_of_order);
    std::string out;
    for (const PlannedChange& each : changes) out += each.name + " ";
    for (const SurveyLine* each : held_lines(found, target, changes)) {
      out += concat("(", each->entry->name, ") ");
    }
    return out;
  }

  mig_test::ScratchDirectory scratch;
  std::vector<HistoryRow> history;
  std::vector<GateRow> gates;
};

constexpr const char* step = "-- mig: change one\n";
constexpr const char* gated = "-- mig: change one\n-- mig: wait the release\n";

}  // namespace

TEST_SUITE_BEGIN("run");

TEST_CASE("a gate holds the later steps of its change and no other file") {
  Project project;
  project.says(1, step);
  project.says(2, gated);
  project.says(4, step);
  CHECK(project.up() == "m1 m3 m5 (m2) (m4) ");
  CHECK(project.states() == "pending, held, pending, held, pending");
  CHECK(project.up({.count = 2, .to = {}}) == "m1 m3 (m2) ");
  CHECK(project.up({.count = {}, .to = Project::version(2)}) == "m1 (m2) ");
  project.gate(2, true);
  CHECK(project.up() == "m1 m2 m3 m4 m5 ");
}

TEST_CASE("a mistake in a held file stops the first") {
  Project project;
  project.says(2, gated);
  project.scratch.write(concat("m/", Project::id(2), "/up.sql"), concat(gated, "BEGIN;"));
  CHECK_THROWS_AS(project.up(), Error);
  CHECK(project.up({.count = {}, .to = Project::version(1)}) == "m1 ");
}

TEST_CASE("what was held in time is never out of order") {
  Project project;
  project.says(2, gated);
  project.says(3, step);
  project.applied(1);
  project.applied(4);
  project.applied(5);
  CHECK(project.states() == "applied, out of order, out of order, applied, applied");
  CHECK(project.up({}, true) == "(m2) (m3) ");  // a gate is a gate
  project.gate(2, false);
  project.gate(3, false);
  CHECK(project.states() == "applied, held, held, applied, applied");
  CHECK(project.up() == "(m2) (m3) ");
  project.gates[0].released_at = "2026-01-01T00:00:00.000Z";
  CHECK(project.up() == "m2 m3 ");
}

TEST_CASE("a second gate of a change holds after the first is released") {
  Project project;
  project.says(1, gated);
  project.says(2, step);
  project.says(3, "-- mig: change one\n-- mig: wait the old one is gone\n");
  project.gate(1, true);
  CHECK(project.up() == "m1 m2 m4 m5 (m3) ");
  const Survey found = project.look();
  const std::vector<Change> changes = changes_of(found);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].steps.size() == 3);
  CHECK(changes[0].done() == 0);
  CHECK(changes[0].next_gate()->entry->name == "m1");
  CHECK_FALSE(changes[0].is_reached(*changes[0].steps[2]));
  CHECK(find_change(changes, "one").id == "one");
  CHECK_THROWS_AS(find_change(changes, "two"), Error);
}

TEST_CASE("a gate row comes back as it was written") {
  const auto driver = connect(DatabaseUrl::parse("sqlite::memory:"));
  Gates gates(*driver, "ignored");
  CHECK(gates.read().empty());
  GateRow row;
  row.version = 20260101000000;
  row.change = "it's";
  row.held_since = "2026-01-01T00:00:00.000Z";
  CHECK_FALSE(row.observe("m1:a", "5|;", "2026-01-01T00:00:01.000Z"));
  CHECK(row.observe("m1:a", "5|;", "2026-01-01T00:00:02.000Z"));
  CHECK_FALSE(row.observe("m1:b", std::string(500, 'x') + "\n\t", "2026-01-01T00:00:03.000Z"));
  CHECK(row.observe("m1:b", std::string(500, 'x') + "\n\t", "2026-01-01T00:00:04.000Z"));
  CHECK_FALSE(row.observe("m1:b", std::string(501, 'x') + "\n\t", "2026-01-01T00:00:05.000Z"));
  gates.save({row});
  row.released_at = "2026-01-02T00:00:00.000Z";
  row.released_by = "me";
  row.reason = "o'clock";
  gates.save({row});
  const GateRow back = gates.read().at(0);
  CHECK(back.change == "it's");
  CHECK(back.is_forced());
  CHECK(back.reason == "o'clock");
  REQUIRE(back.quiet.size() == 2);
  CHECK(back.answer_of("m1:a")->since == "2026-01-01T00:00:01.000Z");
  CHECK(back.answer_of("m1:b")->since == "2026-01-01T00:00:05.000Z");
  CHECK(back.answer_of("m1:b")->answer == row.quiet[1].answer);
  CHECK(back.answer_of("m1:c") == nullptr);
  driver->exchange(gates.forget_sql("it's"));
  CHECK(gates.read().empty());
}

TEST_CASE("times between two moments") {
  using std::chrono::milliseconds;
  CHECK(time_between("2026-01-01T00:00:00.250Z", "2026-01-01T00:01:00.000Z") ==
        milliseconds(59750));
  CHECK(time_between("2026-01-01T00:01:00.000Z", "2026-01-01T00:00:00.000Z") == milliseconds(0));
  CHECK(time_between("", "2026-01-01T00:00:00.000Z") == milliseconds(0));
}

TEST_CASE("the rows of a check are shown, five at most") {
  CHECK(first_rows({{"1", std::nullopt}, {"2", std::string(80, 'x')}}).size() < 70);
  const Rows many(7, Row{"1"});
  CHECK(first_rows(many) == "(1), (1), (1), (1), (1), …");
  CHECK_NOTHROW(refuse_rows("x", {}));
  try {
    refuse_rows("no orphan", {{"1"}, {"2"}});
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::failed);
    CHECK(error.message == "check no orphan: 2 rows");
    CHECK(error.detail == "the rows: (1), (2)");
  }
}

TEST_CASE("evidence that is about what the file makes is asked later") {
  const auto driver = connect(DatabaseUrl::parse("sqlite::memory:"));
  const MigrationScript script(
      Source("up.sql",
             "-- mig: check first\nSELECT 1 WHERE false;\n-- mig: quiet 1h\nSELECT n FROM gone;\n"
             "CREATE TABLE made (id int);\n-- mig: check made is empty\nSELECT * FROM made;\n"),
      Dialect::sqlite, Direction::up);
  GateRow gate;
  const auto evidence = look_at_evidence(*driver, script, {}, gate, "2026-01-01T00:00:00.000Z");
  REQUIRE(evidence.size() == 3);
  CHECK(evidence[0].holds);
  CHECK_FALSE(evidence[1].holds);
  CHECK(evidence[1].is_asked);
  CHECK(evidence[1].says.find("it cannot be asked: ") == 0);
  CHECK_FALSE(evidence[2].is_asked);
  CHECK_FALSE(all_hold(evidence));
  CHECK_FALSE(driver->in_transaction());
}

TEST_CASE("what a contract takes away is read off its statements") {
  const auto script = [](const char* text) {
    return MigrationScript(Source("up.sql", text), Dialect::postgres, Direction::up);
  };
  const auto lost = lost_data(script(
      "-- mig: change c\n-- mig: phase contract\nALTER TABLE s.\"O\" DROP COLUMN a, DROP b;\n"
      "DROP TABLE x, y;\nDROP VIEW v;\nDROP INDEX i;"));
  REQUIRE(lost.size() == 4);
  CHECK(lost[0].table == "s.\"O\"");
  CHECK(lost[1].column == "b");
  CHECK(lost[3].table == "y");
  const MigrationScript gone(Source("down.sql", "-- mig: irreversible gone"), Dialect::postgres,
                             Direction::down);
  const MigrationScript back(Source("down.sql", "SELECT 1"), Dialect::postgres, Direction::down);
  const char* contract = "-- mig: change c\n-- mig: phase contract\nDROP TABLE x;";
  CHECK(loses_data(script(contract), &gone));
  CHECK_FALSE(loses_data(script(contract), &back));
  CHECK(loses_data(script(contract), nullptr));
  CHECK_FALSE(loses_data(script("-- mig: change c\n-- mig: phase contract\nSELECT 1"), nullptr));
  CHECK_FALSE(loses_data(script("DROP TABLE x"), &gone));
}

TEST_SUITE_END();
