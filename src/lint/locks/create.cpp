// CREATE: what it takes of relations that are there already.
#include "base/text.hpp"
#include "catalog/drop.hpp"
#include "catalog/routine.hpp"
#include "lint/locks/tally.hpp"
#include "lint/volatility.hpp"
#include "sql/visit.hpp"

namespace mig::locks {
namespace {

constexpr LockMode all = LockMode::access_exclusive, ddl = LockMode::share_update_exclusive,
                   writes = LockMode::share_row_exclusive, share = LockMode::share;

void foreign_keys(Tally& tally, ast::List<ast::Constraint> constraints) {
  for (const ast::Constraint& each : constraints) {
    if (each.kind != ast::ConstraintKind::foreign_key) continue;
    if (tally.relation(each.references->table) == 0 && tally.before.is_complete())
      continue;  // itself
    for (const Member& parent : tally.family(tally.relation(each.references->table))) {
      if (parent.id == 0) {
        tally.named(each.references->table, TouchReason::foreign_key_parent, writes);
      } else {
        tally.take(parent.id, TouchReason::foreign_key_parent, writes);
      }
    }
  }
}

bool is_immutable(Tally& tally, ast::List<ast::IndexElement> elements) {
  for (const ast::IndexElement& each : elements) {
    if (!each.expression) continue;
    bool calls_other = false;
    walk(each.expression, [&](const Syntax& node) {
      if (node.is(Node::function_call)) {
        const Volatility found = volatility_of(node, tally.before);
        calls_other = calls_other || found == Volatility::volatile_;
      }
      return !calls_other;
    });
    if (calls_other) return false;
  }
  return true;
}

}  // namespace

void add_partition(Tally& tally, ObjectId parent, const ast::PartitionBound& bound, LockMode lock) {
  tally.take(parent, TouchReason::partitioned_table, lock);
  const ObjectId rest = tally.default_partition(parent);
  if (rest == 0) return;
  const Table* table = tally.table(rest);
  const bool is_free = !bound.is_default && excludes_bound(*tally.table(parent), *table, bound);
  for (const Member& each : tally.family(rest)) {
    Effect& effect = tally.take(each.id, TouchReason::partition, all);
    if (!is_free && !tally.table(each.id)->is_partitioned()) effect.scans = true;
  }
}

void count(Tally& tally, const ast::CreateTable& statement) {
  const ObjectId present = tally.relation(statement.name);
  if (statement.if_not_exists && present != 0) return;
  for (const ast::Column& each : statement.columns) foreign_keys(tally, each.constraints);
  foreign_keys(tally, statement.constraints);
  for (const ast::ObjectName& each : statement.inherits) {
    tally.named(each, TouchReason::inheritance_parent, ddl);
  }
  for (const ast::LikeTable& each : statement.likes) {
    tally.named(each.table, TouchReason::read, LockMode::access_share);
  }
  if (!statement.partition_of) return;
  const ObjectId parent = tally.relation(statement.partition_of);
  const Table* table = tally.table(parent);
  if (table == nullptr) {
    tally.named(statement.partition_of, TouchReason::partitioned_table, all);
    return;
  }
  add_partition(tally, parent, statement.bound, all);
  for (const Constraint& each : table->constraints) {
    if (each.references != 0) {
      tally.take(each.references, TouchReason::foreign_key_parent, writes);
    }
  }
}

void count(Tally& tally, const ast::CreateTableAs& statement) {
  if (statement.if_not_exists && tally.relation(statement.name) != 0) return;
  if (statement.query) read_rows(tally, statement.query);
}

void count(Tally& tally, const ast::CreateIndex& statement) {
  const LockMode lock = statement.is_concurrent ? ddl : share;
  const ObjectId id = tally.relation(statement.table);
  tally.named(statement.table, TouchReason::target, lock);
  const Table* table = tally.table(id);
  if (statement.is_concurrent && table != nullptr && table->is_partitioned()) {
    tally.refuse(
        concat("cannot create index on partitioned table \"", table->name, "\" concurrently"));
  }
  if (!is_immutable(tally, statement.elements)) {
    tally.refuse("functions in index expression must be marked IMMUTABLE");
  }
  if (statement.nulls_not_distinct) tally.needs(15, "NULLS NOT DISTINCT");
  if (statement.if_not_exists && statement.name &&
      tally.relation(statement.table.schema.text, statement.name.text) != 0) {
    return;
  }
  for (const Member& each : tally.family(id, statement.is_only)) {
    const Table* its = tally.table(each.id);
    if (each.reason == TouchReason::inheritance_child) continue;
    if (each.id != 0) tally.take(each, lock);
    if (its != nullptr && its->is_partitioned()) continue;
    Effect& effect = each.id != 0 ? tally.take(each, lock)
                                  : tally.named(statement.table, TouchReason::target, lock);
    effect.scans = effect.builds_index = true;
  }
}

void count(Tally& tally, const ast::CreateView& statement) {
  const ObjectId present = tally.relation(statement.name);
  if (statement.or_replace && present != 0) tally.take(present, TouchReason::target, all);
}

void count(Tally& tally, const ast::CreateTrigger& statement) {
  const ObjectId id = tally.relation(statement.table);
  tally.named(statement.table, TouchReason::target, writes);
  for (const Member& each : tally.family(id, !statement.for_each_row)) {
    if (each.reason == TouchReason::partition) tally.take(each, writes);
  }
}

void count(Tally& tally, const ast::CreateRule& statement) {
  tally.named(statement.table, TouchReason::target, all);
}

void count(Tally& tally, const ast::CreatePolicy& statement) {
  tally.named(statement.table, TouchReason::target, all);
}

void count(Tally& tally, const ast::AlterPolicy& statement) {
  tally.named(statement.table, TouchReason::target, all);
}

void count(Tally& tally, const ast::CreateStatistics& statement) {
  tally.named(statement.table, TouchReason::target, ddl);
}

namespace {

void published(Tally& tally, ast::List<ast::PublicationObject> objects) {
  for (const ast::PublicationObject& each : objects) {
    if (each.is_schema) continue;
    for (const Member& member : tally.family(tally.relation(each.table))) {
      if (member.id == 0) {
        tally.named(each.table, TouchReason::target, ddl);
      } else if (member.reason != TouchReason::partition) {
        tally.take(member, ddl);
      }
    }
  }
}

}  // namespace

void count(Tally& tally, const ast::CreatePublication& statement) {
  published(tally, statement.objects);
}

void count(Tally& tally, const ast::AlterPublication& statement) {
  published(tally, statement.objects);
}

void count(Tally& tally, const ast::CreateSchema& statement) {
  for (const ast::Statement* each : statement.elements) {
    visit(*each, [&](const auto& element) { count(tally, element); });
  }
}

// A foreign key on a partitioned table goes to all of its partitions too, and so does what it refers to.
void add_foreign_key(Tally& tally, Member child, const ast::ForeignKey& key, bool reads_rows) {
  if (child.id != 0) tally.take(child, writes);
  const ObjectId id = tally.relation(key.table);
  if (id == 0) {
    tally.named(key.table, TouchReason::foreign_key_parent, writes).scans = reads_rows;
    return;
  }
  const Table* own = tally.table(child.id);
  if (own == nullptr || !own->is_partitioned()) {
    if (child.id != 0 && reads_rows) tally.take(child, writes).scans = true;
  }
  for (const Member& each : tally.family(id)) {
    if (each.reason == TouchReason::inheritance_child) continue;
    Effect& effect = tally.take(each.id, TouchReason::foreign_key_parent, writes);
    if (reads_rows && !tally.table(each.id)->is_partitioned()) effect.scans = true;
  }
}

}  // namespace mig::locks
