// survey() and plan_up() / plan_down(): what is where, and what would be done about it.
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "run/runner.hpp"
#include "support/scratch_directory.hpp"

using namespace mig;

namespace {

// Five migrations, `m1` … `m5`, of versions 20260101000000 … 20260105000000.
class Project {
 public:
  Project() {
    for (int day = 1; day <= 5; ++day) scratch.add_migration("m", id(day));
  }
  static std::int64_t version(int day) { return 20260100000000 + day * 1000000; }
  static std::string id(int day) { return concat(version(day), "_m", day); }

  void applied(int day, HistoryState state = HistoryState::applied) {
    HistoryRow row;
    row.version = version(day);
    row.name = concat("m", day);
    row.state = state;
    row.sequence = static_cast<std::int64_t>(history.size()) + 1;
    row.up_sum = canonical_sum(scratch.read(concat("m/", id(day), "/up.sql")), Dialect::sqlite);
    row.down_sum = canonical_sum(scratch.read(concat("m/", id(day), "/down.sql")), Dialect::sqlite);
    history.push_back(row);
  }
  Survey look() const {
    return survey(MigrationDirectory::read(scratch.path() / "m", Dialect::sqlite), history,
                  Dialect::sqlite, true);
  }
  std::string states() const {
    std::vector<std::string> out;
    for (const SurveyLine& line : look().lines) out.emplace_back(to_string(line.state));
    return join(out, ", ");
  }
  // The days planned, in order, or the error's kind and words.
  std::string up(const Target& target, bool out_of_order = false) const {
    const Survey found = look();
    return told([&] { return plan_up(found, Dialect::sqlite, target, out_of_order); });
  }
  std::string down(const Target& target) const {
    const Survey found = look();
    return told([&] {
      return plan_down(found, Dialect::sqlite, target,
                       [](std::int64_t) { return std::optional<std::string>("SELECT 1;"); });
    });
  }

  mig_test::ScratchDirectory scratch;
  std::vector<HistoryRow> history;

 private:
  template <typename Plan>
  static std::string told(Plan&& plan) {
    try {
      std::vector<std::string> days;
      for (const PlannedChange& change : plan()) days.push_back(change.name);
      return join(days, " ");
    } catch (const Error& error) {
      CHECK_FALSE(error.hint.empty());
      return concat(exit_code(error.kind), ": ", error.message);
    }
  }
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_SUITE_BEGIN("run");

TEST_CASE("a survey tells every state") {
  Project project;
  CHECK(project.states() == "pending, pending, pending, pending, pending");
  project.applied(1, HistoryState::baseline);
  project.applied(3);
  project.applied(4, HistoryState::failed);
  CHECK(project.states() == "baseline, out of order, applied, half way, pending");
  project.history.back().state = HistoryState::running;
  CHECK(project.states() == "baseline, out of order, applied, half way, pending");
  project.history.back().state = HistoryState::reverting;
  CHECK(project.states() == "baseline, out of order, applied, reverting, pending");
}

TEST_CASE("edits of applied files are seen and those of their comments are not") {
  Project project;
  project.applied(1);
  const std::string up = concat("m/", Project::id(1), "/up.sql");
  project.scratch.write(up, "-- a note\r\n" + project.scratch.read(up));
  CHECK(has(project.states(), "applied, pending"));
  project.scratch.write(up, "CREATE TABLE other (i int);");
  CHECK(has(project.states(), "edited, pending"));
  CHECK(has(project.up({}), "3: nothing was run. edited after it was applied: 20260101000000_m1"));
  CHECK_FALSE(project.look().lines[0].down_changed);
  project.scratch.write(concat("m/", Project::id(1), "/down.sql"), "SELECT 1;");
  CHECK(project.look().lines[0].down_changed);
}

TEST_CASE("a missing directory is named and a squashed baseline is not") {
  Project project;
  project.applied(1);
  project.applied(2, HistoryState::baseline);
  std::filesystem::remove_all(project.scratch.path() / "m" / Project::id(2));
  CHECK(has(project.states(), "applied, baseline, pending"));
  std::filesystem::remove_all(project.scratch.path() / "m" / Project::id(1));
  CHECK(has(project.states(), "missing, baseline, pending"));
  CHECK(has(project.up({}), "3: nothing was run. applied here, but gone from the directory"));
  CHECK(project.look().find(Project::version(1))->entry == nullptr);
  CHECK(project.look().find(42) == nullptr);
}

TEST_CASE("a file for the other engine is nobody's business here") {
  Project project;
  const std::filesystem::path other = project.scratch.path() / "m" / Project::id(2);
  std::filesystem::rename(other / "up.sql", other / "up.postgres.sql");
  CHECK(project.states() == "pending, not for this database, pending, pending, pending");
  CHECK(project.up({}) == "m1 m3 m4 m5");
  CHECK(
      has(project.up({.count = {}, .to = Project::version(2)}), "2: 20260102000000_m2 is not for"));
}

TEST_CASE("up goes as far as it is told") {
  Project project;
  project.applied(1);
  CHECK(project.up({}) == "m2 m3 m4 m5");
  CHECK(project.up({.count = 2, .to = {}}) == "m2 m3");
  CHECK(project.up({.count = 0, .to = {}}) == "");
  CHECK(project.up({.count = {}, .to = Project::version(4)}) == "m2 m3 m4");
  CHECK(project.up({.count = {}, .to = Project::version(1)}) == "");
  CHECK(has(project.up({.count = {}, .to = 77}), "2: there is no migration 77"));
}

TEST_CASE("out of order is refused unless it is allowed") {
  Project project;
  project.applied(3);
  CHECK(has(project.up({}),
            "3: nothing was run. older than what is applied: 20260101000000_m1, "
            "20260102000000_m2"));
  CHECK(project.up({}, true) == "m1 m2 m4 m5");
}

TEST_CASE("what is half way comes first and what is half way down stops everything") {
  Project project;
  project.applied(1);
  project.applied(2);
  project.applied(4, HistoryState::failed);
  CHECK(project.up({}, true) == "m4 m3 m5");
  CHECK(project.up({.count = 1, .to = {}}, true) == "m4");
  CHECK(has(project.down({}), "5: 20260104000000_m4 is half way up"));
  project.history.back().state = HistoryState::reverting;
  CHECK(has(project.up({}, true), "5: 20260104000000_m4 is half way down"));
  CHECK(project.down({}) == "m4");
}

TEST_CASE("down walks the order of application") {
  Project project;
  for (const int day : {1, 3, 2, 4}) project.applied(day);
  CHECK(project.down({}) == "m4");
  CHECK(project.down({.count = 3, .to = {}}) == "m4 m2 m3");
  CHECK(project.down({.count = 99, .to = {}}) == "m4 m2 m3 m1");
  CHECK(project.down({.count = {}, .to = Project::version(3)}) == "m4 m2");
  CHECK(project.down({.count = {}, .to = 0}) == "m4 m2 m3 m1");
  CHECK(has(project.down({.count = {}, .to = Project::version(5)}),
            "2: 20260105000000_m5 is not applied"));
  CHECK(has(project.down({.count = {}, .to = 77}), "2: there is no migration 77"));
}

TEST_CASE("down stops at a baseline and at what is irreversible") {
  Project project;
  project.applied(1, HistoryState::baseline);
  project.applied(2);
  CHECK(project.down({.count = {}, .to = 0}) == "m2");
  CHECK(has(project.down({.count = 2, .to = {}}), "3: 20260101000000_m1 is part of the baseline"));
  project.scratch.write(concat("m/", Project::id(2), "/down.sql"), "-- mig: irreversible gone\n");
  CHECK(project.down({}) == "3: 20260102000000_m2 is irreversible: gone");
  std::filesystem::remove_all(project.scratch.path() / "m" / Project::id(2));
  CHECK(project.down({}) == "m2");  // from the text that was stored
}

TEST_CASE("a mistake in the last file stops the first") {
  Project project;
  project.scratch.write(concat("m/", Project::id(5), "/down.sql"), "SELECT 'x");
  CHECK(project.up({}) == "3: unterminated string");
  CHECK(project.up({.count = 1, .to = {}}) == "m1");  // the last file's turn has not come
}

TEST_SUITE_END();
