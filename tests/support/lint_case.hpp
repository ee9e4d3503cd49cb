// Cases of lint rules as text files: input and expectation in one.
//
//   -- case: <title>
//   -- options: dialect=sqlite postgres=14 new=set size=public.t:300 …      (optional)
//   -- file: history          what is there before; may be left out
//   CREATE TABLE t (id int);
//   -- file: up [<id>]        a migration that is judged; several are several migrations
//   CREATE INDEX i ON t (id);
//   -- file: down             the way back of the up before it
//   DROP INDEX i;
//   -- expect:                the findings of the rule that the file is named after, or `nothing`
//   --   1:1 error CREATE INDEX blocks writes to public.t while it is built
//   --     > CREATE INDEX CONCURRENTLY i ON t (id);                        steps
//   --     lock public.t SHARE builds-index                                 only if the file is about locks
//
// Rules that tell what the rule says too (LintRule::told_by) are off, unless the option `beside-others` is given.
// Options of lint_case_facts.hpp say what the directory, a database and a git base hold besides. A rule that is off is
// switched on for its own cases, as info.
//
// Places count from the line behind `-- file:`. With several judged files the place begins with the number of the file:
// `2/1:1`. MIG_UPDATE_CASES=1 in the environment writes what was found into the files.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "lint/judge.hpp"

namespace mig::test {

struct LintCase {
  std::string title;
  std::size_t line = 0;  // in its file
  LintInput input;
  bool is_beside_others = false;  // with the option `beside-others`
  std::shared_ptr<MigrationDirectory>
      directory;  // with the option `directory`: of the judged files
  std::vector<std::string> expected;
};

struct LintCaseFile {
  std::filesystem::path path;
  std::vector<LintCase> cases;
  std::vector<std::string> lines;
};

LintCaseFile read_lint_cases(const std::filesystem::path& path, Dialect dialect);

// The findings of one rule in the form of a case's expectation; of all where `rule` is empty, with their ids.
std::vector<std::string> finding_lines(const LintResult& result, std::string_view rule);

// Switches the rules off that would tell what this one says, so that it speaks for itself.
void let_speak(LintInput& input, const LintRule& rule);

// Compares what `answer` gives for each case with what the case expects; returns a text that shows every difference, empty when
// there is none. With MIG_UPDATE_CASES=1 the file says afterwards what was found.
using CaseAnswer = std::function<std::vector<std::string>(LintCase&)>;
std::string check_cases(const std::filesystem::path& path, Dialect dialect,
                        const CaseAnswer& answer);

// Judges each case; returns a text that shows every difference, empty when there is none.
std::string check_lint_cases(const std::filesystem::path& path, std::string_view rule,
                             Dialect dialect);

// A rule's snippet: what stands before the line `-- history:` is there before.
LintInput snippet_input(std::string_view snippet, Dialect dialect);

}  // namespace mig::test
