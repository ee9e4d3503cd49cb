#include "lint/rule.hpp"
#include "lint/suppression.hpp"

namespace mig {

extern const LintRule unused_suppression_rule;
const LintRule unused_suppression_rule{
    .id = "unused-suppression",
    .dialects = for_both,
    .severity = Severity::warning,
    .summary = "a suppression that fits no finding",
    .why =
        R"(`-- mig: ignore` counts for the statement that follows it, `ignore-file` for its file. One that fits no finding
was left behind by an edit, stands in the wrong place or names the wrong rule. It is taken out, so that the
next finding there is seen.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text NOT NULL);
-- history:
-- mig: ignore require-concurrent-index-creation -- orders is small
CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text NOT NULL);
-- history:
CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
)",
    .check = found_with_suppressions,
    .weighs_in_downs = true,
};

}  // namespace mig
