#include <chrono>

#include "base/text.hpp"
#include "lint/index_replacement.hpp"
#include "lint/outlook.hpp"
#include "lint/partitions.hpp"
#include "lint/rule.hpp"
#include "lint/sql_names.hpp"

namespace mig {
namespace {

// What a DROP INDEX that has no concurrent form should wait for its lock at most.
constexpr std::chrono::seconds short_wait{5};

bool is_new_in_transaction(const JudgedStatement& at, const Index& index) {
  return at.transaction != 0 && index.created > at.transaction_begin && !index.is_perhaps;
}

bool waits_shortly(const JudgedStatement& at) {
  return at.timeouts.lock.count() > 0 && at.timeouts.lock <= short_wait;
}

void check_index(const LintContext& context, const ast::Drop& drop,
                 const ast::ObjectReference& reference, const JudgedStatement& at,
                 Findings& findings) {
  const auto* index = at.before.get<Index>(at.relation(reference.name));
  if (index == nullptr && drop.if_exists && knows_everything(context, at)) return;
  const ObjectId on = index != nullptr ? index->table : 0;
  if (index != nullptr && (context.is_new(at, on) || is_new_in_transaction(at, *index))) return;
  // These cannot be dropped by themselves at all.
  if (index != nullptr && (!index->constraint.empty() || index->parent_index != 0)) return;
  const bool is_parent = is_partitioned(at.before, on);
  if (is_parent && waits_shortly(at)) return;
  const std::string name = sql_name(at, reference.name);
  const std::string table = on != 0 ? at.before.qualified_name(on) : concat("the table of ", name);
  Finding& found =
      findings.add(at, drop.objects.size() > 1 ? reference.syntax.span() : Span(),
                   concat("DROP INDEX ", name, " locks ", table,
                          is_parent ? " and all its partitions" : "", " against reads and writes"));
  if (on != 0) found.tables = {table};
  found.subject = name;
  if (index != nullptr) found.steps = steps_of_replaced(context, at, *index);
  if (!found.steps.empty()) return;
  const std::string_view way =
      is_parent ? "SET LOCAL lock_timeout = '2s';\nDROP INDEX " : "DROP INDEX CONCURRENTLY ";
  found.steps.push_back(concat(way, drop.if_exists ? "IF EXISTS " : "", name, ";"));
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::Drop>([&](const ast::Drop& drop, const JudgedStatement& at) {
    if (drop.object != ObjectKind::index || drop.is_concurrent) return;
    for (const ast::ObjectReference& each : drop.objects) {
      check_index(context, drop, each, at, findings);
    }
  });
}

}  // namespace

extern const LintRule require_concurrent_index_deletion_rule;
const LintRule require_concurrent_index_deletion_rule{
    .id = "require-concurrent-index-deletion",
    .dialects = for_postgres,
    .severity = Severity::warning,
    .summary = "an index is dropped under a lock that blocks reads and writes",
    .why =
        R"(DROP INDEX takes an ACCESS EXCLUSIVE lock on the index and on its table. The work is short, but the lock
waits for every query that reads the table, and every query that comes later waits behind it. DROP INDEX
CONCURRENTLY waits without blocking anybody. It takes one index, no CASCADE, and no transaction: mig runs
it by itself. The index of a partitioned table has no concurrent form: there a short lock_timeout keeps
the queue short.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
CREATE INDEX orders_email_idx ON orders (email);
-- history:
DROP INDEX orders_email_idx;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
CREATE INDEX orders_email_idx ON orders (email);
-- history:
DROP INDEX CONCURRENTLY orders_email_idx;
)",
    .check = check,
    .told_by = {"replacing-index-drop-before-create"},
    .told_once = ToldOnce::for_table,
};

}  // namespace mig
