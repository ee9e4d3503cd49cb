// What the recipes make is run, to the end and all the way back, and compared with what the original makes.
#include <doctest/doctest.h>

#include <filesystem>
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
                                              "public.mig_backfill"}};
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
    if (lab.mig({"status", "--check"}).status == 0) return;
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

void check_case(const LintCase& from) {
  Lab original(Dialect::postgres);
  if (original.connect()->server_version() < from.input.options.postgres.oldest) return;
  write(original, from);
  const Finished up = original.mig({"up"});
  REQUIRE_MESSAGE(up.status == 0, up.err);

  Lab rewritten(Dialect::postgres);
  write(rewritten, from);
  const Finished first = rewritten.mig({"up", "1"});
  REQUIRE_MESSAGE(first.status == 0, first.err);
  const std::string schema_before = schema_of(rewritten), rows_before = rows_of(rewritten);
  const Finished plan = rewritten.mig({"rewrite", std::string(version), "--write"});
  REQUIRE_MESSAGE(plan.status == 0, plan.err);
  run_to_the_end(rewritten);
  CHECK(schema_of(rewritten) == schema_of(original));
  if (!is_random(from)) CHECK(rows_of(rewritten) == rows_of(original));

  const Finished down = rewritten.mig({"abort", "case"});
  REQUIRE_MESSAGE(down.status == 0, down.err);
  CHECK(schema_of(rewritten) == schema_before);
  CHECK(rows_of(rewritten) == rows_before);
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
