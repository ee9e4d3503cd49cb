#include <algorithm>

#include "base/text.hpp"
#include "lint/outlook.hpp"
#include "lint/rule.hpp"

namespace mig {
namespace {

bool is_small(const LintContext& context, const JudgedStatement& at, ObjectId relation) {
  const auto size = context.size_of(at, relation);
  return size && size->rows < context.options.small_table_rows;
}

// Tables that exist and hold rows which are read while nobody else can.
std::vector<const Effect*> scanned(const LintContext& context, const JudgedStatement& at) {
  std::vector<const Effect*> found;
  for (const Effect& each : at.effects.relations) {
    if (!each.scans || each.lock != LockMode::access_exclusive) continue;
    if (context.is_new(at, each.relation) || is_small(context, at, each.relation)) continue;
    found.push_back(&each);
  }
  return found;
}

std::string listed_values(const Syntax& bound) {
  std::vector<std::string> values;
  for (const Syntax& each : bound.children()) values.emplace_back(each.text());
  return join(values, ", ");
}

// As a condition on the rows of the partition; empty where that takes more than one column.
std::string condition_of(const Catalog& catalog, const PartitionKey& key,
                         const ast::PartitionBound& bound) {
  const bool is_simple = key.columns.size() == 1 && key.elements.find(',') == std::string::npos &&
                         key.elements.find('(') == std::string::npos && bound.syntax;
  if (!is_simple) return {};
  const std::string column = catalog.quoted(key.columns.front());
  const auto values = bound.syntax.children();
  const std::string not_null = concat(column, " IS NOT NULL AND ");
  if (key.strategy == ast::PartitionStrategy::list) {
    for (const Syntax& each : values) {
      if (each.is(Node::literal_null)) return {};
    }
    return concat(not_null, column, " IN (", listed_values(bound.syntax), ")");
  }
  if (key.strategy != ast::PartitionStrategy::range || values.size() != 2) return {};
  const auto is_open = [](const Syntax& each) {
    const std::string word = lower_ascii(each.text());
    return word == "minvalue" || word == "maxvalue";
  };
  std::vector<std::string> sides;
  if (!is_open(values[0])) sides.push_back(concat(column, " >= ", values[0].text()));
  if (!is_open(values[1])) sides.push_back(concat(column, " < ", values[1].text()));
  return sides.empty() ? concat(column, " IS NOT NULL") : concat(not_null, join(sides, " AND "));
}

std::vector<std::string> steps_for(const JudgedStatement& at, const ast::AlterTable& alter,
                                   const ast::AlterTableAction& action,
                                   const std::vector<const Effect*>& tables) {
  const auto* parent = at.table(alter.name);
  if (parent == nullptr) return {};
  const std::string condition = condition_of(at.before, parent->partition_key, action.bound);
  if (condition.empty()) return {};
  const ObjectId partition = at.relation(*action.object);
  std::vector<std::string> steps, drops;
  for (const Effect* each : tables) {
    const auto* table = at.before.get<Table>(each->relation);
    if (table == nullptr) continue;
    const std::string name = at.before.quoted(concat(table->name, "_bound"));
    const std::string change = concat("ALTER TABLE ", each->name, " ");
    const bool is_partition = each->relation == partition;
    steps.push_back(concat(change, "ADD CONSTRAINT ", name, " CHECK (",
                           is_partition ? condition : concat("NOT (", condition, ")"),
                           ") NOT VALID;"));
    steps.push_back(concat("-- next migration:\n", change, "VALIDATE CONSTRAINT ", name, ";"));
    if (is_partition) drops.push_back(concat(change, "DROP CONSTRAINT ", name, ";"));
  }
  steps.push_back(concat("-- next migration:\n", at.statement->syntax.text(), ";"));
  steps.insert(steps.end(), drops.begin(), drops.end());
  return steps;
}

void check(const LintContext& context, Findings& findings) {
  context.each_action(
      ast::AlterTableKind::attach_partition,
      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
          const JudgedStatement& at) {
        if (alter.object == ObjectKind::index) return;
        const auto tables = scanned(context, at);
        if (tables.empty()) return;
        std::vector<std::string> names;
        bool builds = false;
        for (const Effect* each : tables) {
          names.push_back(each->name);
          builds = builds || each->builds_index;
        }
        Finding& found = findings.add(
            at, action.syntax.span(),
            concat("ATTACH PARTITION reads all of ", join(names, " and "),
                   " under ACCESS EXCLUSIVE to see that no row is in the wrong partition",
                   builds ? ", and builds the indexes that it lacks" : ""));
        found.tables = names;
        found.steps = steps_for(at, alter, action, tables);
      });
}

}  // namespace

extern const LintRule attach_partition_without_check_rule;
const LintRule attach_partition_without_check_rule{
    .id = "attach-partition-without-check",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "a table becomes a partition and is read under a lock that blocks everything",
    .why =
        R"(ATTACH PARTITION has to be sure that all rows fit the bound. Unless a validated CHECK of the new partition
says so, with IS NOT NULL or a column that is NOT NULL, it reads the whole table under ACCESS EXCLUSIVE,
and the default partition as well, for a row there may belong into the new one. Add the CHECK as NOT VALID,
validate it in another migration, which lets reads and writes through, then attach: nothing is read. The
CHECK can be dropped afterwards. Indexes of the partitioned table that the new partition lacks are built
under the lock too: build them concurrently before.)",
    .bad = R"(CREATE TABLE events (day date NOT NULL, data text) PARTITION BY RANGE (day);
CREATE TABLE events_2026 (day date NOT NULL, data text);
-- history:
ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
)",
    .good = R"(CREATE TABLE events (day date NOT NULL, data text) PARTITION BY RANGE (day);
CREATE TABLE events_2026 (day date NOT NULL, data text,
  CHECK (day >= '2026-01-01' AND day < '2027-01-01'));
-- history:
ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
)",
    .check = check,
    .is_about_time = true,
};

}  // namespace mig
