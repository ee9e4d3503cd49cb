// ALTER TABLE: columns.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/type.hpp"
#include "lint/locks/alter_table.hpp"
#include "lint/new_column.hpp"
#include "lint/not_null.hpp"
#include "lint/type_change.hpp"

namespace mig::locks {
namespace {

using Kind = ast::ConstraintKind;
constexpr LockMode all = LockMode::access_exclusive;

void add_inline(const Alteration& at, const ast::Constraint& constraint, bool is_filled) {
  switch (constraint.kind) {
    case Kind::primary_key:
    case Kind::unique: at.build_index(); break;
    case Kind::check:
      if (!constraint.not_enforced) at.scan();
      break;
    case Kind::foreign_key:
      add_foreign_key(at.tally, at.member, *constraint.references,
                      is_filled && !constraint.not_enforced);
      break;
    default: break;
  }
}

// Sequences that belong to the column.
std::vector<ObjectId> sequences_of(const Alteration& at) {
  std::vector<ObjectId> found;
  for (const Sequence* each : at.tally.before.dependents<Sequence>(at.member.id)) {
    if (each->owner_table == at.member.id && each->owner_column == at.action.name.text) {
      found.push_back(each->id);
    }
  }
  return found;
}

// The column has a NOT NULL that was not checked yet (PostgreSQL 18).
bool has_unproved_not_null(const Table& table, std::string_view column) {
  return std::any_of(
      table.constraints.begin(), table.constraints.end(), [&](const Constraint& each) {
        return each.kind == Kind::not_null && !each.is_valid && each.columns.front() == column;
      });
}

}  // namespace

void alter_add_column(const Alteration& at) {
  const ast::Column& column = at.action.column;
  if (at.table != nullptr && (at.action.if_not_exists || at.is_child()) &&
      at.table->column(column.name.text) != nullptr) {
    return;
  }
  if (at.statement.is_only && at.tally.family(at.member.id).size() > 1) {
    at.tally.refuse("column must be added to child tables too");
  }
  const NewColumn added = new_column(column, at.tally.before, at.tally.session());
  if (added.is_virtual) at.tally.needs(18, "a virtual generated column");
  if (added.is_rewrite()) at.tally.rewrite(at.member);
  if (added.has_default && added.default_volatility >= Volatility::unknown) {
    note_calls(at.tally, column.syntax);  // they run now
  }
  if (added.is_required && !added.has_default && !added.is_rewrite()) at.scan();
  if (at.is_child() && at.member.reason == TouchReason::inheritance_child) return;
  for (const ast::Constraint& each : column.constraints) {
    add_inline(at, each, added.has_default_clause);
  }
}

void alter_drop_column(const Alteration& at) {
  if (at.is_child()) return;  // removed_with() finds what goes there
  if (at.table == nullptr || at.column() == nullptr) return;
  const auto& names = at.table->partition_key.columns;
  if (std::find(names.begin(), names.end(), at.action.name.text) != names.end()) {
    at.tally.refuse(concat("cannot drop column \"", at.action.name.text,
                           "\" because it is part of the partition key of relation \"",
                           at.table->name, "\""));
  }
  removed_with(at.tally, at.member.id);
}

void alter_set_default(const Alteration& at) {
  const Column* column = at.column();
  if (column == nullptr) return;
  if (column->identity != Identity::none) {
    at.tally.refuse(concat("column \"", column->name, "\" of relation \"", at.table->name,
                           "\" is an identity column"));
  }
  if (!column->generated.empty()) {
    at.tally.refuse(concat("column \"", column->name, "\" of relation \"", at.table->name,
                           "\" is a generated column"));
  }
}

void alter_set_not_null(const Alteration& at) {
  const Column* column = at.column();
  if (column != nullptr && has_unproved_not_null(*at.table, column->name)) return at.scan();
  if (column != nullptr && column->not_null) return;
  const Constraint* proof =
      at.table != nullptr ? check_implying_not_null(*at.table, at.action.name.text) : nullptr;
  if (proof == nullptr || at.drops(proof->name)) at.scan();
}

void alter_drop_not_null(const Alteration& at) {
  const Constraint* key = at.table != nullptr ? at.table->primary_key() : nullptr;
  if (key != nullptr && !at.drops(key->name) &&
      std::find(key->columns.begin(), key->columns.end(), at.action.name.text) !=
          key->columns.end()) {
    at.tally.refuse(concat("column \"", at.action.name.text, "\" is in a primary key"));
  }
  const Column* column = at.column();
  if (column != nullptr && column->identity != Identity::none) {
    at.tally.refuse(concat("column \"", column->name, "\" of relation \"", at.table->name,
                           "\" is an identity column"));
  }
}

void alter_set_type(const Alteration& at) {
  if (at.table == nullptr) {  // it may be any type
    at.here().rewrites = true;
    return;
  }
  const TypeChange change =
      type_change_of(*at.table, at.action, at.tally.before, at.tally.session(), at.tally.in_utc());
  if (!change.refusal.empty()) at.tally.refuse(change.refusal);
  const bool is_rewrite = change.cost >= TypeChangeCost::may_rewrite;
  if (is_rewrite) {
    at.tally.rewrite(at.member);
  } else if (change.cost == TypeChangeCost::rebuilds_indexes && !change.indexes.empty()) {
    at.here().builds_index = !change.rebuilt.empty();
  }
  for (const Index* each : change.indexes) {
    at.tally.take(each->id, TouchReason::index, all).rewrites |= is_rewrite && !at.is_empty();
  }
  for (const Index* each : change.rebuilt) {
    at.tally.take(each->id, TouchReason::index, all).rewrites = !at.is_empty();
    at.build_index();
  }
  if (!change.rechecked.empty()) at.scan();
  const bool is_other = change.cost != TypeChangeCost::catalogue_only;
  for (const Constraint* each : change.foreign_keys) {
    at.tally.take(each->references, TouchReason::foreign_key_parent, all).scans |=
        is_other && each->is_valid;
    if (is_other && each->is_valid) at.scan();
  }
  for (const ObjectId each : change.referencing) {
    at.tally.take(each, TouchReason::foreign_key_child, all).scans |= is_other;
    if (is_other) at.scan();
  }
}

void alter_add_identity(const Alteration& at) {
  const Column* column = at.column();
  if (column == nullptr) return;
  const std::string place =
      concat("column \"", column->name, "\" of relation \"", at.table->name, "\"");
  if (!column->not_null) {
    at.tally.refuse(concat(place, " must be declared NOT NULL before identity can be added"));
  } else if (column->identity != Identity::none) {
    at.tally.refuse(concat(place, " is already an identity column"));
  } else if (!column->default_value.empty()) {
    at.tally.refuse(concat(place, " already has a default value"));
  }
}

void alter_identity(const Alteration& at) {
  const bool is_drop = at.action.kind == ast::AlterTableKind::drop_identity;
  const LockMode lock = is_drop ? all : LockMode::share_row_exclusive;
  if (const Column* column = at.column(); column != nullptr && column->sequence != 0) {
    at.tally.take(column->sequence, TouchReason::sequence, lock);
  } else {
    for (const ObjectId each : sequences_of(at)) at.tally.take(each, TouchReason::sequence, lock);
  }
}

void alter_set_expression(const Alteration& at) {
  at.tally.needs(17, "SET EXPRESSION");
  const Column* column = at.column();
  if (column == nullptr || column->is_stored) at.tally.rewrite(at.member);
}

void alter_drop_expression(const Alteration& at) { at.tally.needs(13, "DROP EXPRESSION"); }

}  // namespace mig::locks
