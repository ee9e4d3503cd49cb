#include "base/text.hpp"
#include "lint/index_replacement.hpp"
#include "lint/partitioned_index_steps.hpp"
#include "lint/partitions.hpp"
#include "lint/rule.hpp"
#include "lint/steps.hpp"

namespace mig {
namespace {

// IF NOT EXISTS, and it exists: nothing is built.
bool is_there(const ast::CreateIndex& index, const JudgedStatement& at, ObjectId on) {
  if (!index.if_not_exists || !index.name) return false;
  const Object* table = at.before.object(on);
  if (table == nullptr) return false;
  const Object* present =
      at.before.object(at.before.find(ObjectKind::index, table->parent, index.name.text));
  return present != nullptr && !present->is_perhaps && !present->is_uncertain;
}

// ON ONLY a partitioned table makes an empty index; on any other table the word changes nothing.
bool builds_nothing(const ast::CreateIndex& index, const JudgedStatement& at, ObjectId on) {
  const auto* table = at.before.get<Table>(on);
  if (index.is_only) return table == nullptr || table->is_unknown || table->is_partitioned();
  return is_without_partitions(at.before, on) || is_there(index, at, on);
}

void check(const LintContext& context, Findings& findings) {
  context.each<ast::CreateIndex>([&](const ast::CreateIndex& index, const JudgedStatement& at) {
    const ObjectId on = at.relation(index.table);
    if (index.is_concurrent || context.is_new(at, on) || builds_nothing(index, at, on)) return;
    const bool is_parent = is_partitioned(at.before, on);
    const bool is_view = at.before.get<View>(on) != nullptr;
    Finding& found = findings.add(
        at, {},
        concat("CREATE INDEX blocks ", is_view ? "REFRESH of " : "writes to ",
               at.shown(index.table),
               is_parent ? " and all its partitions while it is built" : " while it is built"));
    found.tables = {at.shown(index.table)};
    if (index.name) found.subject = at.before.quoted(index.name.text);
    found.steps = steps_of_replacing(context, at);
    if (!found.steps.empty()) return;
    found.steps =
        is_parent ? partitioned_index_steps(index, at) : concurrent_index_steps(index, at);
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
        R"(CREATE INDEX takes a SHARE lock on the table and keeps it until its transaction ends: INSERT, UPDATE and
DELETE wait for all of that time, and so does everything that waits behind them. CREATE INDEX
CONCURRENTLY reads the table twice instead and lets writes through. It cannot run in a transaction: mig
runs it by itself. A build that fails leaves an index that is not valid; mig finds and removes it before
the next try, so no DROP INDEX needs to stand in front. A partitioned table takes no CONCURRENTLY: make
an empty index ON ONLY it, build one on each partition, and attach them.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
-- history:
CREATE INDEX orders_email_idx ON orders (email);
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, email text);
-- history:
CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
)",
    .check = check,
    .is_about_time = true,
    .told_once = ToldOnce::for_table,
};

}  // namespace mig
