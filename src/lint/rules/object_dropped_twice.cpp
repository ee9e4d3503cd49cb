#include "base/text.hpp"
#include "lint/certainty.hpp"
#include "lint/named_relations.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  const RepeatedDrops repeated(context);
  for (const auto& each : *context.statements) {
    const JudgedStatement& at = *each;
    if (at.statement == nullptr || at.runs == Runs::when_called || at.is_conditional) continue;
    if (is_guarded(at)) continue;
    if (!repeated.has(at)) continue;
    Finding& found = findings.add(
        at, {},
        at.was_refused ? concat("this fails: ", at.refusal, ", for it was dropped before")
                       : std::string("this fails: what it drops was dropped before"));
    if (is_certain(at)) found.severity = Severity::error;
  }
}

}  // namespace

extern const LintRule object_dropped_twice_rule;
const LintRule object_dropped_twice_rule{
    .id = "object-dropped-twice",
    .dialects = for_both,
    .severity = Severity::warning,
    .summary = "an object is dropped that was dropped before",
    .why =
        R"(A second DROP of the same object fails on every database. It mostly comes of two branches that each cleaned
up, or of a down that takes back what the up of another migration took away already. DROP … IF EXISTS is let
through: it says that the object may be missing.)",
    .bad = R"(CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- history:
ALTER TABLE users DROP COLUMN email;
ALTER TABLE users DROP COLUMN email;
)",
    .good = R"(CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- history:
ALTER TABLE users DROP COLUMN IF EXISTS phone;
)",
    .check = check,
    .weighs_in_downs = true,
};

}  // namespace mig
