// The kinds of ALTER TABLE actions, one function each; apply_alter_table.cpp holds their table.
#pragma once

#include "catalog/apply.hpp"

namespace mig::alteration {

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
      for (std::size_t i = 0; i < changed.columns.size(); ++i) {
        if (!to.catalog.same_name(changed.columns[i].name, action.name.text)) continue;
        change(changed, changed.columns.at_for_change(i));
      }
    });
  }
};

// alter_column.cpp
void add_column(const Alteration& at);
void drop_column_action(const Alteration& at);
void set_default(const Alteration& at);
void drop_default(const Alteration& at);
void set_not_null(const Alteration& at);
void drop_not_null(const Alteration& at);
void set_type(const Alteration& at);
void set_statistics(const Alteration& at);
void set_storage(const Alteration& at);
void set_compression(const Alteration& at);
void set_column_options(const Alteration& at);
void reset_column_options(const Alteration& at);
void column_generic_options(const Alteration& at);
void add_identity(const Alteration& at);
void set_identity(const Alteration& at);
void drop_identity(const Alteration& at);
void set_expression(const Alteration& at);
void drop_expression(const Alteration& at);

// alter_constraint.cpp
void add_constraint(const Alteration& at);
void alter_constraint(const Alteration& at);
void validate_constraint(const Alteration& at);
void drop_constraint_action(const Alteration& at);

// alter_partition.cpp
void attach_partition(const Alteration& at);
void detach_partition(const Alteration& at);
void inherit(const Alteration& at);
void no_inherit(const Alteration& at);
void of_type(const Alteration& at);
void not_of(const Alteration& at);

// alter_properties.cpp
void set_options(const Alteration& at);
void reset_options(const Alteration& at);
void generic_options(const Alteration& at);
void set_access_method(const Alteration& at);
void set_logged(const Alteration& at);
void set_unlogged(const Alteration& at);
void replica_identity(const Alteration& at);
void cluster_on(const Alteration& at);
void set_without_cluster(const Alteration& at);
void set_flag(const Alteration& at);

}  // namespace mig::alteration
