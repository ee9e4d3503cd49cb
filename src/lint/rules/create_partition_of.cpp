#include <algorithm>

#include "base/text.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

std::vector<std::string> steps_for(const ast::CreateTable& create, const std::string& parent) {
  const std::string_view name = create.name.span().of(create.syntax.tree().text);
  const std::string_view bound = create.bound.syntax ? create.bound.syntax.text() : "DEFAULT";
  return {concat("CREATE TABLE ", name, " (LIKE ", parent,
                 " INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE);"),
          concat("-- next migration:\nALTER TABLE ", parent, " ATTACH PARTITION ", name, " ", bound,
                 ";")};
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::CreateTable>([&](const ast::CreateTable& create, const JudgedStatement& at) {
    if (!create.partition_of || at.was_refused) return;
    const ObjectId parent = at.relation(create.partition_of);
    if (is_of_set(at, parent)) return;
    const std::string name = at.shown(create.partition_of);
    std::string others;
    for (const Effect& each : at.effects.relations) {
      if (each.relation != parent && each.lock == LockMode::access_exclusive && each.scans) {
        others += concat("; it reads all of ", each.name);
      }
    }
    Finding& found = findings.add(at, create.partition_of.span(),
                                  concat("CREATE TABLE … PARTITION OF takes ACCESS EXCLUSIVE on ",
                                         name, ": every query of it waits", others));
    found.tables = {name};
    found.steps = steps_for(create, name);
  });
}

}  // namespace

extern const LintRule create_partition_of_rule;
const LintRule create_partition_of_rule{
    .id = "create-partition-of",
    .dialects = for_postgres,
    .severity = Severity::info,
    .summary = "a new partition locks the partitioned table",
    .why =
        R"(CREATE TABLE … PARTITION OF takes ACCESS EXCLUSIVE on the partitioned table, reads the default partition
if there is one, and takes SHARE ROW EXCLUSIVE on every table that a foreign key refers to. It is short
without a default partition, but it waits behind each long query, and all others wait behind it. CREATE
TABLE (LIKE …) and ATTACH PARTITION take SHARE UPDATE EXCLUSIVE on the partitioned table, which lets reads
and writes through.)",
    .bad = R"(CREATE TABLE events (day date NOT NULL, data text) PARTITION BY RANGE (day);
-- history:
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
)",
    .good = R"(CREATE TABLE events (day date NOT NULL, data text) PARTITION BY RANGE (day);
-- history:
CREATE TABLE events_2026 (LIKE events INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
)",
    .check = check,
};

}  // namespace mig
