// What the recipes make is run, to the end and all the way back, and compared with what the original makes.
#include <doctest/doctest.h>

#include <filesystem>
#include <optional>
#include <string>

#include "base/text.hpp"
#include "database/introspect.hpp"
#include "support/lab.hpp"
#include "support/lint_case.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("rewrite_postgres");

namespace {

const std::filesystem::path cases = std::filesystem::path(MIG_SOURCE_DIR) / "tests/rewrite";
constexpr std::string_view version = "20260101000001";

std::string text_of(const LintCase& from, Direction direction) {
  for (const LintInput::File& each : from.input.files) {
    if (each.direction == direction) return std::string(each.source.text());
  }
  return {};
}

// The history of the case and its migration.
void write(Lab& lab, const LintCase& from) {
  std::string history;
  for (const Source& each : from.input.history) history += each.text();
  if (history.empty()) history = "-- mig: noop nothing is there before\n";
  lab.write("20250101000000_history", history,
            "-- mig: irreversible it is where the case begins\n");
  lab.write(concat(version, "_case"), text_of(from, Direction::up), text_of(from, Direction::down));
}

std::string schema_of(Lab& lab) {
  std::string text;
  const IntrospectOptions options{.without = {"public.mig_history", "public.mig_log",
                                              "public.mig_meta", "public.mig_gate",
                                              "public.mig_backfill", "public.mig_backfill_aside"}};
  for (const std::string& each : introspect(*lab.connect(), options)) {
    text += each + ";\n";
  }
  return text;
}

// Rows of all tables as text, whatever the order of the columns.
std::string rows_of(Lab& lab) {
  std::string text;
  for (const Row& table :
       lab.query("SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r' AND "
                 "relnamespace::regnamespace::text !~ '^(pg_|information_schema)' "
                 "AND relname !~ '^mig_' ORDER BY 1")) {
    const std::string name = table[0].value_or("");
    text +=
        concat(name, " ",
               lab.one(concat("SELECT count(*) || coalesce(md5(string_agg(to_jsonb(t)::text, ',' "
                              "ORDER BY to_jsonb(t)::text)), '') FROM ",
                              name, " AS t")),
               "\n");
  }
  return text;
}

// mig up, opening each gate on the way.
void run_to_the_end(Lab& lab) {
  for (int gates = 0; gates < 5; ++gates) {
    const Finished up = lab.mig({"up"});
    REQUIRE_MESSAGE(up.status == 0, up.err);
    if (lab.mig({"status"}).out.find("held") == std::string::npos) return;
    const Finished release = lab.mig({"release", "case", "--force", "a test"});
    REQUIRE_MESSAGE(release.status == 0, release.err);
  }
  FAIL("it never ends");
}

bool is_random(const LintCase& from) {
  const std::string up = text_of(from, Direction::up);
  return up.find("gen_random_uuid") != std::string::npos ||
         up.find("clock_timestamp") != std::string::npos;
}

struct State {
  std::string schema, rows;
};

State state_of(Lab& lab, const LintCase& from) {
  return {schema_of(lab), is_random(from) ? "" : rows_of(lab)};
}

// The states that the original leaves: none where it cannot run on these rows, which is what the rewrite is for.
struct OriginalStates {
  std::optional<State> up, down;
};

OriginalStates run_original(const LintCase& from) {
  Lab lab(Dialect::postgres);
  write(lab, from);
  OriginalStates states;
  if (lab.mig({"up"}).status != 0) return states;
  states.up = state_of(lab, from);
  const Finished down = lab.mig({"down"});
  REQUIRE_MESSAGE(down.status == 0, down.err);
  states.down = state_of(lab, from);
  return states;
}

void check_case(const LintCase& from) {
  Lab lab(Dialect::postgres);
  if (lab.connect()->server_version() < from.input.options.postgres.oldest) return;
  // What is dropped and made again loses rows, and the column's place: the rewrite is another thing on purpose.
  const bool is_rename = text_of(from, Direction::up).find("-- mig: rename") != std::string::npos;
  const OriginalStates original = is_rename ? OriginalStates{} : run_original(from);
  write(lab, from);
  const Finished first = lab.mig({"up", "1"});
  REQUIRE_MESSAGE(first.status == 0, first.err);
  const State before = state_of(lab, from);
  const Finished plan = lab.mig({"rewrite", std::string(version), "--write"});
  REQUIRE_MESSAGE(plan.status == 0, plan.err);
  run_to_the_end(lab);
  if (original.up) {
    CHECK(schema_of(lab) == original.up->schema);
    if (!is_random(from)) CHECK(rows_of(lab) == original.up->rows);
  }
  while (lab.one("SELECT max(version) FROM mig_history") != "20250101000000") {
    const Finished back = lab.mig({"down"});
    REQUIRE_MESSAGE(back.status == 0, back.err);
  }
  // DROP CONSTRAINT of a primary key leaves NOT NULL behind; the rewritten way back does not.
  const State after = state_of(lab, from);
  if (after.schema != before.schema) CHECK(after.schema == original.down.value_or(before).schema);
  // Values that were filled in a column that was there before stay.
  const bool is_filled = !original.down && !is_rename;
  if (after.rows != before.rows && !is_filled) {
    CHECK(after.rows == original.down.value_or(before).rows);
  }
}

bool is_rewritten(const LintCase& from) {
  return !from.expected.empty() && from.expected.front().starts_with("2026");
}

}  // namespace

TEST_CASE("Each rewritten case ends where the original ends, and its way back where it began") {
  std::size_t count = 0;
  for (const auto& each : std::filesystem::directory_iterator(cases)) {
    const bool is_sqlite = each.path().filename().string().starts_with("sqlite-");
    if (is_sqlite || each.path().extension() != ".sql") continue;
    for (const LintCase& one : read_lint_cases(each.path(), Dialect::postgres).cases) {
      if (!is_rewritten(one)) continue;
      INFO(each.path().filename().string(), ": ", one.title);
      check_case(one);
      ++count;
    }
  }
  CHECK(count > 15);
}

TEST_SUITE_END();
