#include "catalog/touch.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/apply.hpp"
#include "catalog/drop.hpp"
#include "sql/references.hpp"
#include "sql/visit.hpp"

namespace mig {
namespace {

class Toucher {
 public:
  explicit Toucher(Applier& to) : to_(to), catalog_(to.catalog) {}

  std::vector<Touch> touched() { return std::move(touched_); }

  void touch(ObjectId id, TouchReason reason) {
    if (id == 0) return;
    const bool is_there = std::any_of(touched_.begin(), touched_.end(), [&](const Touch& each) {
      return each.relation == id && each.reason == reason;
    });
    if (!is_there) touched_.push_back({id, catalog_.qualified_name(id), reason});
  }

  // A relation by its name; one that is not known is named all the same.
  ObjectId named(const ast::ObjectName& name, TouchReason reason) {
    if (!name) return 0;
    const ObjectId id = to_.relation(name);
    if (id == 0) touched_.push_back({0, text_of(name), reason});
    touch(id, reason);
    return id;
  }

  void children(ObjectId id) {
    for (const ObjectId child : children_of(catalog_, id)) {
      const bool is_partition = catalog_.get<Table>(child)->partition_of == id;
      touch(child, is_partition ? TouchReason::partition : TouchReason::inheritance_child);
      children(child);
    }
  }

  // Everything that hangs on a relation.
  void surroundings(ObjectId id) {
    const auto* table = catalog_.get<Table>(id);
    if (table != nullptr) {
      for (const Constraint& each : table->constraints) {
        touch(each.references, TouchReason::foreign_key_parent);
        if (!each.referenced_name.empty()) {
          touch(catalog_.find(ObjectKind::table, table->parent, each.referenced_name),
                TouchReason::foreign_key_parent);
        }
      }
      touch(table->partition_of, TouchReason::partitioned_table);
      for (const ObjectId parent : table->inherits) touch(parent, TouchReason::inheritance_parent);
    }
    for (const ObjectId each : catalog_.dependents(id)) dependent(each, id);
    children(id);
  }

  void rows(const Syntax& syntax) {
    for (const TableReference& each : references_of(syntax).tables) {
      const TouchReason reason =
          each.access == Access::read ? TouchReason::read : TouchReason::target;
      const ObjectId id = to_.find(ObjectKind::table, each.name.schema, each.name.name);
      if (id != 0) {
        touch(id, reason);
      } else {
        touched_.push_back({0, each.name.name, reason});
      }
    }
  }

 private:
  void dependent(ObjectId id, ObjectId on) {
    const Object* object = catalog_.object(id);
    if (const auto* table = dynamic_cast<const Table*>(object)) {
      const bool refers =
          std::any_of(table->constraints.begin(), table->constraints.end(),
                      [&](const Constraint& each) { return each.references == on; });
      if (refers && id != on) touch(id, TouchReason::foreign_key_child);
    } else if (const auto* index = dynamic_cast<const Index*>(object)) {
      if (index->table == on) touch(id, TouchReason::index);
    } else if (dynamic_cast<const View*>(object) != nullptr) {
      touch(id, TouchReason::dependent_view);
    } else if (const auto* sequence = dynamic_cast<const Sequence*>(object)) {
      if (sequence->owner_table == on) touch(id, TouchReason::sequence);
    }
  }

  Applier& to_;
  Catalog& catalog_;
  std::vector<Touch> touched_;
};

void touch_constraint(Toucher& to, const ast::Constraint& constraint) {
  if (constraint.kind == ast::ConstraintKind::foreign_key) {
    to.named(constraint.references->table, TouchReason::foreign_key_parent);
  }
}

void touch_of(Toucher& to, Applier&, const ast::CreateTable& statement) {
  for (const ast::Column& column : statement.columns) {
    for (const ast::Constraint& each : column.constraints) touch_constraint(to, each);
  }
  for (const ast::Constraint& each : statement.constraints) touch_constraint(to, each);
  to.named(statement.partition_of, TouchReason::partitioned_table);
  for (const ast::ObjectName& each : statement.inherits) {
    to.named(each, TouchReason::inheritance_parent);
  }
  for (const ast::LikeTable& each : statement.likes) to.named(each.table, TouchReason::read);
}

void touch_of(Toucher& to, Applier&, const ast::AlterTable& statement) {
  const ObjectId id = to.named(statement.name, TouchReason::target);
  for (const ast::AlterTableAction& each : statement.actions) {
    touch_constraint(to, each.constraint);
    for (const ast::Constraint& constraint : each.column->constraints)
      touch_constraint(to, constraint);
    if (each.kind == ast::AlterTableKind::attach_partition ||
        each.kind == ast::AlterTableKind::detach_partition) {
      to.named(each.object, TouchReason::partition);
    } else {
      to.named(each.object, TouchReason::inheritance_parent);
    }
  }
  to.surroundings(id);
}

void touch_of(Toucher& to, Applier& names, const ast::Drop& statement) {
  for (const ast::ObjectReference& each : statement.objects) {
    const ObjectId id = names.find(statement.object, each);
    const Object* object = names.catalog.object(id);
    if (object == nullptr) continue;
    if (const auto* index = dynamic_cast<const Index*>(object)) {
      to.touch(index->table, TouchReason::index_table);
    }
    if (name_space_of(object->kind) == NameSpace::relation) {
      to.touch(id, TouchReason::target);
      to.surroundings(id);
    } else {
      to.touch(object->parent, TouchReason::index_table);
    }
  }
}

void touch_of(Toucher& to, Applier& names, const ast::Rename& statement) {
  const ObjectId id = names.find(statement.object, statement.target);
  const Object* object = names.catalog.object(id);
  if (object == nullptr || name_space_of(object->kind) != NameSpace::relation) return;
  to.touch(id, TouchReason::target);
  if (const auto* index = dynamic_cast<const Index*>(object)) {
    to.touch(index->table, TouchReason::index_table);
  }
  to.surroundings(id);
}

void touch_of(Toucher& to, Applier& names, const ast::SetSchema& statement) {
  const ObjectId id = names.find(statement.object, statement.target);
  to.touch(id, TouchReason::target);
  to.surroundings(id);
}

void touch_of(Toucher& to, Applier&, const ast::CreateIndex& statement) {
  const ObjectId id = to.named(statement.table, TouchReason::target);
  if (!statement.is_only) to.children(id);
}

void touch_of(Toucher& to, Applier&, const ast::CreateTrigger& statement) {
  const ObjectId id = to.named(statement.table, TouchReason::target);
  to.named(statement.from_table, TouchReason::read);
  if (statement.for_each_row) to.children(id);
}

void touch_of(Toucher& to, Applier&, const ast::CreateRule& statement) {
  to.named(statement.table, TouchReason::target);
}

void touch_of(Toucher& to, Applier&, const ast::CreatePolicy& statement) {
  to.named(statement.table, TouchReason::target);
}

void touch_of(Toucher& to, Applier&, const ast::AlterPolicy& statement) {
  to.named(statement.table, TouchReason::target);
}

void touch_of(Toucher& to, Applier&, const ast::Truncate& statement) {
  for (const ast::ObjectName& each : statement.tables) {
    const ObjectId id = to.named(each, TouchReason::target);
    to.children(id);
  }
}

void touch_of(Toucher& to, Applier&, const ast::Lock& statement) {
  for (const ast::ObjectName& each : statement.tables) {
    to.children(to.named(each, TouchReason::target));
  }
}

void touch_of(Toucher& to, Applier&, const ast::RefreshMaterializedView& statement) {
  to.named(statement.name, TouchReason::target);
}

void touch_of(Toucher& to, Applier&, const ast::AlterSequence& statement) {
  to.named(statement.name, TouchReason::target);
}

void touch_of(Toucher& to, Applier&, const ast::Maintenance& statement) {
  for (const ast::ObjectName& each : statement.objects) {
    if (statement.object == ObjectKind::schema || statement.object == ObjectKind::database)
      continue;
    to.named(each, TouchReason::target);
  }
}

void touch_of(Toucher& to, Applier&, const ast::CreateTableAs& statement) {
  if (statement.query) to.rows(statement.query);
}

void touch_of(Toucher& to, Applier&, const ast::CreateView& statement) {
  if (statement.query) to.rows(statement.query);
}

void touch_of(Toucher& to, Applier&, const ast::Query& statement) { to.rows(statement.syntax); }
void touch_of(Toucher& to, Applier&, const ast::Insert& statement) { to.rows(statement.syntax); }
void touch_of(Toucher& to, Applier&, const ast::Update& statement) { to.rows(statement.syntax); }
void touch_of(Toucher& to, Applier&, const ast::Delete& statement) { to.rows(statement.syntax); }
void touch_of(Toucher& to, Applier&, const ast::Merge& statement) { to.rows(statement.syntax); }

void touch_of(Toucher& to, Applier&, const ast::Copy& statement) {
  to.named(statement.table, statement.is_from ? TouchReason::target : TouchReason::read);
  if (statement.query) to.rows(statement.query);
}

inline void touch_of(Toucher&, Applier&, const ast::Statement&) {}

}  // namespace

std::string_view to_string(TouchReason reason) {
  constexpr std::string_view names[] = {"target",
                                        "read",
                                        "foreign key parent",
                                        "foreign key child",
                                        "partition",
                                        "partitioned table",
                                        "inheritance child",
                                        "inheritance parent",
                                        "dependent view",
                                        "table of the target",
                                        "index",
                                        "sequence"};
  return names[static_cast<std::size_t>(reason)];
}

std::vector<Touch> Replay::touches(const ast::Statement& statement) const {
  Catalog catalog = after_;
  SessionState session = session_;
  std::vector<ReplayNote> notes;
  Applier names(catalog, session, notes, number_, {});
  Toucher to(names);
  visit(statement, [&](const auto& each) { touch_of(to, names, each); });
  return to.touched();
}

}  // namespace mig
