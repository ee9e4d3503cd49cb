#include "lint/row_changes.hpp"

#include <algorithm>

#include "lint/context.hpp"

namespace mig {
namespace {

// The table that a statement puts rows into; null: none.
const ast::ObjectName* filled_by(const ast::Statement& statement) {
  if (const auto* insert = statement.as<ast::Insert>()) return &insert->table;
  if (const auto* merge = statement.as<ast::Merge>()) return &merge->table;
  if (const auto* copy = statement.as<ast::Copy>()) return copy->is_from ? &copy->table : nullptr;
  return nullptr;
}

bool deletes_all(const ast::Delete& statement) { return !statement.using_ && !statement.where; }

}  // namespace

void RowChanges::note(const JudgedStatement& at) {
  if (at.statement == nullptr || at.runs == Runs::when_called) return;
  if (const ast::ObjectName* table = filled_by(*at.statement)) {
    add(at, at.relation(*table), State::filled);
  }
  if (const auto* made = at.as<ast::CreateTableAs>()) {
    add(at, at.find_after(ObjectKind::table, made->name), State::filled);
  }
  if (at.is_conditional || at.was_refused) return;
  if (const auto* each = at.as<ast::Delete>(); each && deletes_all(*each)) {
    add(at, at.relation(each->table), State::deleted);
  }
  if (const auto* truncate = at.as<ast::Truncate>()) {
    // With CASCADE also those that refer to them; the model of locks knows which.
    for (const Effect& each : at.effects.relations) {
      if (each.lock == LockMode::access_exclusive) add(at, each.relation, State::truncated);
    }
    for (const ast::ObjectName& each : truncate->tables) {
      add(at, at.relation(each), State::truncated);
    }
  }
}

void RowChanges::add(const JudgedStatement& at, ObjectId relation, State state) {
  if (relation == 0) return;
  changes_[relation].push_back({at.position, at.transaction, state});
  if (state != State::filled) return;
  // Numbers inside a block run ahead of those behind it.
  const JudgedStatement* outermost = &at;
  while (outermost->outer != nullptr) outermost = outermost->outer;
  filled_.emplace(relation, outermost->number);
}

bool RowChanges::was_filled(const JudgedStatement& at, ObjectId relation) const {
  const auto found = filled_.find(relation);
  return found != filled_.end() && found->second < at.number;
}

RowChanges::State RowChanges::state(const JudgedStatement& at, ObjectId relation) const {
  const auto found = changes_.find(relation);
  if (found == changes_.end() || at.transaction == 0) return State::unknown;
  const std::vector<Change>& all = found->second;
  auto next = std::lower_bound(
      all.begin(), all.end(), at.position,
      [](const Change& each, std::size_t position) { return each.position < position; });
  if (next == all.begin()) return State::unknown;
  --next;
  return next->transaction == at.transaction ? next->state : State::unknown;
}

}  // namespace mig
