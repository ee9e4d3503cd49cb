#include "base/text.hpp"
#include "lint/concurrent_command.hpp"
#include "lint/rule.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

// What the file's directive or the configuration sets. mig sets it anew right before such a statement, whatever the file
// said with SET, and lock_timeout to 0.
std::chrono::milliseconds limit_of(const LintContext& context, const JudgedStatement& at) {
  return at.file->directives.statement_timeout.value_or(context.options.timeouts.statement);
}

std::string shown(std::chrono::milliseconds limit) {
  const auto count = limit.count();
  return count % 1000 == 0 ? concat(count / 1000, " s") : concat(count, " ms");
}

std::string_view left_behind(std::string_view command) {
  if (command == "REINDEX CONCURRENTLY") return "an unfinished index";
  if (command == "DETACH PARTITION CONCURRENTLY") return "a partition that is half detached";
  return "an invalid index";
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& each : *context.statements) {
    if (each->runs != Runs::at_once || each->statement == nullptr) continue;
    const std::string_view command = concurrent_command(*each->statement);
    const auto limit = limit_of(context, *each);
    if (command.empty() || limit.count() == 0) continue;
    Finding& found = findings.add(*each, {},
                                  concat(command, " is cancelled after the statement timeout of ",
                                         shown(limit), " and leaves ", left_behind(command)));
    found.steps = {concat("-- mig: statement-timeout 0\n", each->statement->syntax.text(), ";")};
  }
}

}  // namespace

extern const LintRule concurrently_with_short_timeout_rule;
const LintRule concurrently_with_short_timeout_rule{
    .id = "concurrently-with-short-timeout",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a concurrent statement runs under a time limit that may cancel it half way",
    .why =
        R"(A concurrent statement takes its time: it waits until every transaction that is older than it has ended,
also one on another table, a dump for example, and reads the table twice. Cancelled half way it leaves an
invalid index, an unfinished copy, or a partition that is half detached. It blocks nobody who reads or
writes, so nothing is won by a limit. mig runs it without a lock_timeout, whatever the file or the
configuration say; a statement_timeout it keeps, as that is meant for the file. Switch it off for such
a file: `-- mig: statement-timeout 0`.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
-- history:
-- mig: statement-timeout 30s
CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
-- history:
-- mig: statement-timeout 0
CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
)",
    .check = check,
};

}  // namespace mig
