#include "base/text.hpp"
#include "lint/partitioned_index_steps.hpp"
#include "lint/partitions.hpp"
#include "lint/rule.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

void check_creation(const ast::CreateIndex& index, const JudgedStatement& at, Findings& findings) {
  if (!index.is_concurrent || !is_partitioned(at.before, at.relation(index.table))) return;
  Finding& found =
      findings.add(at, {},
                   concat("CREATE INDEX CONCURRENTLY fails: ", at.shown(index.table),
                          " is partitioned, and no index is built concurrently on all partitions"));
  found.tables = {at.shown(index.table)};
  found.steps = partitioned_index_steps(index, at);
}

void check_deletion(const ast::Drop& drop, const JudgedStatement& at, Findings& findings) {
  if (drop.object != ObjectKind::index || !drop.is_concurrent || drop.objects.empty()) return;
  const auto* index = at.before.get<Index>(at.relation(drop.objects[0].name));
  if (index == nullptr || !is_partitioned(at.before, index->table)) return;
  const std::string name = at.before.qualified_name(index->id);
  Finding& found =
      findings.add(at, {},
                   concat("DROP INDEX CONCURRENTLY fails: ", name, " is the index of ",
                          at.before.qualified_name(index->table), ", which is partitioned"));
  found.tables = {at.before.qualified_name(index->table)};
  found.steps = {concat("SET LOCAL lock_timeout = '2s';\nDROP INDEX ", name, ";")};
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::CreateIndex>([&](const ast::CreateIndex& index, const JudgedStatement& at) {
    check_creation(index, at, findings);
  });
  context.each<ast::Drop>([&](const ast::Drop& drop, const JudgedStatement& at) {
    check_deletion(drop, at, findings);
  });
}

}  // namespace

extern const LintRule concurrently_on_partitioned_table_rule;
const LintRule concurrently_on_partitioned_table_rule{
    .id = "concurrently-on-partitioned-table",
    .dialects = for_postgres,
    .severity = Severity::error,
    .summary = "an index of a partitioned table is built or dropped concurrently, which fails",
    .why =
        R"(PostgreSQL refuses CREATE INDEX CONCURRENTLY and DROP INDEX CONCURRENTLY on a partitioned table. To build
without blocking, make the index ON ONLY the parent, where it is empty and not valid; build one
concurrently on each partition; attach each to the parent's. With the last one the parent's becomes
valid. Dropping has no such way: a short lock_timeout keeps the queue short.)",
    .bad = R"(CREATE TABLE events (id bigint, day date) PARTITION BY RANGE (day);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- history:
CREATE INDEX CONCURRENTLY events_id_idx ON events (id);
)",
    .good = R"(CREATE TABLE events (id bigint, day date) PARTITION BY RANGE (day);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- history:
CREATE INDEX events_id_idx ON ONLY events (id);
CREATE INDEX CONCURRENTLY events_2026_id_idx ON events_2026 (id);
ALTER INDEX events_id_idx ATTACH PARTITION events_2026_id_idx;
)",
    .check = check,
};

}  // namespace mig
