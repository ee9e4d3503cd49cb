#include "base/text.hpp"
#include "catalog/drop.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

// The default partition; empty: there is none.
std::string default_partition_of(const Catalog& catalog, ObjectId table) {
  for (const ObjectId each : children_of(catalog, table)) {
    const auto* child = catalog.get<Table>(each);
    if (child != nullptr && lower_ascii(child->partition_bound) == "default") {
      return catalog.qualified_name(each);
    }
  }
  return {};
}

void refused(const JudgedStatement& at, const ast::AlterTableAction& action,
             const std::string& table, const std::string& rest, Findings& findings) {
  Finding& found = findings.add(at, action.syntax.span(),
                                concat("PostgreSQL refuses to detach a partition of ", table,
                                       " concurrently: it has the default partition ", rest));
  found.severity = Severity::error;
  found.tables = {table};
  found.steps = {
      "SET LOCAL lock_timeout = '500ms';",
      concat("ALTER TABLE ", table, " DETACH PARTITION ", at.shown(*action.object), ";")};
}

void check(const LintContext& context, Findings& findings) {
  context.each_action(
      ast::AlterTableKind::detach_partition,
      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
          const JudgedStatement& at) {
        const ObjectId id = at.relation(alter.name);
        const std::string rest = default_partition_of(at.before, id);
        const std::string table = at.shown(alter.name), partition = at.shown(*action.object);
        if (action.is_concurrent) {
          if (!rest.empty()) refused(at, action, table, rest, findings);
          return;
        }
        if (is_of_set(at, id)) return;
        Finding& found = findings.add(
            at, action.syntax.span(),
            concat("DETACH PARTITION takes ACCESS EXCLUSIVE on ", table,
                   rest.empty() ? concat(" and ", partition)
                                : concat(", ", partition, " and the default partition ", rest),
                   ": every query of them waits"));
        found.tables = {table, partition};
        if (!rest.empty()) found.severity = Severity::error;  // and nothing less will do
        const bool can_be_concurrent =
            rest.empty() && context.versions.oldest >= postgres_version(14);
        if (can_be_concurrent) {
          found.steps = {concat("-- a file of its own:\nALTER TABLE ", table, " DETACH PARTITION ",
                                partition, " CONCURRENTLY;")};
        } else {
          found.steps = {"SET LOCAL lock_timeout = '500ms';",
                         concat("ALTER TABLE ", table, " DETACH PARTITION ", partition, ";")};
        }
      });
}

}  // namespace

extern const LintRule require_concurrent_partition_detach_rule;
const LintRule require_concurrent_partition_detach_rule{
    .id = "require-concurrent-partition-detach",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a partition is detached under a lock that blocks the whole partitioned table",
    .why =
        R"(DETACH PARTITION takes ACCESS EXCLUSIVE on the partitioned table, on the partition, and on the default
partition. It is short, but it waits behind every running query of any partition, and all later ones wait
behind it. From PostgreSQL 14 on DETACH PARTITION … CONCURRENTLY takes SHARE UPDATE EXCLUSIVE on the
partitioned table instead; it cannot run in a transaction, so mig runs it by itself. With a default
partition PostgreSQL refuses it: there a plain DETACH with a short lock_timeout, tried again until it gets
through, is the only way, and three tables stand still at once.)",
    .bad = R"(CREATE TABLE events (day date NOT NULL, data text) PARTITION BY RANGE (day);
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- history:
ALTER TABLE events DETACH PARTITION events_2020;
)",
    .good = R"(CREATE TABLE events (day date NOT NULL, data text) PARTITION BY RANGE (day);
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-- history:
ALTER TABLE events DETACH PARTITION events_2020 CONCURRENTLY;
)",
    .check = check,
};

}  // namespace mig
