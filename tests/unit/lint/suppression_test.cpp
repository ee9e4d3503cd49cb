#include <doctest/doctest.h>

#include "base/text.hpp"
#include "lint/judge.hpp"
#include "lint/rule.hpp"
#include "lint/suppression_text.hpp"

using namespace mig;

TEST_SUITE_BEGIN("lint");

namespace {

// "file? rules | reason | until", or "-" for another directive.
std::string read(std::string_view text) {
  const auto made = read_suppression(text);
  if (!made) return "-";
  const std::vector<std::string> rules(made->rules.begin(), made->rules.end());
  return concat(made->is_of_file ? "file " : "", join(rules, "+"), " | ", made->reason, " | ",
                made->until, made->has_bad_date ? " bad" : "");
}

LintInput input_of(std::string history, std::string text) {
  LintInput input;
  input.dialect = Dialect::postgres;
  input.history.emplace_back("history.sql", std::move(history));
  input.files.push_back({.source = Source("up.sql", std::move(text))});
  input.files.back().id = "20260101000000_case";
  input.options.severities = {{"*", Severity::off},
                              {"require-concurrent-index-creation", Severity::error},
                              {"unused-suppression", Severity::warning}};
  return input;
}

std::vector<std::string> ids_of(const LintResult& result) {
  std::vector<std::string> ids;
  for (const Finding& each : result.findings) ids.emplace_back(each.rule->id);
  return ids;
}

}  // namespace

TEST_CASE("a suppression is read into rules and reason and last day") {
  CHECK(read("ignore a-b -- it is small") == "a-b | it is small | ");
  CHECK(read("ignore a,b , c-d -- why") == "a+b+c-d | why | ");
  CHECK(read("ignore-file a -- why until 2027-01-31") == "file a | why | 2027-01-31");
  CHECK(read("ignore a -- why (until 2027-01-31)") == "a | why | 2027-01-31");
  CHECK(read("ignore a -- why [until 2027-01-31].") == "a | why | 2027-01-31");
  CHECK(read("ignore a -- why until 2027-02-30") == "a | why | 2027-02-30 bad");
  CHECK(read("ignore a -- why until 27-1-1") == "a | why | 27-1-1 bad");
  CHECK(read("ignore a -- we wait until spring") == "a | we wait until spring | ");
  CHECK(read("ignore a -- why Until: 2027-01-31, or so") ==
        "a | why Until: 2027-01-31, or so | 2027-01-31");
  CHECK(read("ignore a -- not until May, until 2027-01-31") == "a | not until May, | 2027-01-31");
  CHECK(read("ignore a -- until 2027-01-31") == "a |  | 2027-01-31");
  CHECK(read("ignore a -- one -- two") == "a | one -- two | ");
  CHECK(read("ignore\ta\n--\nwhy") == "a | why | ");
}

TEST_CASE("what is missing of a suppression is empty") {
  CHECK(read("ignore") == " |  | ");
  CHECK(read("ignore --") == " |  | ");
  CHECK(read("ignore -- why") == " | why | ");
  CHECK(read("ignore a") == "a |  | ");
  CHECK(read("ignore a, b it is small") == "a+b |  | ");
  CHECK(read("ignore a--b") == "a--b |  | ");
  CHECK(read("ignored a -- why") == "-");
  CHECK(read("lock-timeout 2s") == "-");
}

TEST_CASE("a rule that is off has no unused suppression") {
  const auto made = [] {
    return input_of("CREATE TABLE t (a int);",
                    "-- mig: ignore require-concurrent-index-creation -- why\nSELECT 1;\n");
  };
  CHECK(ids_of(judge(made())) == std::vector<std::string>{"unused-suppression"});
  LintInput off = made();
  off.options.severities["require-concurrent-index-creation"] = Severity::off;
  CHECK(ids_of(judge(std::move(off))).empty());
  LintInput elsewhere = made();
  elsewhere.options.overrides.push_back(
      {"up.sql", "", {{"require-concurrent-index-creation", Severity::off}}});
  CHECK(ids_of(judge(std::move(elsewhere))).empty());
}

TEST_CASE("what was taken out is counted") {
  const LintResult result = judge(
      input_of("CREATE TABLE t (a int);",
               "-- mig: ignore require-concurrent-index-creation -- why\nCREATE INDEX i ON t (a);\n"
               "-- mig: ignore-file require-concurrent-index-creation -- why\n"
               "CREATE INDEX j ON t (a);\n"));
  CHECK(result.suppressed == 2);
  CHECK(result.findings.empty());
}

TEST_CASE("a path counts from any directory above the file") {
  const auto found = [](const std::string& path) {
    LintInput input = input_of("CREATE TABLE t (a int);", "CREATE INDEX i ON t (a);");
    input.files.front().source =
        Source("../db/migrations/20260101000000_case/up.sql", "CREATE INDEX i ON t (a);");
    input.options.overrides.push_back({path, "", {{"*", Severity::off}}});
    return !judge(std::move(input)).findings.empty();
  };
  CHECK_FALSE(found("db/migrations/**"));
  CHECK_FALSE(found("migrations/2026*/up.sql"));
  CHECK_FALSE(found("2026*_case"));
  CHECK_FALSE(found("**/up.sql"));
  CHECK(found("igrations/**"));
  CHECK(found("migrations/*"));
  CHECK(found("2025*"));
}

TEST_SUITE_END();
