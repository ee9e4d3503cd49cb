#include <algorithm>

#include "base/text.hpp"
#include "lint/rerun.hpp"
#include "lint/rule.hpp"
#include "lint/runs_step_by_step.hpp"
#include "lint/set_files.hpp"
#include "lint/statement_words.hpp"
#include "lint/steps.hpp"

namespace mig {
namespace {

void check_file(const LintContext& context, const LintFile& file, Findings& findings) {
  std::size_t once_only = 0;
  bool needs_it = false;
  const JudgedStatement* second = nullptr;
  for (const JudgedStatement* at : statements_of(context, file)) {
    if (at->runs != Runs::at_once || at->statement == nullptr) continue;
    needs_it = needs_it || refuses_transaction(*at);
    if (is_once_only(*at) && ++once_only == 2) second = at;
  }
  if (second == nullptr || !needs_it) return;  // transaction-mode-mismatch
  const std::string_view guard = missing_guard(*second);
  findings
      .add(
          *second, {},
          concat(statement_words(*second), " is the second statement here that cannot be run twice",
                 guard.empty() ? std::string() : concat(" (it has no ", guard, ")"),
                 ", and nothing takes back the first when it fails"))
      .steps = in_next_migrations(context, *second);
}

void check(const LintContext& context, Findings& findings) {
  for (const auto& file : *context.files) {
    if (file->directives.transaction_off && !file->refusal) check_file(context, *file, findings);
  }
}

}  // namespace

extern const LintRule non_idempotent_no_transaction_file_rule;
const LintRule non_idempotent_no_transaction_file_rule{
    .id = "non-idempotent-no-transaction-file",
    .dialects = for_both,
    .severity = Severity::warning,
    .summary = "a file without a transaction has several statements that cannot be run twice",
    .why =
        R"(In a file that runs without a transaction each statement stands by itself. With one of them a retry is
simple: it was done or it was not. With two, a failure between them leaves a state that neither the up nor the
down was written for, and a second run by hand stops at the first one. One such statement to a file; others
can be made so that they may run again.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, a text, b text);
-- history:
-- mig: transaction off
CREATE INDEX CONCURRENTLY users_a_idx ON users (a);
ALTER TABLE users ADD COLUMN c text;
ALTER TABLE users ADD COLUMN d text;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, a text, b text);
-- history:
-- mig: transaction off
CREATE INDEX CONCURRENTLY users_a_idx ON users (a);
)",
    .check = check,
};

}  // namespace mig
