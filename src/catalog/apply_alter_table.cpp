// ALTER TABLE: one function for each kind of action, found through a table.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "catalog/drop.hpp"
#include "catalog/inherit.hpp"
#include "catalog/make_index.hpp"
#include "catalog/sequences.hpp"
#include "catalog/table_builder.hpp"

namespace mig {
namespace {

using Kind = ast::AlterTableKind;

// One action on one table; `is_only` and what the action says decide whether children follow.
struct Alteration {
  Applier& to;
  ObjectId table;
  const ast::AlterTableAction& action;
  bool is_only;
  bool is_inherited = false;  // this is a child that follows its parent

  std::string name() const { return std::string(action.name.text); }
  template <typename Change>
  void edit(Change change) const {
    to.catalog.edit<Table>(table, change);
  }
  template <typename Change>
  void edit_column(Change change) const {
    edit([&](Table& changed) {
      for (Column& each : changed.columns) {
        if (to.catalog.same_name(each.name, action.name.text)) change(changed, each);
      }
    });
  }
};

// ---- columns

void add_column(const Alteration& at) {
  const ast::Column& column = at.action.column;
  at.edit([&](Table& changed) {
    const auto present = std::find_if(
        changed.columns.begin(), changed.columns.end(),
        [&](const Column& each) { return at.to.catalog.same_name(each.name, column.name.text); });
    if (present != changed.columns.end()) {
      if (at.is_inherited) {
        present->is_inherited = true;
        return;
      }
      if (at.action.if_not_exists || changed.is_open) return;
      throw Refused{concat("column ", column.name.text, " exists already")};
    }
    if (at.is_inherited) {
      // The child gets what the parent got, without its keys and sequences.
      const Table* parent = nullptr;
      for (const ObjectId id : changed.inherits) {
        const auto* each = at.to.catalog.get<Table>(id);
        if (each != nullptr && each->column(column.name.text) != nullptr) parent = each;
      }
      if (parent == nullptr) parent = at.to.catalog.get<Table>(changed.partition_of);
      if (parent != nullptr) inherit_from(at.to, changed, parent->id);
      return;
    }
    TableBuilder builder(at.to, changed);
    builder.column(column);
    builder.finish();
  });
}

void drop_column_action(const Alteration& at) {
  const auto* table = at.to.catalog.get<Table>(at.table);
  const auto present = std::find_if(
      table->columns.begin(), table->columns.end(),
      [&](const Column& each) { return at.to.catalog.same_name(each.name, at.action.name.text); });
  if (present == table->columns.end()) {
    if (at.action.if_exists || table->is_open || table->is_unknown) return;
    throw Refused{concat("column ", at.name(), " does not exist")};
  }
  const std::string name = present->name;
  if (at.is_only) {  // children keep theirs
    for (const ObjectId child : children_of(at.to.catalog, at.table)) {
      at.to.catalog.edit<Table>(child, [&](Table& changed) {
        if (Column* column = changed.column(name)) column->is_local = true;
      });
    }
  }
  drop_column(at.to, at.table, name);
}

void set_default(const Alteration& at) {
  at.edit_column([&](Table& table, Column& column) {
    column.default_value = at.to.text(at.action.expression, table.uses);
    if (column.default_value == "null") column.default_value.clear();
  });
}

void drop_default(const Alteration& at) {
  at.edit_column([](Table&, Column& column) { column.default_value.clear(); });
}

void set_not_null(const Alteration& at) {
  at.edit_column([](Table&, Column& column) { column.not_null = true; });
}

void drop_not_null(const Alteration& at) {
  at.edit_column([](Table& table, Column& column) {
    column.not_null = false;
    std::erase_if(table.constraints, [&](const Constraint& each) {
      return each.kind == ast::ConstraintKind::not_null && each.columns.front() == column.name;
    });
  });
}

void set_type(const Alteration& at) {
  ObjectId sequence = 0;
  std::string type;
  at.edit_column([&](Table&, Column& column) {
    column.type = at.to.data_type(at.action.type);
    column.collation = at.action.collation ? text_of(at.action.collation) : std::string();
    column.storage.clear();
    column.compression.clear();
    if (column.identity == Identity::none) return;
    sequence = column.sequence;
    type = at.to.catalog.to_string(column.type);
  });
  at.to.catalog.edit<Sequence>(sequence,
                               [&](Sequence& changed) { set_sequence_type(changed, type); });
}

void set_statistics(const Alteration& at) {
  at.edit_column([&](Table&, Column& column) {
    const bool is_default = at.action.text == "-1" || at.action.text == "default";
    column.statistics = is_default ? "" : at.action.text;
  });
}

void set_storage(const Alteration& at) {
  at.edit_column([&](Table&, Column& column) {
    column.storage = at.action.text == "default" ? "" : at.action.text;
  });
}

void set_compression(const Alteration& at) {
  at.edit_column([&](Table&, Column& column) {
    column.compression = at.action.text == "default" ? "" : at.action.text;
  });
}

void set_column_options(const Alteration& at) {
  at.edit_column([&](Table&, Column& column) { put_settings(column.options, at.action.options); });
}

void reset_column_options(const Alteration& at) {
  at.edit_column(
      [&](Table&, Column& column) { remove_settings(column.options, at.action.options); });
}

void column_generic_options(const Alteration& at) {
  at.edit_column(
      [&](Table&, Column& column) { put_settings(column.foreign_options, at.action.options); });
}

void add_identity(const Alteration& at) {
  at.edit_column([&](Table& table, Column& column) {
    column.identity = at.action.constraint.is_always ? Identity::always : Identity::by_default;
    column.not_null = true;
    column.sequence =
        TableBuilder(at.to, table).make_sequence(column, at.action.constraint.sequence, true);
  });
}

void set_identity(const Alteration& at) {
  ObjectId sequence = 0;
  at.edit_column([&](Table&, Column& column) {
    sequence = column.sequence;
    for (const ast::Option& each : at.action.options) {
      if (each.name == "always") column.identity = Identity::always;
      if (each.name == "by_default") column.identity = Identity::by_default;
    }
  });
  at.to.catalog.edit<Sequence>(sequence, [&](Sequence& changed) {
    set_sequence_options(changed, at.action.options, false);
  });
}

void drop_identity(const Alteration& at) {
  ObjectId sequence = 0;
  at.edit_column([&](Table&, Column& column) {
    if (column.identity == Identity::none) return;
    column.identity = Identity::none;
    std::swap(sequence, column.sequence);
  });
  if (sequence != 0) drop_object(at.to, sequence);
}

void set_expression(const Alteration& at) {
  at.edit_column([&](Table& table, Column& column) {
    column.generated = at.to.text(at.action.expression, table.uses);
  });
}

void drop_expression(const Alteration& at) {
  at.edit_column([](Table&, Column& column) { column.generated.clear(); });
}

// ---- constraints

void add_constraint(const Alteration& at) {
  const ast::Constraint& constraint = at.action.constraint;
  std::size_t before = 0;
  at.edit([&](Table& changed) {
    if (constraint.name && changed.constraint(constraint.name.text) != nullptr) {
      if (at.action.if_not_exists) return;
      throw Refused{concat("constraint ", constraint.name.text, " exists already")};
    }
    before = changed.constraints.size();
    TableBuilder builder(at.to, changed);
    builder.constraint(constraint);
    builder.finish();
  });
  const Table changed = *at.to.catalog.get<Table>(at.table);
  if (changed.constraints.size() == before) return;
  const Constraint& added = changed.constraints.back();
  if (added.index != 0) {
    give_index_to_partitions(at.to, added.index);
    return;
  }
  for (const ObjectId child : children_of(at.to.catalog, at.table)) {
    const bool is_partition = at.to.catalog.get<Table>(child)->partition_of == at.table;
    if (added.kind == ast::ConstraintKind::foreign_key) {
      if (is_partition) give_to_partition(at.to, at.table, child);
    } else if (!at.is_only) {
      at.to.catalog.edit<Table>(child, [&](Table& table) { inherit_from(at.to, table, at.table); });
    }
  }
}

void alter_constraint(const Alteration& at) {
  at.edit([&](Table& changed) {
    Constraint* constraint = changed.constraint(at.action.name.text);
    if (constraint == nullptr) return;
    const ast::Constraint& said = at.action.constraint;
    if (constraint->kind == ast::ConstraintKind::foreign_key) {
      constraint->is_deferrable = said.is_deferrable || said.initially_deferred;
      constraint->initially_deferred = said.initially_deferred;
      constraint->is_enforced = !said.not_enforced;
    }
    if (constraint->kind == ast::ConstraintKind::not_null) constraint->no_inherit = said.no_inherit;
  });
}

void validate_constraint(const Alteration& at) {
  at.edit([&](Table& changed) {
    if (Constraint* constraint = changed.constraint(at.action.name.text))
      constraint->is_valid = true;
  });
}

void drop_constraint_action(const Alteration& at) {
  const auto* table = at.to.catalog.get<Table>(at.table);
  const auto present = std::find_if(
      table->constraints.begin(), table->constraints.end(), [&](const Constraint& each) {
        return !each.name.empty() && at.to.catalog.same_name(each.name, at.action.name.text);
      });
  if (present == table->constraints.end()) {
    // PostgreSQL 18 names each not-null; as 12 to 17 do not, the default name stands for the column's property.
    const std::string wanted = at.name();
    for (const Column& each : table->columns) {
      if (!each.not_null || wanted != concat(table->name, "_", each.name, "_not_null")) continue;
      const std::string column = each.name;
      at.edit([&](Table& changed) { changed.column(column)->not_null = false; });
      return;
    }
    if (at.action.if_exists || table->is_unknown || table->is_perhaps) return;
    throw Refused{concat("constraint ", at.name(), " does not exist")};
  }
  const std::string name = present->name;
  drop_constraint(at.to, at.table, name);
}

// ---- partitions and inheritance

void attach_partition(const Alteration& at) {
  const ObjectId partition = at.to.table(at.action.object);
  if (const auto* parent_index = at.to.catalog.get<Index>(at.table)) {
    at.to.catalog.edit<Index>(partition,
                              [&](Index& changed) { changed.parent_index = parent_index->id; });
    return;
  }
  at.to.catalog.edit<Table>(partition, [&](Table& changed) {
    changed.partition_of = at.table;
    std::vector<ObjectId> none;
    changed.partition_bound =
        at.action.bound.is_default ? "default" : at.to.text(at.action.bound.syntax, none);
    for (Column& each : changed.columns) {
      each.is_local = false;
      each.is_inherited = true;
    }
    const auto* parent = at.to.catalog.get<Table>(at.table);
    for (Constraint& each : changed.constraints) {
      const Constraint* same = parent == nullptr ? nullptr : parent->constraint(each.name);
      if (same != nullptr && same->kind == each.kind && each.index == 0) each.is_inherited = true;
    }
  });
  give_to_partition(at.to, at.table, partition);
}

void detach_partition(const Alteration& at) {
  const ObjectId partition = at.to.relation(at.action.object);
  at.to.catalog.edit<Table>(partition, [&](Table& changed) {
    changed.partition_of = 0;
    changed.partition_bound.clear();
    for (Column& each : changed.columns) {
      each.is_local = true;
      each.is_inherited = false;
    }
    for (Constraint& each : changed.constraints) {
      each.is_local = true;
      each.is_inherited = false;
    }
  });
  for (const Index* each : at.to.catalog.dependents<Index>(partition)) {
    const ObjectId id = each->id;
    at.to.catalog.edit<Index>(id, [](Index& changed) { changed.parent_index = 0; });
  }
  for (const Trigger* each : at.to.catalog.dependents<Trigger>(partition)) {
    if (each->parent_trigger != 0) drop_object(at.to, each->id);
  }
}

void inherit(const Alteration& at) {
  const ObjectId parent = at.to.table(at.action.object);
  at.edit([&](Table& changed) {
    changed.inherits.push_back(parent);
    inherit_from(at.to, changed, parent);
  });
}

void no_inherit(const Alteration& at) {
  const ObjectId parent = at.to.relation(at.action.object);
  at.edit([&](Table& changed) {
    std::erase(changed.inherits, parent);
    for (Column& each : changed.columns) {
      each.is_local = true;
      each.is_inherited = false;
    }
    for (Constraint& each : changed.constraints) {
      each.is_local = true;
      each.is_inherited = false;
    }
  });
}

void of_type(const Alteration& at) {
  const ObjectId type = at.to.data_type(at.action.type).type;
  at.edit([&](Table& changed) { changed.of_type = type; });
}

void not_of(const Alteration& at) {
  at.edit([](Table& changed) { changed.of_type = 0; });
}

// ---- the table as a whole

void set_options(const Alteration& at) {
  if (at.to.catalog.edit<Index>(at.table, [&](Index& changed) {
        put_settings(changed.storage_parameters, at.action.options);
      })) {
    return;
  }
  if (at.to.catalog.edit<View>(
          at.table, [&](View& changed) { put_settings(changed.options, at.action.options); })) {
    return;
  }
  at.edit([&](Table& changed) { put_settings(changed.storage_parameters, at.action.options); });
}

void reset_options(const Alteration& at) {
  if (at.to.catalog.edit<Index>(at.table, [&](Index& changed) {
        remove_settings(changed.storage_parameters, at.action.options);
      })) {
    return;
  }
  if (at.to.catalog.edit<View>(
          at.table, [&](View& changed) { remove_settings(changed.options, at.action.options); })) {
    return;
  }
  at.edit([&](Table& changed) { remove_settings(changed.storage_parameters, at.action.options); });
}

void generic_options(const Alteration& at) {
  at.edit([&](Table& changed) { put_settings(changed.foreign_options, at.action.options); });
}

void set_access_method(const Alteration& at) {
  at.edit([&](Table& changed) { changed.access_method = at.name() == "heap" ? "" : at.name(); });
}

void set_persistence(const Alteration& at, ast::Persistence persistence) {
  at.edit([&](Table& changed) { changed.persistence = persistence; });
  at.to.catalog.edit<Sequence>(at.table,
                               [&](Sequence& changed) { changed.persistence = persistence; });
  for (const Sequence* each : at.to.catalog.dependents<Sequence>(at.table)) {
    const ObjectId id = each->id;
    at.to.catalog.edit<Sequence>(id, [&](Sequence& changed) { changed.persistence = persistence; });
  }
}
void set_logged(const Alteration& at) { set_persistence(at, ast::Persistence::permanent); }
void set_unlogged(const Alteration& at) { set_persistence(at, ast::Persistence::unlogged); }

void replica_identity(const Alteration& at) {
  at.edit([&](Table& changed) {
    changed.replica_identity = at.action.text;
    if (at.action.text == "default") changed.replica_identity.clear();
    if (at.action.text == "using index") {
      changed.replica_identity = concat("using index ", at.action.name.text);
    }
  });
}

void cluster_on(const Alteration& at) {
  at.edit([&](Table& changed) { changed.clustered_on = at.name(); });
}
void set_without_cluster(const Alteration& at) {
  at.edit([](Table& changed) { changed.clustered_on.clear(); });
}

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

// ALTER TYPE … ADD ATTRIBUTE and the like.
void alter_composite(Applier& to, ObjectId id, const ast::AlterTableAction& action) {
  to.catalog.edit<UserType>(id, [&](UserType& changed) {
    const auto found =
        std::find_if(changed.attributes.begin(), changed.attributes.end(),
                     [&](const Column& each) { return each.name == action.name.text; });
    if (action.kind == Kind::add_column) {
      Column& made = changed.attributes.emplace_back();
      made.name = action.column.name.text;
      made.type = to.data_type(action.column.type);
      if (action.column.collation) made.collation = text_of(action.column.collation);
    } else if (found != changed.attributes.end() && action.kind == Kind::drop_column) {
      changed.attributes.erase(found);
    } else if (found != changed.attributes.end() && action.kind == Kind::set_type) {
      found->type = to.data_type(action.type);
    }
  });
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
