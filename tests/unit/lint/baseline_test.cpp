#include "lint/baseline.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "lint/judge.hpp"

using namespace mig;

TEST_SUITE_BEGIN("lint");

namespace {

LintResult judged(std::string text, std::string id = "20260101000000_case") {
  LintInput input;
  input.dialect = Dialect::postgres;
  input.history.emplace_back("history.sql", "CREATE TABLE t (a int, b int);");
  input.files.push_back({.source = Source("up.sql", std::move(text))});
  input.files.back().id = std::move(id);
  input.options.severities = {{"*", Severity::off},
                              {"require-concurrent-index-creation", Severity::error}};
  return judge(std::move(input));
}

Baseline baseline_of(const LintResult& result) {
  Baseline made;
  for (const Finding& each : result.findings) made.add(each);
  return made;
}

std::size_t left_of(Baseline baseline, const LintResult& result) {
  std::size_t left = 0;
  for (const Finding& each : result.findings) left += baseline.take(each) ? 0U : 1U;
  return left;
}

Baseline read(const std::string& text) { return Baseline::read(Source("baseline.txt", text)); }

}  // namespace

TEST_CASE("a baseline knows its findings again wherever they stand") {
  const LintResult first = judged("CREATE INDEX i ON t (a);\nCREATE INDEX j ON t (b);");
  REQUIRE(first.findings.size() >= 2);
  const Baseline baseline = baseline_of(first);
  CHECK(left_of(baseline, first) == 0);
  CHECK(left_of(baseline,
                judged("-- why\n\nCREATE  INDEX j ON t (b);\nCREATE INDEX i -- x\n ON t (a);")) ==
        0);
  CHECK(left_of(baseline, judged("CREATE INDEX i ON t (b);\nCREATE INDEX j ON t (b);")) != 0);
  CHECK(left_of(baseline, judged("CREATE INDEX i ON t (a);", "20260102000000_other")) != 0);
}

TEST_CASE("the same words about another table are another finding") {
  const auto judged_with = [](std::string set) {
    LintInput input;
    input.dialect = Dialect::postgres;
    input.history.emplace_back(
        "history.sql", "CREATE TABLE t (a int); CREATE SCHEMA s; CREATE TABLE s.t (a int);");
    input.files.push_back({.source = Source("up.sql", set + "CREATE INDEX i ON t (a);")});
    input.options.severities = {{"*", Severity::off},
                                {"require-concurrent-index-creation", Severity::error}};
    return judge(std::move(input));
  };
  const Baseline baseline = baseline_of(judged_with(""));
  REQUIRE(baseline.size() == 1);
  CHECK(left_of(baseline, judged_with("SET search_path = public;\n")) == 0);
  CHECK(left_of(baseline, judged_with("SET search_path = s;\n")) == 1);
}

TEST_CASE("two findings alike need two entries") {
  const LintResult one = judged("CREATE INDEX ON t (a);");
  const LintResult two = judged("CREATE INDEX ON t (a);\nCREATE INDEX ON t (a);");
  CHECK(left_of(baseline_of(one), two) == two.findings.size() - one.findings.size());
}

TEST_CASE("a baseline is read as it is written") {
  const LintResult result =
      judged("CREATE INDEX i ON t (a);\nCREATE INDEX j ON t (b);", "odd name.sql");
  const Baseline baseline = baseline_of(result);
  const Baseline again = read(baseline.text());
  CHECK(again.text() == baseline.text());
  CHECK(again.size() == result.findings.size());
  CHECK(left_of(again, result) == 0);
  CHECK(read("").size() == 0);
}

TEST_CASE("what is no baseline is refused") {
  CHECK_THROWS_AS(read("# mig lint baseline 1\n"), Error);
  CHECK_THROWS_AS(read("0123456789abcdef a-rule\n"), Error);
  CHECK_THROWS_AS(read("0123 a-rule 20260101000000_a\n"), Error);
  CHECK_THROWS_AS(read("CREATE TABLE t (a int);\n"), Error);
}

TEST_CASE("entries of migrations that were not judged are kept") {
  Baseline made;
  made.keep(read("0123456789abcdef a-rule 20260101000000_a\n"
                 "0123456789abcdef a-rule 20260102000000_b down\n"),
            {"20260101000000_a"});
  CHECK(made.size() == 1);
  CHECK(made.text().find("a-rule 20260102000000_b down") != std::string::npos);
}

TEST_SUITE_END();
