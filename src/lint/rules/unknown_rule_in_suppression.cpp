#include "lint/rule.hpp"
#include "lint/suppression.hpp"

namespace mig {

extern const LintRule unknown_rule_in_suppression_rule;
const LintRule unknown_rule_in_suppression_rule{
    .id = "unknown-rule-in-suppression",
    .dialects = for_both,
    .severity = Severity::warning,
    .summary = "a suppression of a rule that does not exist",
    .why =
        R"(A misspelt name suppresses nothing, and nobody would notice before the finding comes. `mig rules` lists the
names of all rules.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text NOT NULL);
-- history:
-- mig: ignore require-concurrent-index -- orders is empty until the shop opens
CREATE INDEX orders_email_idx ON orders (email);
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text NOT NULL);
-- history:
-- mig: ignore require-concurrent-index-creation -- orders is empty until the shop opens
CREATE INDEX orders_email_idx ON orders (email);
)",
    .check = found_with_suppressions,
    .weighs_in_downs = true,
};

}  // namespace mig
