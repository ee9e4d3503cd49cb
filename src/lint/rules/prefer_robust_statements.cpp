#include "base/text.hpp"
#include "lint/rerun.hpp"
#include "lint/rule.hpp"
#include "lint/statement_words.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  for (const auto& at : *context.statements) {
    if (at->statement == nullptr || at->runs != Runs::at_once || at->transaction != 0) continue;
    const std::string_view words = missing_guard(*at);
    if (words.empty()) continue;
    findings.add(*at, {},
                 concat(statement_words(*at), " has no ", words,
                        " and commits by itself: the file cannot be run a second time"));
  }
}

}  // namespace

extern const LintRule prefer_robust_statements_rule;
const LintRule prefer_robust_statements_rule{
    .id = "prefer-robust-statements",
    .dialects = for_postgres,
    .severity = Severity::off,
    .summary = "a statement outside a transaction cannot be run a second time",
    .why =
        R"(In a file that runs outside a transaction what was done before a failure stays done, and a second run stops
at the first object that is there already. mig remembers how far it came and goes on from there, so it does
not need this; other tools do. Mind that IF NOT EXISTS looks at nothing but the name: it takes an index
that is not valid, and a table of another shape, for the one that you meant.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
-- mig: transaction off
ALTER TABLE users ADD COLUMN email text;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
-- mig: transaction off
ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;
)",
    .check = check,
};

}  // namespace mig
