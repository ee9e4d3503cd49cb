#include <map>

#include "base/text.hpp"
#include "lint/concurrent_command.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  std::map<const LintFile*, std::size_t> statements;
  for (const auto& each : *context.statements) {
    if (each->runs == Runs::at_once) ++statements[each->file];
  }
  for (const auto& each : *context.statements) {
    if (each->runs != Runs::at_once || each->statement == nullptr) continue;
    const std::string_view command = concurrent_command(*each->statement);
    if (command.empty() || statements[each->file] < 2) continue;
    findings.add(*each, {},
                 concat(command, " shares its file with ",
                        count_of(statements[each->file] - 1, "other statement"),
                        ": a tool that sends the file as one string runs it in a transaction"));
  }
}

}  // namespace

extern const LintRule concurrently_in_multi_statement_string_rule;
const LintRule concurrently_in_multi_statement_string_rule{
    .id = "concurrently-in-multi-statement-string",
    .dialects = for_postgres,
    .severity = Severity::off,
    .summary = "a concurrent statement shares its file, which other tools may send as one string",
    .why =
        R"(Several statements that reach PostgreSQL as one string are one transaction, also without BEGIN, and in a
transaction CREATE INDEX CONCURRENTLY and its kin are refused. mig sends statements one by one, so this
never happens to it, and the rule is off. Turn it on where another tool runs the same files.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
-- history:
CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
ANALYZE orders;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
-- history:
CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
)",
    .check = check,
};

}  // namespace mig
