// What the recipes make of SQLite's tables is run, and all the way back.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "base/text.hpp"
#include "support/lab.hpp"
#include "support/lint_case.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("rewrite_sqlite");

namespace {

const std::filesystem::path cases = std::filesystem::path(MIG_SOURCE_DIR) / "tests/rewrite";

std::string text_of(const LintCase& from, Direction direction) {
  for (const LintInput::File& each : from.input.files) {
    if (each.direction == direction) return std::string(each.source.text());
  }
  return {};
}

// Tables with their rows, views too, indexes and triggers.
std::string state_of(Lab& lab) {
  std::string text;
  for (const Row& each :
       lab.query("SELECT type, name, replace(sql, '\"', '') FROM sqlite_master WHERE "
                 "name NOT LIKE 'mig_%' AND sql IS NOT NULL ORDER BY type, name")) {
    const std::string type = each[0].value_or(""), name = each[1].value_or("");
    text += concat(type, " ", name, "\n");
    if (type != "table" && type != "view") continue;
    for (const Row& row : lab.query(concat("SELECT * FROM \"", name, "\" ORDER BY 1"))) {
      for (const Value& value : row) text += concat(" ", value.value_or("NULL"));
      text += "\n";
    }
  }
  return text;
}

void check_case(const LintCase& from) {
  Lab lab(Dialect::sqlite);
  std::string history;
  for (const Source& each : from.input.history) history += each.text();
  lab.write("20250101000000_history", history,
            "-- mig: irreversible it is where the case begins\n");
  lab.write("20260101000001_case", text_of(from, Direction::up), text_of(from, Direction::down));
  const Finished first = lab.mig({"up", "1"});
  REQUIRE_MESSAGE(first.status == 0, first.err);
  const std::string before = state_of(lab);
  const Finished plan = lab.mig({"rewrite", "20260101000001", "--write"});
  REQUIRE_MESSAGE(plan.status == 0, plan.err);
  const Finished up = lab.mig({"up"});
  REQUIRE_MESSAGE(up.status == 0, up.err);
  CHECK(state_of(lab) != before);
  CHECK(lab.one("PRAGMA integrity_check") == "ok");
  CHECK(lab.query("PRAGMA foreign_key_check").empty());
  const Finished down = lab.mig({"down"});
  REQUIRE_MESSAGE(down.status == 0, down.err);
  CHECK(state_of(lab) == before);
}

}  // namespace

TEST_CASE("Each rewritten case runs on tables with rows, and its way back leaves what was there") {
  std::size_t count = 0;
  for (const auto& each : std::filesystem::directory_iterator(cases)) {
    if (!each.path().filename().string().starts_with("sqlite-")) continue;
    for (const LintCase& one : read_lint_cases(each.path(), Dialect::sqlite).cases) {
      if (one.expected.empty() || !one.expected.front().starts_with("2026")) continue;
      INFO(each.path().filename().string(), ": ", one.title);
      check_case(one);
      ++count;
    }
  }
  CHECK(count >= 3);
}

TEST_SUITE_END();
