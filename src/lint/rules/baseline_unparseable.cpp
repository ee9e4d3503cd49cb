#include <algorithm>

#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/shell_commands.hpp"

namespace mig {
namespace {

bool is_dump(const LintFile& file) {
  const std::string_view head = file.source.text().substr(0, 4096);
  return head.find("PostgreSQL database dump") != std::string_view::npos ||
         head.find("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;") != std::string_view::npos;
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& file : *context.files) {
    const auto& problems = file->split.problems;
    if (!is_dump(*file)) continue;
    const auto commands = std::count_if(problems.begin(), problems.end(), is_shell_command);
    if (commands == 0) continue;
    findings
        .add(file.get(), {},
             concat("the file is a dump as it came from the server, with ",
                    count_of(static_cast<std::uint64_t>(commands), "command"),
                    " that are for psql: mig refuses it, and would run the rest"))
        .steps = {"-- sed -i '/^\\\\/d' up.sql    takes the lines out that begin with a backslash"};
  }
}

}  // namespace

extern const LintRule baseline_unparseable_rule;
const LintRule baseline_unparseable_rule{
    .id = "baseline-unparseable",
    .dialects = for_both,
    .severity = Severity::info,
    .summary = "a dump is used as a migration and holds what is no SQL",
    .why =
        R"(A baseline is often what pg_dump has written, and newer ones begin and end with \restrict and \unrestrict,
which are for psql. mig refuses a file with such lines before it runs anything. Everything else in a dump,
COPY with its rows too, is understood: its statements make the schema that later files are judged on. Take the
lines out; `mig dump` writes none.)",
    .bad = R"(-- PostgreSQL database dump
\restrict abc
CREATE TABLE public.users (id bigint PRIMARY KEY);
)",
    .good = R"(-- PostgreSQL database dump
CREATE TABLE public.users (id bigint PRIMARY KEY);
)",
    .check = check,
};

}  // namespace mig
