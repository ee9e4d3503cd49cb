// A rule is a value in a file of its own under lint/rules/: file name = symbol = id, with hyphens in the id
// (`dropping-table` is rules/dropping_table.cpp defining `const mig::LintRule dropping_table_rule`). CMake globs the folder
// and writes the table. Its cases are tests/lint/<id>.sql; nothing else is edited to add one.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "lint/context.hpp"
#include "lint/findings.hpp"

namespace mig {

// Which engines a rule is for; one bit each.
enum RuleDialects : unsigned { for_postgres = 1, for_sqlite = 2, for_both = 3 };

// Which findings of a rule in a file are told as one, with all their places and steps.
enum class ToldOnce : unsigned char { never, for_statement, for_table, for_file };

struct LintRule {
  std::string_view id;
  RuleDialects dialects;
  Severity severity;         // unless the configuration says otherwise
  std::string_view summary;  // one line, lower case, no full stop
  // Paragraphs for people who meet the rule for the first time: what happens, to whom, and what to do instead. Printed by
  // `mig explain`, the manual page and SARIF.
  std::string_view why;
  // Whole migrations that run. A line `-- history:` ends what is there before; what follows is judged. `bad` makes this
  // rule speak; `good` does the same job, this rule is silent on it, and no rule calls it an error.
  std::string_view bad, good;
  void (*check)(const LintContext&, Findings&);
  bool weighs_in_downs = false;  // it is about downs: LintOptions::most_of_down is not for it
  // It is off, but gives findings that must be told whatever is said of it a severity of their own.
  bool weighs_single_findings = false;
  // It is about the directory, downs or several files: its snippets are for people, its cases run them.
  bool is_about_set = false;
  // It is about work that takes as long as the table is large, and about nothing else: of a small one it is advice.
  bool is_about_time = false;
  // Rules that say of a statement what this one says, and more: beside a finding of theirs this one is silent, and theirs
  // weighs as much as it would.
  std::array<std::string_view, 6> told_by = {};
  ToldOnce told_once = ToldOnce::never;
  // Advice by the way: silent on a statement of which a warning or an error is told.
  bool is_by_the_way = false;
};

// "PostgreSQL", "SQLite", "PostgreSQL and SQLite"
constexpr std::string_view engines_of(const LintRule& rule) {
  if (rule.dialects == for_both) return "PostgreSQL and SQLite";
  return rule.dialects == for_postgres ? "PostgreSQL" : "SQLite";
}

// All rules in the order of their ids; written by CMake.
std::span<const LintRule* const> all_rules();

// Null when there is none of this id.
const LintRule* find_rule(std::string_view id);

}  // namespace mig
