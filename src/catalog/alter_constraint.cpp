// Constraints: what ALTER TABLE does to them.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/alteration.hpp"
#include "catalog/drop.hpp"
#include "catalog/inherit.hpp"
#include "catalog/make_index.hpp"
#include "catalog/table_builder.hpp"

namespace mig::alteration {

namespace {

void pass_on_checks(Applier& to, ObjectId table) {
  for (const ObjectId child : children_of(to.catalog, table)) {
    to.catalog.edit<Table>(
        child, [&](Table& changed) { inherit_from(to, changed, table, ColumnPlace::last); });
    pass_on_checks(to, child);
  }
}

}  // namespace

void add_constraint(const Alteration& at) {
  if (at.to.catalog.get<Table>(at.table) == nullptr) return;
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
    if (!at.is_only) {
      give_index_to_partitions(at.to, added.index);
    } else if (changed.is_partitioned() && !children_of(at.to.catalog, at.table).empty()) {
      at.to.catalog.edit<Index>(added.index, [](Index& index) { index.is_valid = false; });
    }
    return;
  }
  if (added.kind != ast::ConstraintKind::foreign_key) {
    if (!at.is_only) pass_on_checks(at.to, at.table);
    return;
  }
  for (const ObjectId child : children_of(at.to.catalog, at.table)) {
    const bool is_partition = at.to.catalog.get<Table>(child)->partition_of == at.table;
    if (is_partition) give_to_partition(at.to, at.table, child);
  }
}

void alter_constraint(const Alteration& at) {
  at.edit([&](Table& changed) {
    Constraint* constraint = changed.constraint_for_change(at.action.name.text);
    if (constraint == nullptr) return;
    const ast::Constraint& said = at.action.constraint;
    const auto says = [&](std::string_view word) {
      return at.action.text.find(word) != std::string_view::npos;
    };
    if (says("deferr")) {
      constraint->is_deferrable = said.is_deferrable || said.initially_deferred;
      constraint->initially_deferred = said.initially_deferred;
    }
    if (says("enforced")) {
      constraint->is_enforced = !said.not_enforced;
      constraint->is_valid = constraint->is_enforced;  // ENFORCED looks at the rows
    }
    if (constraint->kind == ast::ConstraintKind::not_null) constraint->no_inherit = said.no_inherit;
  });
}

void validate_constraint(const Alteration& at) {
  at.edit([&](Table& changed) {
    if (Constraint* constraint = changed.constraint_for_change(at.action.name.text))
      constraint->is_valid = true;
  });
}

namespace {

// PostgreSQL 18 names each not-null; as 12 to 17 do not, a name of its making stands for the column's property: what the
// table was called at the time, the column, perhaps a number. False: the name is none of these.
bool drop_unnamed_not_null(const Alteration& at, const Table& table) {
  std::string wanted = at.name();
  wanted.erase(wanted.find_last_not_of("0123456789") + 1);
  if (!wanted.ends_with("_not_null")) return false;
  const Column* meant = nullptr;
  for (const Column& each : table.columns) {
    const bool fits = each.not_null && wanted.ends_with(concat("_", each.name, "_not_null"));
    if (fits && (meant == nullptr || meant->name.size() < each.name.size())) meant = &each;
  }
  const std::string column = meant == nullptr ? std::string() : meant->name;
  at.edit([&](Table& changed) {
    if (Column* found = changed.column_for_change(column)) {
      found->not_null = false;
    } else {
      changed.is_uncertain = true;  // the column was renamed since
    }
  });
  return true;
}

}  // namespace

void drop_constraint_action(const Alteration& at) {
  const auto* table = at.to.catalog.get<Table>(at.table);
  if (table == nullptr) return;
  const auto present = std::find_if(
      table->constraints.begin(), table->constraints.end(), [&](const Constraint& each) {
        return !each.name.empty() && at.to.catalog.same_name(each.name, at.action.name.text);
      });
  if (present == table->constraints.end()) {
    if (drop_unnamed_not_null(at, *table)) return;
    if (at.action.if_exists || table->is_unknown || table->is_perhaps) return;
    throw Refused{concat("constraint ", at.name(), " does not exist")};
  }
  const std::string name = present->name;
  if (at.is_only) {  // children keep theirs
    for (const ObjectId child : children_of(at.to.catalog, at.table)) {
      at.to.catalog.edit<Table>(child, [&](Table& changed) {
        if (Constraint* constraint = changed.constraint_for_change(name))
          constraint->is_local = true;
      });
    }
  }
  drop_constraint(at.to, at.table, name);
}

}  // namespace mig::alteration
