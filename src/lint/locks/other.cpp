// Names, owners, comments, sequences, domains, maintenance.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/drop.hpp"
#include "catalog/type.hpp"
#include "lint/locks/tally.hpp"
#include "sql/parse.hpp"

namespace mig::locks {
namespace {

constexpr LockMode all = LockMode::access_exclusive, ddl = LockMode::share_update_exclusive,
                   writes = LockMode::share_row_exclusive, share = LockMode::share;

bool is_relation(ObjectKind kind) { return name_space_of(kind) == NameSpace::relation; }

// The relation that a reference is about: the object itself, or what a column, constraint or trigger belongs to.
ObjectId relation_of(Tally& tally, ObjectKind kind, const ast::ObjectReference& reference) {
  switch (kind) {
    case ObjectKind::column:
    case ObjectKind::constraint:
    case ObjectKind::trigger:
    case ObjectKind::rule:
    case ObjectKind::policy: return tally.relation(reference.name);
    default: break;
  }
  return is_relation(kind) ? tally.relation(reference.name) : ObjectId{0};
}

std::vector<ObjectId> sequences_of(Tally& tally, ObjectId table) {
  std::vector<ObjectId> found;
  for (const Sequence* each : tally.before.dependents<Sequence>(table)) {
    if (each->owner_table == table) found.push_back(each->id);
  }
  return found;
}

// A composite type is a relation without rows, and so are the tables of that type altered with it.
void take_type(Tally& tally, ObjectId type) {
  if (const auto* found = tally.before.get<UserType>(type);
      found && found->form == TypeForm::composite) {
    tally.take(type, TouchReason::target, all);
  }
}

}  // namespace

// ALTER INDEX is content with less than ALTER TABLE, also for one and the same index.
void count(Tally& tally, const ast::Rename& statement) {
  const bool is_attribute = statement.object == ObjectKind::attribute;
  if (is_attribute) return take_type(tally, tally.find(ObjectKind::type, statement.target.name));
  const ObjectId id = relation_of(tally, statement.object, statement.target);
  if (id == 0) return;
  const bool is_index = statement.object == ObjectKind::index;
  tally.take(id, TouchReason::target, is_index ? ddl : all);
  if (statement.object == ObjectKind::column) {
    for (const Member& each : tally.family(id)) tally.take(each, all);
    return;
  }
  const Table* table = tally.table(id);
  if (statement.object != ObjectKind::constraint || table == nullptr) return;
  const Constraint* constraint = table->constraint(statement.target.part.text);
  if (constraint == nullptr) return;
  if (constraint->index != 0) tally.take(constraint->index, TouchReason::index, ddl);
  if (constraint->kind != ast::ConstraintKind::check) return;
  for (const Member& each : tally.family(id)) tally.take(each, all);
}

void count(Tally& tally, const ast::SetSchema& statement) {
  const ObjectId id = relation_of(tally, statement.object, statement.target);
  if (id == 0) return;
  tally.take(id, TouchReason::target, all);
  for (const ObjectId each : sequences_of(tally, id)) tally.take(each, TouchReason::sequence, all);
}

void count(Tally& tally, const ast::OwnerTo& statement) {
  const ObjectId id = relation_of(tally, statement.object, statement.target);
  if (id == 0) return;
  tally.take(id, TouchReason::target, all);
  tally.take_indexes(id, all);
  for (const ObjectId each : sequences_of(tally, id)) tally.take(each, TouchReason::sequence, all);
}

void count(Tally& tally, const ast::Comment& statement) {
  if (!is_relation(statement.object) && statement.object != ObjectKind::column) return;
  const ObjectId id = relation_of(tally, statement.object, statement.target);
  if (id != 0) tally.take(id, TouchReason::target, ddl);
}

void count(Tally& tally, const ast::AlterSequence& statement) {
  const ObjectId id = tally.relation(statement.name);
  if (id != 0) tally.take(id, TouchReason::target, writes);
}

// Every table with a column of the domain is read.
void count(Tally& tally, const ast::AlterDomain& statement) {
  using Action = ast::AlterDomain::Action;
  const bool checks =
      (statement.action == Action::add_constraint && !statement.constraint.not_valid) ||
      statement.action == Action::validate_constraint || statement.action == Action::set_not_null;
  if (!checks) return;
  std::vector<ObjectId> types{tally.find(ObjectKind::domain, statement.name)};
  if (statement.action == Action::set_not_null) {
    const auto* domain = tally.before.get<Domain>(types.front());
    if (domain != nullptr && domain->not_null) return;
  }
  for (std::size_t i = 0; i < types.size(); ++i) {
    for (const ObjectId id : tally.before.dependents(types[i])) {
      if (const auto* other = tally.before.get<Domain>(id)) {
        if (std::find(types.begin(), types.end(), id) == types.end()) types.push_back(other->id);
      }
      const Table* table = tally.table(id);
      const bool uses = table != nullptr &&
                        std::any_of(table->columns.begin(), table->columns.end(),
                                    [&](const Column& each) { return each.type.type == types[i]; });
      if (!uses || table->is_partitioned()) continue;
      tally.take(id, TouchReason::target, share).scans = true;
    }
  }
}

void count(Tally& tally, const ast::RefreshMaterializedView& statement) {
  const ObjectId id = tally.relation(statement.name);
  const auto* view = tally.before.get<View>(id);
  const LockMode lock = statement.is_concurrent ? LockMode::exclusive : all;
  Effect& effect = tally.named(statement.name, TouchReason::target, lock);
  if (!statement.is_concurrent) {
    effect.rewrites = true;
    if (id != 0) tally.rewrite({id, TouchReason::target});
    effect.scans = false;
  } else {
    effect.scans = true;
    const auto indexes = tally.indexes_of(id);
    const bool has_key = std::any_of(indexes.begin(), indexes.end(), [](const Index* each) {
      return each->is_unique && each->predicate.empty() &&
             std::all_of(each->elements.begin(), each->elements.end(),
                         [](const IndexElement& its) { return its.expression.empty(); });
    });
    if (view != nullptr && !has_key) {
      tally.refuse(concat("cannot refresh materialized view \"", tally.before.qualified_name(id),
                          "\" concurrently"));
    }
  }
  if (view == nullptr || !statement.with_data) return;
  const Script query(view->query, Dialect::postgres);
  for (const ParsedStatement& each : query.statements()) {
    if (each.statement != nullptr) read_rows(tally, each.statement->syntax);
  }
}

void count(Tally& tally, const ast::Truncate& statement) {
  std::vector<ObjectId> tables;
  for (const ast::ObjectName& each : statement.tables) {
    const ObjectId id = tally.relation(each);
    if (id == 0) {
      tally.named(each, TouchReason::target, all);
      continue;
    }
    for (const Member& member : tally.family(id)) {
      tally.take(member, all);
      tables.push_back(member.id);
    }
  }
  for (std::size_t i = 0; i < tables.size(); ++i) {
    tally.take_indexes(tables[i], all);
    if (statement.restart_identity) {
      for (const ObjectId each : sequences_of(tally, tables[i])) {
        tally.take(each, TouchReason::sequence, all);
      }
    }
    for (const Table* child : tally.before.dependents<Table>(tables[i])) {
      if (!has_foreign_key_to(*child, tables[i])) continue;
      if (std::find(tables.begin(), tables.end(), child->id) != tables.end()) continue;
      if (statement.behavior != ast::Behavior::cascade) {
        tally.refuse("cannot truncate a table referenced in a foreign key constraint");
        continue;
      }
      for (const Member& member : tally.family(child->id)) {
        tally.take(member.id, TouchReason::foreign_key_child, all);
        tables.push_back(member.id);
      }
    }
  }
}

namespace {

// ONLY before each of the tables.
bool is_only(const ast::Lock& statement) {
  std::size_t marks = 0;
  walk(statement.syntax, [&](const Syntax& node) {
    if (node.is(Node::only)) ++marks;
    return true;
  });
  return marks == statement.tables.size();
}

LockMode mode_named(std::string_view text) {
  for (int i = static_cast<int>(LockMode::access_share);
       i <= static_cast<int>(LockMode::access_exclusive); ++i) {
    if (lower_ascii(to_string(static_cast<LockMode>(i))) == text) return static_cast<LockMode>(i);
  }
  return all;
}

}  // namespace

void count(Tally& tally, const ast::Lock& statement) {
  const LockMode mode = mode_named(statement.mode);
  for (const ast::ObjectName& each : statement.tables) {
    const ObjectId id = tally.relation(each);
    tally.named(each, TouchReason::target, mode);
    for (const Member& member : tally.family(id, is_only(statement))) {
      if (member.id != 0) tally.take(member, mode);
    }
    const auto* view = tally.before.get<View>(id);
    if (view == nullptr) continue;
    for (const ViewUse& use : view->relations) {
      for (const Member& member : tally.family(use.relation)) {
        tally.take(member.id, TouchReason::read, mode);
      }
    }
  }
}

// ---- VACUUM, ANALYZE, CLUSTER, REINDEX

namespace {

bool has_option(const ast::Maintenance& statement, std::string_view name) {
  return std::any_of(
      statement.options.begin(), statement.options.end(), [&](const ast::Option& each) {
        return each.name == name && each.text != "false" && each.text != "off" && each.text != "0";
      });
}

void reindex_one(Tally& tally, ObjectId index, TouchReason reason, bool is_concurrent) {
  tally.take(index, reason, is_concurrent ? ddl : all).rewrites = true;
}

void reindex(Tally& tally, const ast::Maintenance& statement) {
  const LockMode lock = statement.is_concurrent ? ddl : share;
  for (const ast::ObjectName& name : statement.objects) {
    if (statement.object != ObjectKind::index && statement.object != ObjectKind::table) {
      return tally.unknown();  // a schema, a database
    }
    const ObjectId id = tally.relation(name);
    if (const auto* index = tally.before.get<Index>(id)) {
      reindex_one(tally, id, TouchReason::target, statement.is_concurrent);
      Effect& effect = tally.take(index->table, TouchReason::index_table, lock);
      effect.scans = effect.builds_index = true;
      continue;
    }
    tally.named(name, TouchReason::target, lock);
    for (const Member& each : tally.family(id)) {
      if (each.reason == TouchReason::inheritance_child || each.id == 0) continue;
      const auto indexes = tally.indexes_of(each.id);
      Effect& effect = tally.take(each, lock);
      if (tally.table(each.id) != nullptr && tally.table(each.id)->is_partitioned()) continue;
      effect.scans = effect.builds_index = !indexes.empty();
      for (const Index* index : indexes) {
        reindex_one(tally, index->id, TouchReason::index, statement.is_concurrent);
      }
    }
  }
  if (statement.objects.empty()) tally.unknown();
}

}  // namespace

void count(Tally& tally, const ast::Maintenance& statement) {
  if (statement.kind == Node::reindex) return reindex(tally, statement);
  const bool rewrites = statement.kind == Node::cluster ||
                        (statement.kind == Node::vacuum && has_option(statement, "full"));
  for (const ast::ObjectName& name : statement.objects) {
    const ObjectId id = tally.relation(name);
    tally.named(name, TouchReason::target, rewrites ? all : ddl);
    for (const Member& each : tally.family(id)) {
      if (each.reason == TouchReason::inheritance_child) continue;
      if (rewrites && each.id == 0) tally.named(name, TouchReason::target, all).rewrites = true;
      if (each.id == 0) continue;
      if (rewrites) {
        tally.rewrite(each);
      } else {
        tally.take(each, ddl);
      }
    }
  }
  if (statement.objects.empty()) tally.unknown();
}

void count(Tally& tally, const ast::Plain& statement) {
  constexpr Node blind[] = {Node::execute, Node::drop_owned, Node::reassign_owned,
                            Node::alter_table_move_all, Node::alter_type};
  if (std::find(std::begin(blind), std::end(blind), statement.kind) != std::end(blind)) {
    tally.unknown();
  }
}

}  // namespace mig::locks
