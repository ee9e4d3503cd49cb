#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <string>

#include "base/text.hpp"
#include "rewrite/recipe.hpp"
#include "support/rewrite_case.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("rewrite");

namespace {

const std::filesystem::path cases = std::filesystem::path(MIG_SOURCE_DIR) / "tests/rewrite";

}  // namespace

TEST_CASE("each recipe has cases, and every file of cases holds") {
  for (const Recipe* each : all_recipes()) {
    INFO(each->id);
    CHECK(std::filesystem::exists(cases / concat(each->id, ".sql")));
  }
  for (const auto& each : std::filesystem::directory_iterator(cases)) {
    if (each.path().extension() != ".sql") continue;
    const std::string differences =
        check_cases(each.path(),
                    each.path().filename().string().starts_with("sqlite-") ? Dialect::sqlite
                                                                           : Dialect::postgres,
                    rewritten_lines);
    CHECK_MESSAGE(differences.empty(), differences);
  }
}

TEST_CASE("a rule is answered by one recipe") {
  std::set<std::pair<std::string_view, unsigned>> answered;
  for (const Recipe* each : all_recipes()) {
    for (const std::string_view rule : each->answers) {
      INFO(rule);
      CHECK(find_rule(rule) != nullptr);
      CHECK(answered.emplace(rule, each->dialects).second);
    }
  }
}

TEST_SUITE_END();
