// ALTER TABLE: constraints.
#include <algorithm>

#include "base/text.hpp"
#include "lint/locks/alter_table.hpp"
#include "lint/not_null.hpp"

namespace mig::locks {
namespace {

using Kind = ast::ConstraintKind;
constexpr LockMode all = LockMode::access_exclusive;

// The same for the table and what is below it.
template <typename Work>
void each_member(const Alteration& at, bool only, Work work) {
  for (const Member& each : at.tally.family(at.member.id, only)) {
    const Alteration inner{at.tally, at.statement, at.action, each, at.tally.table(each.id),
                           at.lock};
    inner.here();
    work(inner);
  }
}

bool has_partitions(const Alteration& at) { return at.is_empty(); }

// ---- ADD CONSTRAINT

void add_check(const Alteration& at, const ast::Constraint& made) {
  if (made.not_enforced) at.tally.needs(18, "NOT ENFORCED");
  // From 18 on children are locked before it is seen that the constraint is not for them.
  each_member(at, made.no_inherit && at.tally.is_before(18), [&](const Alteration& each) {
    const bool is_for_it = !made.no_inherit || !each.is_child();
    if (is_for_it && !made.not_valid && !made.not_enforced) each.scan();
  });
}

void add_foreign_key(const Alteration& at, const ast::Constraint& made) {
  if (made.not_enforced) at.tally.needs(18, "NOT ENFORCED");
  if (has_partitions(at) && made.not_valid && at.tally.is_before(18)) {
    at.tally.refuse(concat("cannot add NOT VALID foreign key on partitioned table \"",
                           at.table->name, "\" referencing relation \"",
                           made.references->table.name.text, "\""));
  }
  const bool reads_rows = !made.not_valid && !made.not_enforced;
  if (!has_partitions(at)) {
    return locks::add_foreign_key(at.tally, at.member, *made.references, reads_rows);
  }
  each_member(at, false, [&](const Alteration& each) {
    locks::add_foreign_key(at.tally, each.member, *made.references, reads_rows);
  });
}

void require_columns(const Alteration& at, const std::vector<std::string>& columns) {
  for (const std::string& name : columns) {
    const Column* column = at.table != nullptr ? at.table->column(name) : nullptr;
    if (column != nullptr && column->not_null) continue;
    const Constraint* proof =
        at.table != nullptr ? check_implying_not_null(*at.table, name) : nullptr;
    if (proof == nullptr || at.drops(proof->name)) at.scan();
  }
}

void use_index(const Alteration& at, const ast::Constraint& made) {
  const std::string_view schema = at.statement.name.schema.text;
  ObjectId id = at.tally.relation(schema, made.index->using_index.text);
  if (id == 0 && at.table != nullptr) {
    id = at.tally.before.find(ObjectKind::table, at.table->parent, made.index->using_index.text);
  }
  const auto* index = at.tally.before.get<Index>(id);
  if (index == nullptr) {
    if (made.kind == Kind::primary_key) at.scan();  // its columns are not known
    return;
  }
  if (made.name && made.name.text != index->name) {  // it is renamed
    at.tally.take(id, TouchReason::index, LockMode::share_update_exclusive);
  }
  if (has_partitions(at)) {
    at.tally.refuse(
        "ALTER TABLE / ADD CONSTRAINT USING INDEX is not supported on partitioned tables");
  } else if (!index->is_unique) {
    at.tally.refuse(concat("\"", index->name, "\" is not a unique index"));
  } else if (!index->predicate.empty()) {
    at.tally.refuse(concat("\"", index->name, "\" is a partial index"));
  }
  if (made.kind != Kind::primary_key) return;
  std::vector<std::string> columns;
  for (const IndexElement& each : index->elements) columns.push_back(each.column);
  require_columns(at, columns);
}

// A partition's own unique index or key on the same columns is taken over.
const Index* index_for(const Alteration& at, const ast::Constraint& made) {
  const auto indexes = at.tally.indexes_of(at.member.id);
  const auto found = std::find_if(indexes.begin(), indexes.end(), [&](const Index* each) {
    const bool enforces =
        made.kind == Kind::primary_key ? each->is_primary : !each->constraint.empty();
    return enforces && each->is_unique && each->elements.size() == made.columns.size() &&
           std::equal(made.columns.begin(), made.columns.end(), each->elements.begin(),
                      [](const ast::Name& a, const IndexElement& b) { return a.text == b.column; });
  });
  return found != indexes.end() ? *found : nullptr;
}

void add_key(const Alteration& at, const ast::Constraint& made) {
  if (made.not_valid) {
    const std::string_view kind = made.kind == Kind::unique        ? "UNIQUE"
                                  : made.kind == Kind::primary_key ? "PRIMARY KEY"
                                                                   : "EXCLUDE";
    return at.tally.refuse(concat(kind, " constraints cannot be marked NOT VALID"));
  }
  if (made.index->using_index) return use_index(at, made);
  if (made.kind == Kind::primary_key && at.table != nullptr && at.table->primary_key() != nullptr &&
      !at.drops(at.table->primary_key()->name)) {
    at.tally.refuse(
        concat("multiple primary keys for table \"", at.table->name, "\" are not allowed"));
  }
  std::vector<std::string> columns;
  for (const ast::Name& each : made.columns) columns.emplace_back(each.text);
  for (const Member& each : at.tally.family(at.member.id, !has_partitions(at))) {
    const Alteration inner{at.tally, at.statement, at.action, each, at.tally.table(each.id),
                           at.lock};
    const bool is_key = made.kind == Kind::primary_key;
    const bool is_part = each.id != at.member.id;
    const LockMode lock = is_part && !is_key && at.tally.is_before(18) ? LockMode::share : at.lock;
    Effect& effect = each.id != 0 ? at.tally.take(each, lock) : inner.here();
    const Index* present = is_part ? index_for(inner, made) : nullptr;
    if (present != nullptr) {
      at.tally.take(present->id, TouchReason::index, LockMode::share);
    } else if (!inner.is_empty()) {
      effect.scans = effect.builds_index = true;
    }
    if (is_key) require_columns(inner, columns);
  }
}

void add_not_null(const Alteration& at, const ast::Constraint& made) {
  at.tally.needs(18, "NOT NULL as a constraint of the table");
  each_member(at, made.no_inherit, [&](const Alteration& each) {
    const std::string_view name = made.columns.empty() ? "" : made.columns.front().text;
    const Column* column = each.table != nullptr ? each.table->column(name) : nullptr;
    if (made.not_valid || (column != nullptr && column->not_null)) return;
    if (each.table == nullptr || check_implying_not_null(*each.table, name) == nullptr) {
      each.scan();
    }
  });
}

// ---- those that are there

const Constraint* present(const Alteration& at) {
  return at.table != nullptr ? at.table->constraint(at.action.name.text) : nullptr;
}

bool is_missing(const Alteration& at) {
  return at.table != nullptr && !at.table->is_unknown && !at.table->is_uncertain &&
         !at.table->is_open && at.tally.before.is_complete();
}

}  // namespace

LockMode lock_of_constraint(const ast::AlterTableAction& action) {
  return action.constraint->kind == Kind::foreign_key ? LockMode::share_row_exclusive : all;
}

void alter_add_constraint(const Alteration& at) {
  const ast::Constraint& made = at.action.constraint;
  switch (made.kind) {
    case Kind::check: return add_check(at, made);
    case Kind::foreign_key: return add_foreign_key(at, made);
    case Kind::not_null: return add_not_null(at, made);
    default: return add_key(at, made);
  }
}

void alter_alter_constraint(const Alteration& at) {
  const std::string_view text = at.action.text;
  const bool enforces = text.find("enforced") != text.npos;
  if (enforces) at.tally.needs(18, "ENFORCED");
  const Constraint* constraint = present(at);
  if (constraint == nullptr || constraint->kind != Kind::foreign_key || !enforces) return;
  const bool is_off = text.find("not enforced") != text.npos;
  if (is_off != constraint->is_enforced) return;
  at.tally.take(constraint->references, TouchReason::foreign_key_parent,
                is_off ? all : LockMode::share_row_exclusive);
  if (is_off) return;
  at.scan();
  at.tally.take(constraint->references, TouchReason::foreign_key_parent, LockMode::row_share)
      .scans = true;
}

void alter_validate_constraint(const Alteration& at) {
  const Constraint* constraint = present(at);
  if (constraint == nullptr) return at.scan();
  if (constraint->is_valid || !constraint->is_enforced) return;
  const bool is_key = constraint->kind == Kind::foreign_key;
  const bool only = is_key ? !has_partitions(at) : constraint->no_inherit;
  each_member(at, only, [](const Alteration& each) { each.scan(); });
  if (!is_key) return;
  at.tally.take(constraint->references, TouchReason::foreign_key_parent, LockMode::row_share)
      .scans = true;
}

void alter_drop_constraint(const Alteration& at) {
  const Constraint* constraint = present(at);
  if (constraint == nullptr) {
    if (is_missing(at) && !at.action.if_exists) {
      at.tally.refuse(concat("constraint \"", at.action.name.text, "\" of relation \"",
                             at.table->name, "\" does not exist"));
    }
    return;
  }
  if (constraint->is_inherited && !constraint->is_local) {
    return at.tally.refuse(concat("cannot drop inherited constraint \"", constraint->name,
                                  "\" of relation \"", at.table->name, "\""));
  }
  if (constraint->index != 0 && at.action.behavior != ast::Behavior::cascade) {
    for (const Table* child : at.tally.before.dependents<Table>(at.member.id)) {
      for (const Constraint& each : child->constraints) {
        if (each.references == at.member.id && each.referenced_columns == constraint->columns) {
          at.tally.refuse(concat("cannot drop constraint ", constraint->name, " on table ",
                                 at.table->name, " because other objects depend on it"));
        }
      }
    }
  }
  removed_with(at.tally, at.member.id);
  // An action behind this one may add it again under its name: it is gone in between, with the triggers of its parent.
  if (constraint->kind == Kind::foreign_key) {
    at.tally.take(constraint->references, TouchReason::foreign_key_parent, all);
  }
}

}  // namespace mig::locks
