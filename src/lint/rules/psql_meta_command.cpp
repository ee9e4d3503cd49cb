#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/shell_commands.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  for (const auto& file : *context.files) {
    for (const SplitProblem& each : file->split.problems) {
      if (!is_shell_command(each)) continue;
      findings.add(file.get(), each.span,
                   concat(each.message, " is not SQL, and mig refuses the file: ", each.hint));
    }
  }
  for (const auto& at : *context.statements) {
    if (at->unreadable == nullptr || !is_variable(*at->file, *at->unreadable)) continue;
    if (holds_problem(*at->file, at->span)) continue;
    Finding& found = findings.add(
        at->file, at->unreadable->span,
        "a variable of psql is not SQL, and psql is not there: write the value into the SQL");
    found.statement = at->span;
  }
}

}  // namespace

extern const LintRule psql_meta_command_rule;
const LintRule psql_meta_command_rule{
    .id = "psql-meta-command",
    .dialects = for_both,
    .severity = Severity::error,
    .summary = "a command of the psql or sqlite3 shell, which is not there",
    .why =
        R"(Lines that begin with a backslash are commands of psql, and those that begin with a dot of the sqlite3 shell;
:name is a variable of psql. They never reach the server: mig sends SQL, and refuses a file that holds
anything else before it touches the database. Most can simply go; an included file is a migration of its own,
a variable is written out. COPY … FROM stdin with its rows is no such thing: mig sends the rows itself.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
\set ON_ERROR_STOP on
ALTER TABLE users ADD COLUMN email text;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
ALTER TABLE users ADD COLUMN email text;
)",
    .check = check,
};

}  // namespace mig
