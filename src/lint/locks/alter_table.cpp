// ALTER TABLE: the table of its actions with the lock that each asks for. PostgreSQL takes the strongest of them on the
// table, and the same on every child that an action goes down to.
#include "lint/locks/alter_table.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace mig::locks {
namespace {

using Kind = ast::AlterTableKind;
constexpr LockMode all = LockMode::access_exclusive, ddl = LockMode::share_update_exclusive,
                   writes = LockMode::share_row_exclusive;

enum class Reach : unsigned char { itself, children };

struct Entry {
  Kind kind;
  LockMode lock = all;
  Reach reach = Reach::itself;
  void (*work)(const Alteration&) = nullptr;
  LockMode (*lock_of)(const ast::AlterTableAction&) = nullptr;  // where it depends
};

constexpr Entry entries[] = {
    {Kind::add_column, all, Reach::children, alter_add_column},
    {Kind::drop_column, all, Reach::children, alter_drop_column},
    {Kind::set_default, all, Reach::children, alter_set_default},
    {Kind::drop_default, all, Reach::children, alter_set_default},
    {Kind::set_not_null, all, Reach::children, alter_set_not_null},
    {Kind::drop_not_null, all, Reach::children, alter_drop_not_null},
    {Kind::set_type, all, Reach::children, alter_set_type},
    {Kind::set_statistics, ddl, Reach::children},
    {Kind::set_storage, all, Reach::children},
    {Kind::set_compression, all},
    {Kind::set_column_options, ddl},
    {Kind::reset_column_options, ddl},
    {Kind::column_generic_options, all},
    {Kind::add_identity, all, Reach::itself, alter_add_identity},
    {Kind::set_identity, all, Reach::itself, alter_identity},
    {Kind::drop_identity, all, Reach::itself, alter_identity},
    {Kind::set_expression, all, Reach::children, alter_set_expression},
    {Kind::drop_expression, all, Reach::children, alter_drop_expression},
    {Kind::add_constraint, all, Reach::itself, alter_add_constraint, lock_of_constraint},
    {Kind::alter_constraint, all, Reach::itself, alter_alter_constraint},
    {Kind::validate_constraint, ddl, Reach::itself, alter_validate_constraint},
    {Kind::drop_constraint, all, Reach::itself, alter_drop_constraint},
    {Kind::attach_partition, ddl, Reach::itself, alter_attach_partition},
    {Kind::detach_partition, all, Reach::itself, alter_detach_partition, lock_of_detach},
    {Kind::detach_partition_finalize, ddl, Reach::itself, alter_finalize_detach},
    {Kind::set_access_method, all, Reach::itself, alter_set_access_method},
    {Kind::set_logged, all, Reach::itself, alter_persistence},
    {Kind::set_unlogged, all, Reach::itself, alter_persistence},
    {Kind::set_tablespace, all, Reach::itself, alter_set_tablespace},
    {Kind::set_options, all, Reach::itself, nullptr, lock_of_options},
    {Kind::reset_options, all, Reach::itself, nullptr, lock_of_options},
    {Kind::inherit, all, Reach::itself, alter_inherit},
    {Kind::no_inherit, all, Reach::itself, alter_inherit},
    {Kind::owner_to, all, Reach::itself, alter_owner},
    {Kind::replica_identity, all, Reach::itself, alter_use_index},
    {Kind::cluster_on, ddl, Reach::itself, alter_use_index},
    {Kind::set_without_cluster, ddl},
    {Kind::enable_trigger, writes, Reach::itself, alter_trigger},
    {Kind::enable_always_trigger, writes, Reach::itself, alter_trigger},
    {Kind::enable_replica_trigger, writes, Reach::itself, alter_trigger},
    {Kind::disable_trigger, writes, Reach::itself, alter_trigger},
    {Kind::enable_trigger_all, writes, Reach::itself, alter_trigger},
    {Kind::disable_trigger_all, writes, Reach::itself, alter_trigger},
    {Kind::enable_trigger_user, writes, Reach::itself, alter_trigger},
    {Kind::disable_trigger_user, writes, Reach::itself, alter_trigger},
};

constexpr auto by_kind = [] {
  std::array<Entry, static_cast<std::size_t>(Kind::other) + 1> table{};
  for (const Entry& each : entries) table[static_cast<std::size_t>(each.kind)] = each;
  return table;
}();

const Entry& entry_of(const ast::AlterTableAction& action) {
  return by_kind[static_cast<std::size_t>(action.kind)];
}

LockMode lock_of(const ast::AlterTableAction& action) {
  const Entry& entry = entry_of(action);
  return entry.lock_of != nullptr ? entry.lock_of(action) : entry.lock;
}

LockMode lock_of(const ast::AlterTable& statement) {
  LockMode strongest = LockMode::none;
  for (const ast::AlterTableAction& each : statement.actions) {
    strongest = std::max(strongest, lock_of(each));
  }
  return strongest;
}

void act(Tally& tally, const ast::AlterTable& statement, const ast::AlterTableAction& action,
         ObjectId id, LockMode lock) {
  const Entry& entry = entry_of(action);
  const bool only = statement.is_only || entry.reach == Reach::itself;
  for (const Member& each : tally.family(id, only)) {
    const Alteration at{tally, statement, action, each, tally.table(each.id), lock};
    at.here();
    if (entry.work != nullptr) entry.work(at);
  }
}

// ALTER TYPE … ADD ATTRIBUTE and the like: the type is a relation without rows.
void alter_composite(Tally& tally, const ast::AlterTable& statement) {
  const ObjectId id = tally.find(ObjectKind::type, statement.name);
  if (id == 0) return;
  tally.take(id, TouchReason::target, all);
  for (const ast::AlterTableAction& action : statement.actions) {
    if (action.kind != Kind::set_type) continue;
    for (const Table* user : tally.before.dependents<Table>(id)) {
      const auto used = std::find_if(user->columns.begin(), user->columns.end(),
                                     [&](const Column& each) { return each.type.type == id; });
      if (used == user->columns.end()) continue;
      tally.refuse(concat("cannot alter type \"", statement.name.name.text, "\" because column \"",
                          user->name, ".", used->name, "\" uses it"));
    }
  }
}

}  // namespace

Effect& Alteration::here() const {
  if (member.id == 0) return tally.named(statement.name, TouchReason::target, lock);
  return tally.take(member, lock);
}

bool Alteration::drops(std::string_view constraint) const {
  return std::any_of(statement.actions.begin(), statement.actions.end(),
                     [&](const ast::AlterTableAction& each) {
                       return each.kind == Kind::drop_constraint && each.name.text == constraint;
                     });
}

void count(Tally& tally, const ast::AlterTable& statement) {
  if (statement.object == ObjectKind::type) return alter_composite(tally, statement);
  if (!statement.name) return tally.unknown();  // ALTER TABLE ALL IN TABLESPACE
  const ObjectId id = tally.relation(statement.name);
  if (id == 0 && statement.if_exists && tally.before.is_complete()) return;
  const LockMode lock = lock_of(statement);
  tally.named(statement.name, TouchReason::target, lock);
  for (const ast::AlterTableAction& each : statement.actions) {
    act(tally, statement, each, id, lock);
  }
}

}  // namespace mig::locks
