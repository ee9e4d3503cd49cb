#include <set>

#include "base/duration.hpp"
#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/statement_words.hpp"
#include "lint/transactions.hpp"

namespace mig {
namespace {

// A lock that is waited for longer than this is as bad as one that is waited for without an end.
constexpr std::chrono::milliseconds longest{30'000};

// Where the limit comes from decides where it is mended: a SET of the file, or what the runner sets before it.
std::string step(const JudgedStatement& at, const LintContext& context) {
  const auto& own = at.file->directives.lock_timeout;
  const bool is_from_runner = at.timeouts.lock == own.value_or(context.options.timeouts.lock);
  if (is_from_runner) return "-- at the head of the file:\n-- mig: lock-timeout 2s";
  return at.transaction != 0 ? "SET LOCAL lock_timeout = '2s';" : "SET lock_timeout = '2s';";
}

void check(const LintContext& context, Findings& findings) {
  std::set<const LintFile*> told;  // once for each file
  for (const auto& each : *context.statements) {
    const JudgedStatement& at = *each;
    if (at.runs == Runs::when_called || told.count(at.file) != 0) continue;
    const auto limit = at.timeouts.lock;
    if (limit.count() != 0 && limit <= longest) continue;
    const auto held = locks_of(context, at, LockMode::share);
    if (held.empty()) continue;
    told.insert(at.file);
    const Effect& effect = *held.front().effect;
    Finding& found = findings.add(
        at, {},
        concat(statement_words(at), " waits for ", to_string(effect.lock), " on ", effect.name,
               limit.count() == 0 ? std::string(" without a lock_timeout")
                                  : concat(" for up to ", format_duration(limit)),
               ", and every later query on it waits behind"));
    found.tables = {effect.name};
    found.steps = {step(at, context)};
  }
}

}  // namespace

extern const LintRule missing_lock_timeout_rule;
const LintRule missing_lock_timeout_rule{
    .id = "missing-lock-timeout",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a statement waits for a strong lock without a short lock_timeout",
    .why =
        R"(A lock that conflicts with reads or writes is not granted while one transaction that uses the table is open,
and everything that comes later waits behind the one that waits: a report that runs for ten minutes and an
ALTER TABLE that needs a millisecond stop the application for ten minutes. With a short lock_timeout the
ALTER TABLE gives up, the queue runs on, and mig tries again a little later. mig sets lock_timeout before
each file, so this is about files and settings that switch it off (0) or make it longer than 30 s. Builds
with CONCURRENTLY and VALIDATE CONSTRAINT block no query and are better off without it.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
SET lock_timeout = 0;
ALTER TABLE users ADD COLUMN email text;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY);
-- history:
-- mig: lock-timeout 2s
ALTER TABLE users ADD COLUMN email text;
)",
    .check = check,
};

}  // namespace mig
