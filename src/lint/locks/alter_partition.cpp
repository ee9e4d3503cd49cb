// ALTER TABLE: partitions, inheritance, storage, owners.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/drop.hpp"
#include "catalog/routine.hpp"
#include "lint/locks/alter_table.hpp"

namespace mig::locks {
namespace {

constexpr LockMode all = LockMode::access_exclusive, ddl = LockMode::share_update_exclusive,
                   writes = LockMode::share_row_exclusive;

Effect& other_table(const Alteration& at, TouchReason reason, LockMode lock) {
  return at.tally.named(at.action.object, reason, lock);
}

// The indexes of the partitioned table that the new partition has no match for are built there.
void build_missing_indexes(const Alteration& at, ObjectId partition) {
  const auto present = at.tally.indexes_of(partition);
  for (const Index* wanted : at.tally.indexes_of(at.member.id)) {
    const bool is_there = std::any_of(present.begin(), present.end(), [&](const Index* each) {
      return each->is_unique == wanted->is_unique && each->method == wanted->method &&
             each->predicate == wanted->predicate &&
             std::equal(each->elements.begin(), each->elements.end(), wanted->elements.begin(),
                        wanted->elements.end(),
                        [](const IndexElement& a, const IndexElement& b) { return a.is_same(b); });
    });
    if (is_there) continue;
    Effect& effect = at.tally.take(partition, TouchReason::partition, LockMode::share);
    effect.builds_index = effect.scans = true;
  }
}

void foreign_keys_of(const Alteration& at, ObjectId partition) {
  for (const Constraint& each : at.table->constraints) {
    if (each.kind != ast::ConstraintKind::foreign_key || !each.is_enforced) continue;
    const Table* child = at.tally.table(partition);
    const bool has_same =
        child != nullptr && std::any_of(child->constraints.begin(), child->constraints.end(),
                                        [&](const Constraint& its) {
                                          return its.references == each.references &&
                                                 its.columns == each.columns;
                                        });
    Effect& parent = at.tally.take(each.references, TouchReason::foreign_key_parent, writes);
    if (has_same) continue;
    parent.scans = true;
    at.tally.take(partition, TouchReason::partition, writes).scans = true;
  }
}

void attach_index(const Alteration& at) { other_table(at, TouchReason::index, all); }

}  // namespace

LockMode lock_of_detach(const ast::AlterTableAction& action) {
  return action.is_concurrent ? ddl : all;
}

void alter_attach_partition(const Alteration& at) {
  if (at.tally.before.get<Index>(at.member.id) != nullptr) return attach_index(at);
  Effect& effect = other_table(at, TouchReason::partition, all);
  const ObjectId id = effect.relation;
  const Table* partition = at.tally.table(id);
  if (at.table == nullptr || partition == nullptr) {
    effect.scans = true;
    return;
  }
  const bool is_default_alone =
      at.action.bound.is_default && at.tally.family(at.member.id).size() == 1;
  const bool is_proved = is_default_alone || proves_bound(*at.table, *partition, at.action.bound);
  for (const Member& each : at.tally.family(id)) {
    const Table* table = at.tally.table(each.id);
    Effect& its = at.tally.take(each.id, TouchReason::partition, all);
    if (!is_proved && !table->is_partitioned()) its.scans = true;
  }
  add_partition(at.tally, at.member.id, at.action.bound, ddl);
  at.tally.take_indexes(at.member.id, ddl);
  build_missing_indexes(at, id);
  foreign_keys_of(at, id);
}

void alter_detach_partition(const Alteration& at) {
  const LockMode lock = at.action.is_concurrent ? ddl : all;
  if (at.action.is_concurrent) at.tally.needs(14, "DETACH PARTITION CONCURRENTLY");
  const ObjectId id = other_table(at, TouchReason::partition, lock).relation;
  if (at.table == nullptr) return;
  const ObjectId rest = at.tally.default_partition(at.member.id);
  if (rest != 0 && at.action.is_concurrent) {
    at.tally.refuse("cannot detach partitions concurrently when a default partition exists");
  }
  if (rest != 0) at.tally.take(rest, TouchReason::partition, all);
  for (const Constraint& each : at.table->constraints) {
    if (each.references != 0) {
      at.tally.take(each.references, TouchReason::foreign_key_parent, writes);
    }
  }
  for (const Index* each : at.tally.indexes_of(id)) {
    if (each->parent_index != 0) at.tally.take(each->id, TouchReason::index, all);
  }
}

void alter_finalize_detach(const Alteration& at) {
  at.tally.needs(14, "DETACH PARTITION FINALIZE");
  other_table(at, TouchReason::partition, all);
}

void alter_inherit(const Alteration& at) {
  const bool is_added = at.action.kind == ast::AlterTableKind::inherit;
  const Effect& parent =
      other_table(at, TouchReason::inheritance_parent, is_added ? ddl : LockMode::access_share);
  if (at.action.kind != ast::AlterTableKind::no_inherit || at.table == nullptr) return;
  const auto& parents = at.table->inherits;
  if (parent.relation != 0 &&
      std::find(parents.begin(), parents.end(), parent.relation) == parents.end()) {
    at.tally.refuse(concat("relation \"", at.action.object->name.text,
                           "\" is not a parent of relation \"", at.table->name, "\""));
  }
}

void alter_persistence(const Alteration& at) {
  const bool to_unlogged = at.action.kind == ast::AlterTableKind::set_unlogged;
  const auto wanted = to_unlogged ? ast::Persistence::unlogged : ast::Persistence::permanent;
  if (at.table != nullptr && at.table->persistence == wanted) return;
  if (at.table == nullptr && at.tally.before.get<Sequence>(at.member.id) != nullptr) return;
  at.here();
  at.tally.rewrite(at.member);
  if (at.member.id == 0) at.here().rewrites = true;
  if (at.tally.is_before(15)) return;
  for (const Sequence* each : at.tally.before.dependents<Sequence>(at.member.id)) {
    if (each->owner_table == at.member.id) at.tally.take(each->id, TouchReason::sequence, all);
  }
}

// Partitions have copies of a row trigger.
void alter_trigger(const Alteration& at) {
  const auto is_meant = [&](const Trigger& each) {
    return !at.action.name || each.name == at.action.name.text;
  };
  for (const Member& each : at.tally.family(at.member.id)) {
    if (each.reason != TouchReason::partition) continue;
    for (const Trigger* copy : at.tally.before.dependents<Trigger>(each.id)) {
      if (copy->parent == each.id && copy->parent_trigger != 0 && is_meant(*copy)) {
        at.tally.take(each, writes);
      }
    }
  }
}

// To another one; nobody knows where it is now.
void alter_set_tablespace(const Alteration& at) {
  if (at.action.name.text == "pg_default" || at.is_empty()) return;
  at.here().rewrites = true;
}

void alter_set_access_method(const Alteration& at) {
  at.tally.needs(15, "SET ACCESS METHOD");
  const std::string present =
      at.table == nullptr || at.table->access_method.empty() ? "heap" : at.table->access_method;
  const std::string_view wanted = at.action.name.text.empty() ? "heap" : at.action.name.text;
  if (present != wanted) at.tally.rewrite(at.member);
}

void alter_owner(const Alteration& at) {
  at.tally.take_indexes(at.member.id, all);
  for (const Sequence* each : at.tally.before.dependents<Sequence>(at.member.id)) {
    if (each->owner_table == at.member.id) at.tally.take(each->id, TouchReason::sequence, all);
  }
}

void alter_use_index(const Alteration& at) {
  const bool is_cluster = at.action.kind == ast::AlterTableKind::cluster_on;
  if (!at.action.name || at.table == nullptr) return;
  const ObjectId id =
      at.tally.before.find(ObjectKind::table, at.table->parent, at.action.name.text);
  if (at.tally.before.get<Index>(id) == nullptr) return;
  at.tally.take(id, TouchReason::index, is_cluster ? ddl : LockMode::share);
}

// Of storage parameters; those of views and of some kinds of index lock out readers too.
LockMode lock_of_options(const ast::AlterTableAction& action) {
  constexpr std::string_view mild[] = {"fillfactor",
                                       "toast_tuple_target",
                                       "parallel_workers",
                                       "vacuum_index_cleanup",
                                       "vacuum_truncate",
                                       "vacuum_max_eager_freeze_failure_rate",
                                       "log_autovacuum_min_duration",
                                       "log_autoanalyze_min_duration",
                                       "deduplicate_items",
                                       "n_distinct",
                                       "n_distinct_inherited"};
  const bool is_mild =
      std::all_of(action.options.begin(), action.options.end(), [&](const ast::Option& each) {
        std::string_view name = each.name;
        if (name.starts_with("toast.")) name.remove_prefix(6);
        return name.starts_with("autovacuum_") ||
               std::find(std::begin(mild), std::end(mild), name) != std::end(mild);
      });
  return is_mild ? ddl : all;
}

}  // namespace mig::locks
