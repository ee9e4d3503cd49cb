// ALTER TABLE: the table of its actions.
#include <algorithm>
#include <array>

#include "catalog/alteration.hpp"
#include "catalog/drop.hpp"

namespace mig {
namespace {

using namespace alteration;
using Kind = ast::AlterTableKind;

template <bool Table::*Member, bool Value>
void set_flag(const Alteration& at) {
  at.edit([](Table& changed) { changed.*Member = Value; });
}

// ---- triggers and rules

template <Enabled State>
void set_trigger(const Alteration& at) {
  const ObjectId id = at.to.part(ObjectKind::trigger, at.table, at.action.name.text);
  at.to.catalog.edit<Trigger>(id, [](Trigger& changed) { changed.enabled = State; });
  for (const Trigger* each : at.to.catalog.dependents<Trigger>(id)) {
    const ObjectId copy = each->id;
    at.to.catalog.edit<Trigger>(copy, [](Trigger& changed) { changed.enabled = State; });
  }
}

template <Enabled State>
void set_all_triggers(const Alteration& at) {
  for (const Trigger* each : at.to.catalog.dependents<Trigger>(at.table)) {
    if (each->parent != at.table) continue;
    const ObjectId id = each->id;
    at.to.catalog.edit<Trigger>(id, [](Trigger& changed) { changed.enabled = State; });
  }
}

template <Enabled State>
void set_rule(const Alteration& at) {
  const ObjectId id = at.to.part(ObjectKind::rule, at.table, at.action.name.text);
  at.to.catalog.edit<Rule>(id, [](Rule& changed) { changed.enabled = State; });
}

struct Entry {
  Kind kind;
  void (*apply)(const Alteration&);
  bool goes_to_children = false;  // unless ONLY is said
};

constexpr Entry entries[] = {
    {Kind::add_column, add_column, true},
    {Kind::drop_column, drop_column_action},  // children: drop_column() sees to them
    {Kind::set_default, set_default, true},
    {Kind::drop_default, drop_default, true},
    {Kind::set_not_null, set_not_null, true},
    {Kind::drop_not_null, drop_not_null, true},
    {Kind::set_type, set_type, true},
    {Kind::set_statistics, set_statistics, true},
    {Kind::set_storage, set_storage, true},
    {Kind::set_compression, set_compression},
    {Kind::set_column_options, set_column_options},
    {Kind::reset_column_options, reset_column_options},
    {Kind::column_generic_options, column_generic_options},
    {Kind::add_identity, add_identity},
    {Kind::set_identity, set_identity},
    {Kind::drop_identity, drop_identity},
    {Kind::set_expression, set_expression, true},
    {Kind::drop_expression, drop_expression, true},
    {Kind::add_constraint, add_constraint},
    {Kind::alter_constraint, alter_constraint},
    {Kind::validate_constraint, validate_constraint, true},
    {Kind::drop_constraint, drop_constraint_action},
    {Kind::attach_partition, attach_partition},
    {Kind::detach_partition, detach_partition},
    {Kind::set_access_method, set_access_method},
    {Kind::set_logged, set_logged},
    {Kind::set_unlogged, set_unlogged},
    {Kind::set_options, set_options},
    {Kind::replace_options, set_options},
    {Kind::reset_options, reset_options},
    {Kind::generic_options, generic_options},
    {Kind::inherit, inherit},
    {Kind::no_inherit, no_inherit},
    {Kind::of_type, of_type},
    {Kind::not_of, not_of},
    {Kind::replica_identity, replica_identity},
    {Kind::enable_row_security, set_flag<&Table::row_security, true>},
    {Kind::disable_row_security, set_flag<&Table::row_security, false>},
    {Kind::force_row_security, set_flag<&Table::force_row_security, true>},
    {Kind::no_force_row_security, set_flag<&Table::force_row_security, false>},
    {Kind::cluster_on, cluster_on},
    {Kind::set_without_cluster, set_without_cluster},
    {Kind::enable_trigger, set_trigger<Enabled::origin>},
    {Kind::enable_always_trigger, set_trigger<Enabled::always>},
    {Kind::enable_replica_trigger, set_trigger<Enabled::replica>},
    {Kind::disable_trigger, set_trigger<Enabled::disabled>},
    {Kind::enable_trigger_all, set_all_triggers<Enabled::origin>},
    {Kind::disable_trigger_all, set_all_triggers<Enabled::disabled>},
    {Kind::enable_trigger_user, set_all_triggers<Enabled::origin>},
    {Kind::disable_trigger_user, set_all_triggers<Enabled::disabled>},
    {Kind::enable_rule, set_rule<Enabled::origin>},
    {Kind::enable_always_rule, set_rule<Enabled::always>},
    {Kind::enable_replica_rule, set_rule<Enabled::replica>},
    {Kind::disable_rule, set_rule<Enabled::disabled>},
};

constexpr auto by_kind = [] {
  std::array<Entry, static_cast<std::size_t>(Kind::other) + 1> table{};
  for (const Entry& each : entries) table[static_cast<std::size_t>(each.kind)] = each;
  return table;
}();

void alter(const Alteration& at) {
  const Entry& entry = by_kind[static_cast<std::size_t>(at.action.kind)];
  if (entry.apply == nullptr) return;
  entry.apply(at);
  if (!entry.goes_to_children || at.is_only) return;
  for (const ObjectId child : children_of(at.to.catalog, at.table)) {
    alter({at.to, child, at.action, at.is_only, true});
  }
}

// What a table of a composite type has of it; `added` is the new attribute, if there is one.
void alter_table_of_type(Applier& to, ObjectId id, const ast::AlterTableAction& action,
                         const Column& added) {
  if (action.kind == Kind::drop_column) {
    drop_column(to, id, std::string(action.name.text));
  } else if (action.kind == Kind::set_type) {
    set_type({to, id, action, false});
  } else if (action.kind == Kind::add_column) {
    to.catalog.edit<Table>(id, [&](Table& changed) {
      Column made = added;
      made.created = to.number;
      changed.columns.push_back(std::move(made));
    });
  }
}

// ALTER TYPE … ADD ATTRIBUTE and the like.
void alter_composite(Applier& to, ObjectId id, const ast::AlterTableAction& action) {
  const std::string name(action.kind == Kind::add_column ? action.column->name.text
                                                         : action.name.text);
  Column made;
  to.catalog.edit<UserType>(id, [&](UserType& changed) {
    const auto found = std::find_if(changed.attributes.begin(), changed.attributes.end(),
                                    [&](const Column& each) { return each.name == name; });
    if (action.kind == Kind::add_column) {
      made.name = name;
      made.type = to.data_type(action.column->type);
      if (action.column->collation) made.collation = to.collation_of(action.column->collation);
      changed.attributes.push_back(made);
    } else if (found != changed.attributes.end() && action.kind == Kind::drop_column) {
      changed.attributes.erase(found);
    } else if (found != changed.attributes.end() && action.kind == Kind::set_type) {
      found->type = to.data_type(action.type);
    }
  });
  for (const Table* each : to.catalog.dependents<Table>(id)) {
    if (each->of_type == id) alter_table_of_type(to, each->id, action, made);
  }
}

}  // namespace

void apply_to(Applier& to, const ast::AlterTable& statement) {
  if (statement.object == ObjectKind::type) {
    const ObjectId type = to.find(ObjectKind::type, statement.name);
    for (const ast::AlterTableAction& each : statement.actions) alter_composite(to, type, each);
    return;
  }
  ObjectId id = to.relation(statement.name);
  if (id == 0) {
    if (statement.if_exists) return;
    if (!statement.name) return;  // ALTER TABLE ALL IN TABLESPACE
    id = to.table(statement.name);
  }
  for (const ast::AlterTableAction& each : statement.actions) {
    alter({to, id, each, statement.is_only});
  }
}

}  // namespace mig
