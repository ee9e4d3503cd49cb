// The files of tests/parse: what lies in refused/ is refused, all the rest is split without a word.
// That the boundaries are the engines' own is tests/tools/compare_split.cpp's business.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/dialect.hpp"
#include "sql/split.hpp"

using namespace mig;

TEST_SUITE_BEGIN("sql");

namespace {

std::size_t check_directory(const std::string& directory, Dialect dialect, bool refused) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(MIG_SOURCE_DIR) +
                                                               "/tests/parse/" + directory)) {
    ++files;
    CAPTURE(entry.path().string());
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    const SplitResult result = split(text, dialect);
    CHECK(result.problems.empty() != refused);
    for (const SplitProblem& problem : result.problems) {
      CHECK_FALSE(problem.hint.empty());
      CHECK(problem.span.begin < problem.span.end);
      CHECK(problem.span.end <= text.size());
    }
    // Splitting what was split changes nothing: each statement is one, of the same kind.
    for (const Statement& statement : result.statements) {
      if (refused || statement.kind == StatementKind::copy_from_stdin) continue;
      const SplitResult again = split(statement.span.of(text), dialect);
      REQUIRE(again.statements.size() == 1);
      CHECK(again.statements[0].span == Span{0, statement.span.size()});
      CHECK(again.statements[0].kind == statement.kind);
    }
  }
  return files;
}

}  // namespace

TEST_CASE("nasty files are split or refused as they should be") {
  CHECK(check_directory("postgres", Dialect::postgres, false) >= 31);
  CHECK(check_directory("sqlite", Dialect::sqlite, false) >= 20);
  CHECK(check_directory("refused/postgres", Dialect::postgres, true) >= 15);
  CHECK(check_directory("refused/sqlite", Dialect::sqlite, true) >= 7);
}

TEST_SUITE_END();
