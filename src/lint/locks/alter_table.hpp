// One action of an ALTER TABLE on one relation. For the files of lint/locks/ alone.
#pragma once

#include "lint/locks/tally.hpp"

namespace mig::locks {

struct Alteration {
  Tally& tally;
  const ast::AlterTable& statement;
  const ast::AlterTableAction& action;
  Member member;       // the table, or one below it
  const Table* table;  // null: not known, or no table
  LockMode lock;       // of the whole statement, on all that it alters

  const Column* column() const {
    return table != nullptr ? table->column(action.name.text) : nullptr;
  }
  bool is_child() const { return member.reason != TouchReason::target; }
  // Without a row of its own.
  bool is_empty() const { return table != nullptr && table->is_partitioned(); }
  Effect& here() const;
  void scan() const {
    if (!is_empty()) here().scans = true;
  }
  void build_index() const {
    if (is_empty()) return;
    here().scans = true;
    here().builds_index = true;
  }
  // The statement drops the constraint: what it says no longer counts.
  bool drops(std::string_view constraint) const;
};

// Columns
void alter_add_column(const Alteration&);
void alter_drop_column(const Alteration&);
void alter_set_default(const Alteration&);
void alter_set_not_null(const Alteration&);
void alter_drop_not_null(const Alteration&);
void alter_set_type(const Alteration&);
void alter_add_identity(const Alteration&);
void alter_identity(const Alteration&);
void alter_set_expression(const Alteration&);
void alter_drop_expression(const Alteration&);
// Constraints
void alter_add_constraint(const Alteration&);
void alter_alter_constraint(const Alteration&);
void alter_validate_constraint(const Alteration&);
void alter_drop_constraint(const Alteration&);
LockMode lock_of_constraint(const ast::AlterTableAction&);
// Partitions and inheritance
void alter_attach_partition(const Alteration&);
void alter_detach_partition(const Alteration&);
void alter_finalize_detach(const Alteration&);
void alter_inherit(const Alteration&);
LockMode lock_of_detach(const ast::AlterTableAction&);
// Storage and properties
void alter_persistence(const Alteration&);
void alter_set_tablespace(const Alteration&);
void alter_set_access_method(const Alteration&);
void alter_owner(const Alteration&);
void alter_use_index(const Alteration&);
void alter_trigger(const Alteration&);
LockMode lock_of_options(const ast::AlterTableAction&);

}  // namespace mig::locks
