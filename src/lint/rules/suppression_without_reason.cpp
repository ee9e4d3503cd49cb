#include "lint/rule.hpp"
#include "lint/suppression.hpp"

namespace mig {

extern const LintRule suppression_without_reason_rule;
const LintRule suppression_without_reason_rule{
    .id = "suppression-without-reason",
    .dialects = for_both,
    .severity = Severity::warning,
    .summary = "a suppression that does not say why",
    .why =
        R"(Whoever reads the file later, or reviews it now, must know why a finding was set aside. Without a reason the
directive counts for nothing, and the finding stays: `-- mig: ignore <rule> -- <reason>`.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text NOT NULL);
-- history:
-- mig: ignore require-concurrent-index-creation
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
