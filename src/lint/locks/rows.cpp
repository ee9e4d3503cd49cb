// Statements that read and write rows.
#include <algorithm>

#include "catalog/drop.hpp"
#include "catalog/routine.hpp"
#include "lint/locks/tally.hpp"
#include "lint/volatility.hpp"
#include "sql/references.hpp"
#include "sql/visit.hpp"

namespace mig::locks {
namespace {

constexpr LockMode reads = LockMode::access_share, row_share = LockMode::row_share,
                   row_exclusive = LockMode::row_exclusive;

// What a view reads is read with it.
void read_relation(Tally& tally, ObjectId id, LockMode lock, bool scans, int depth = 0) {
  constexpr int deepest = 20;
  const auto* view = tally.before.get<View>(id);
  const bool is_plain_view = view != nullptr && view->kind == ObjectKind::view;
  for (const Member& each : tally.family(id)) {
    const Table* table = tally.table(each.id);
    const TouchReason reason = each.id == id ? TouchReason::read : each.reason;
    Effect& effect = tally.take(each.id, reason, lock);
    if (scans && !is_plain_view && !(table != nullptr && table->is_partitioned())) {
      effect.scans = true;
    }
  }
  if (!is_plain_view || depth > deepest) return;
  for (const ViewUse& each : view->relations) {
    read_relation(tally, each.relation, lock, false, depth + 1);
  }
}

struct Reader {
  Tally& tally;

  void named(const QualifiedName& name, LockMode lock, bool scans) const {
    const ObjectId id = tally.relation(name.schema, name.name);
    if (id != 0) return read_relation(tally, id, lock, scans);
  }

  // FOR UPDATE [OF a, b]: of which tables of this SELECT.
  static bool is_locked(const Syntax& select, const TableReference& table) {
    const Syntax locking = select.child(Node::locking);
    if (!locking) return false;
    const Syntax names = locking.child(Node::names);
    if (!names) return true;
    const Syntax::Children all = names.children();
    const std::string& shown = table.alias.empty() ? table.name.name : table.alias;
    return std::any_of(all.begin(), all.end(),
                       [&](const Syntax& each) { return name_of(each) == shown; });
  }

  void read(const Syntax& root) const {
    const bool has_condition = root.is(Node::select) && !reads_all(root);
    for (const TableReference& each : references_of(root).tables) {
      if (each.access == Access::read) {
        named(each.name, root.is(Node::select) && is_locked(root, each) ? row_share : reads,
              !has_condition);
      } else {
        const ObjectId id = tally.relation(each.name.schema, each.name.name);
        if (id != 0) tally.take(id, TouchReason::target, row_exclusive);
      }
    }
  }

  // No condition and no limit anywhere: each table is read whole.
  static bool reads_all(const Syntax& root) {
    bool found = true;
    walk(root, [&](const Syntax& node) {
      found = !node.is(Node::where) && !node.is(Node::limit) && !node.is(Node::on) &&
              !node.is(Node::using_) && !node.is(Node::having);
      return found;
    });
    return found;
  }
};

bool sets_any(const std::vector<std::string>& columns, const std::vector<std::string>* written) {
  if (written == nullptr) return true;
  return std::any_of(columns.begin(), columns.end(), [&](const std::string& each) {
    return std::find(written->begin(), written->end(), each) != written->end();
  });
}

// The rows that foreign keys look at: parents of what is written, children of what goes. `written` null: all columns.
void look_at_parents(Tally& tally, ObjectId id, const std::vector<std::string>* written) {
  const Table* table = tally.table(id);
  if (table == nullptr) return;
  for (const Constraint& each : table->constraints) {
    if (each.references == 0 || !each.is_enforced || !sets_any(each.columns, written)) continue;
    tally.take(each.references, TouchReason::foreign_key_parent, row_share);
  }
}

void look_at_children(Tally& tally, ObjectId id, const std::vector<std::string>* written) {
  for (const Table* child : tally.before.dependents<Table>(id)) {
    for (const Constraint& each : child->constraints) {
      if (each.references != id || !each.is_enforced) continue;
      if (!sets_any(each.referenced_columns, written)) continue;
      const auto action = written == nullptr ? each.on_delete : each.on_update;
      const bool changes =
          action != ast::ForeignKeyAction::no_action && action != ast::ForeignKeyAction::restrict;
      tally.take(child->id, TouchReason::foreign_key_child, changes ? row_exclusive : row_share);
    }
  }
}

std::vector<Member> written_members(Tally& tally, const ast::ObjectName& name, bool scans) {
  const ObjectId id = tally.relation(name);
  if (id == 0) {
    tally.named(name, TouchReason::target, row_exclusive).scans = scans;
    return {};
  }
  std::vector<Member> all = tally.family(id);
  for (const Member& each : all) {
    const Table* table = tally.table(each.id);
    Effect& effect = tally.take(each, row_exclusive);
    if (scans && !(table != nullptr && table->is_partitioned())) effect.scans = true;
  }
  return all;
}

}  // namespace

void note_calls(Tally& tally, const Syntax& root) {
  for (const FunctionReference& each : references_of(root).functions) {
    if (volatility_of_builtin(each.name.name) != Volatility::unknown) continue;
    if (each.call.is(Node::special_call) || each.call.is(Node::special_value)) continue;
    if (volatility_of(each.call, tally.before) >= Volatility::unknown) tally.unknown();
  }
}

void read_rows(Tally& tally, const Syntax& query) { Reader{tally}.read(query); }

void count(Tally& tally, const ast::Query& statement) {
  read_rows(tally, statement.syntax);
  note_calls(tally, statement.syntax);
}

void count(Tally& tally, const ast::Insert& statement) {
  tally.named(statement.table, TouchReason::target, row_exclusive);
  if (statement.source) read_rows(tally, statement.syntax);
  look_at_parents(tally, tally.relation(statement.table), nullptr);
  note_calls(tally, statement.syntax);
}

void count(Tally& tally, const ast::Update& statement) {
  std::vector<std::string> written;
  for (const ast::Assignment& each : statement.assignments) {
    for (const ast::Name& name : each.columns) written.emplace_back(name.text);
  }
  for (const Member& each : written_members(tally, statement.table, !statement.where)) {
    look_at_parents(tally, each.id, &written);
    look_at_children(tally, each.id, &written);
  }
  Reader{tally}.read(statement.syntax);
  note_calls(tally, statement.syntax);
}

void count(Tally& tally, const ast::Delete& statement) {
  for (const Member& each : written_members(tally, statement.table, !statement.where)) {
    look_at_children(tally, each.id, nullptr);
  }
  Reader{tally}.read(statement.syntax);
  note_calls(tally, statement.syntax);
}

void count(Tally& tally, const ast::Merge& statement) {
  tally.needs(15, "MERGE");
  written_members(tally, statement.table, false);
  Reader{tally}.read(statement.syntax);
  look_at_parents(tally, tally.relation(statement.table), nullptr);
}

void count(Tally& tally, const ast::Copy& statement) {
  if (statement.query) return read_rows(tally, statement.query);
  if (!statement.table) return;
  if (!statement.is_from) {
    tally.named(statement.table, TouchReason::read, reads).scans = true;
    return;
  }
  tally.named(statement.table, TouchReason::target, row_exclusive);
  look_at_parents(tally, tally.relation(statement.table), nullptr);
}

void count(Tally& tally, const ast::Explain& statement) {
  if (statement.statement == nullptr) return;
  visit(*statement.statement, [&](const auto& each) { count(tally, each); });
  if (!statement.is_analyze) tally.only_locks();
}

void count(Tally& tally, const ast::Do&) { tally.unknown(); }
void count(Tally& tally, const ast::Call&) { tally.unknown(); }

}  // namespace mig::locks
