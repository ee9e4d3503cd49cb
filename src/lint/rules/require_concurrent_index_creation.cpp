#include "base/text.hpp"
#include "lint/rule.hpp"
#include "lint/steps.hpp"

namespace mig {
namespace {

void check(const LintContext& context, Findings& findings) {
  context.each<ast::CreateIndex>([&](const ast::CreateIndex& index, const JudgedStatement& at) {
    if (index.is_concurrent || index.is_only) return;
    const ObjectId on = at.relation(index.table);
    if (context.is_new(at, on)) return;
    Finding& found = findings.add(
        at, {},
        concat("CREATE INDEX blocks writes to ", at.shown(index.table), " while it is built"));
    found.tables = {at.shown(index.table)};
    const auto* table = at.before.get<Table>(on);
    if (table != nullptr && table->is_partitioned()) return;  // concurrently-on-partitioned-table
    found.steps = concurrent_index_steps(index, at);
  });
}

}  // namespace

extern const LintRule require_concurrent_index_creation_rule;
const LintRule require_concurrent_index_creation_rule{
    .id = "require-concurrent-index-creation",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "an index is built under a lock that blocks writes",
    .why =
        R"(CREATE INDEX takes a SHARE lock on the table and keeps it until the index is built: INSERT, UPDATE and
DELETE wait for all of that time, and so does everything that waits behind them. CREATE INDEX
CONCURRENTLY reads the table twice instead and lets writes through. It cannot run in a transaction: mig
runs it by itself. A build that fails leaves an index that is not valid; mig finds and removes it before
the next try.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
-- history:
CREATE INDEX orders_email_idx ON orders (email);
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
-- history:
CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
)",
    .check = check,
};

}  // namespace mig
