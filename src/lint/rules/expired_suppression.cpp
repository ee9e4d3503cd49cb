#include "lint/rule.hpp"
#include "lint/suppression.hpp"

namespace mig {

extern const LintRule expired_suppression_rule;
const LintRule expired_suppression_rule{
    .id = "expired-suppression",
    .dialects = for_both,
    .severity = Severity::warning,
    .summary = "a suppression whose last day is over",
    .why =
        R"(A suppression can carry the last day on which it counts, `until 2027-01-31` at the end of its reason. After that
day the finding comes back, and with it the question whether the reason still holds: mend what was found, or
give a new day.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text NOT NULL);
-- history:
-- mig: ignore require-concurrent-index-creation -- the shop opens in February until 2020-01-31
CREATE INDEX orders_email_idx ON orders (email);
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text NOT NULL);
-- history:
-- mig: ignore require-concurrent-index-creation -- the shop opens in February until 9999-01-31
CREATE INDEX orders_email_idx ON orders (email);
)",
    .check = found_with_suppressions,
    .weighs_in_downs = true,
};

}  // namespace mig
