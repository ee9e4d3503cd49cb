#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "support/lint_case.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("lint");

namespace {

const std::filesystem::path cases = std::filesystem::path(MIG_SOURCE_DIR) / "tests/lint";

Dialect dialect_of(const LintRule& rule) {
  return rule.dialects == for_sqlite ? Dialect::sqlite : Dialect::postgres;
}

std::vector<std::string> lines_of(std::string_view snippet, const LintRule& rule) {
  return finding_lines(judge(snippet_input(snippet, dialect_of(rule))), rule.id);
}

}  // namespace

TEST_CASE("each rule has cases and they hold") {
  for (const LintRule* rule : all_rules()) {
    const std::filesystem::path path = cases / concat(rule->id, ".sql");
    INFO(rule->id);
    REQUIRE(std::filesystem::exists(path));
    const std::string differences = check_lint_cases(path, rule->id, dialect_of(*rule));
    CHECK_MESSAGE(differences.empty(), differences);
  }
}

TEST_CASE("each file of cases belongs to a rule") {
  for (const auto& each : std::filesystem::directory_iterator(cases)) {
    if (each.path().extension() != ".sql") continue;
    INFO(each.path());
    CHECK(find_rule(each.path().stem().string()) != nullptr);
  }
}

TEST_CASE("rules are sorted by id and each is told in full") {
  const auto rules = all_rules();
  CHECK(std::is_sorted(rules.begin(), rules.end(),
                       [](const LintRule* a, const LintRule* b) { return a->id < b->id; }));
  for (const LintRule* rule : rules) {
    INFO(rule->id);
    CHECK(rule->summary.size() > 10);
    CHECK(rule->why.size() > 60);
    CHECK(rule->summary.back() != '.');
    CHECK(rule->why.back() == '.');
  }
}

TEST_CASE("each rule speaks on its bad snippet and not on its good one") {
  for (const LintRule* rule : all_rules()) {
    if (rule->is_about_set) continue;  // its snippets are told, not run: the cases run them
    INFO(rule->id);
    LintInput bad = snippet_input(rule->bad, dialect_of(*rule));
    bad.options.severities.emplace(rule->id, std::max(rule->severity, Severity::info));
    let_speak(bad, *rule);
    CHECK(finding_lines(judge(std::move(bad)), rule->id) != std::vector<std::string>{"nothing"});
    CHECK(lines_of(rule->good, *rule) == std::vector<std::string>{"nothing"});
  }
}

// A rule whose safe way another one calls an error says so in the snippet: `-- mig: ignore RULE -- why`.
TEST_CASE("no rule calls a good snippet an error") {
  for (const LintRule* rule : all_rules()) {
    if (rule->is_about_set) continue;
    INFO(rule->id);
    const LintResult result = judge(snippet_input(rule->good, dialect_of(*rule)));
    for (const Finding& each : result.findings) {
      INFO(each.rule->id << ": " << each.message);
      CHECK(each.severity < Severity::error);
    }
  }
}

TEST_CASE("rules that tell what others say are there, and none tells itself") {
  const auto rules = all_rules();
  const auto tells_itself = [&](const LintRule& rule) {
    std::set<std::string_view> seen;
    std::vector<const LintRule*> open{&rule};
    while (!open.empty()) {
      const LintRule* next = open.back();
      open.pop_back();
      for (const std::string_view each : next->told_by) {
        if (each.empty()) continue;
        const LintRule* teller = find_rule(each);
        REQUIRE_MESSAGE(teller != nullptr, each);
        CHECK_FALSE(teller->is_by_the_way);
        if (teller == &rule) return true;
        if (seen.insert(each).second) open.push_back(teller);
      }
    }
    return false;
  };
  for (const LintRule* rule : rules) {
    INFO(rule->id);
    CHECK_FALSE(tells_itself(*rule));
  }
}

TEST_SUITE_END();
