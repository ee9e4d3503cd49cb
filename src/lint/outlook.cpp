#include "lint/outlook.hpp"

#include <algorithm>

#include "lint/commits.hpp"
#include "lint/partitions.hpp"

namespace mig {

bool is_of_set(const JudgedStatement& at, ObjectId id) {
  const Object* object = at.before.object(id);
  if (object == nullptr || object->is_unknown) return false;
  // A down takes back what its own up made, also what that made with IF NOT EXISTS.
  const bool is_own = at.file->direction == Direction::down && object->created > at.own_begin;
  if (object->is_perhaps && !is_own) return false;
  const auto* table = dynamic_cast<const Table*>(object);
  if (table != nullptr && table->is_temporary()) return true;
  const auto* view = dynamic_cast<const View*>(object);
  if (view != nullptr && view->is_temporary) return true;
  return object->created > at.own_begin;
}

bool is_column_of_set(const JudgedStatement& at, ObjectId table_id, std::string_view name) {
  const auto is_own = [&](ObjectId each) { return is_of_set(at, each); };
  if (is_own(table_id) && all_descendants(at.before, table_id, is_own)) return true;
  const auto* table = at.before.get<Table>(table_id);
  const Column* column = table != nullptr ? table->column(name) : nullptr;
  return column != nullptr && !column->is_perhaps && column->created > at.own_begin;
}

namespace {

bool has_history(const LintContext& context) {
  return context.directory != nullptr || context.statements->front()->set_begin > 0;
}

}  // namespace

bool knows_everything(const LintContext& context, const JudgedStatement& at) {
  return at.before.is_complete() && has_history(context);
}

bool are_rows_of_set(const LintContext& context, const JudgedStatement& at, ObjectId id) {
  if (!is_of_set(at, id)) return false;
  if (const auto* view = at.before.get<View>(id); view && view->kind == ObjectKind::view) {
    return std::all_of(view->relations.begin(), view->relations.end(), [&](const ViewUse& each) {
      return are_rows_of_set(context, at, each.relation);
    });
  }
  const auto* table = at.before.get<Table>(id);
  if (table != nullptr && table->if_not_exists && !table->is_temporary() && !has_history(context)) {
    return false;
  }
  return all_descendants(at.before, id, [&](ObjectId child) { return is_of_set(at, child); });
}

Outlook::Outlook(const LintContext& context) {
  const auto& all = *context.statements;
  transactions_.resize(all.size());
  runs_.resize(all.size());
  // Those of bodies lie behind what they lie in, and share its fate.
  std::vector<const JudgedStatement*> outer;
  for (const auto& each : all) {
    if (each->runs == Runs::at_once) outer.push_back(each.get());
  }
  const auto fill = [&](std::vector<Stretch>& stretches, auto is_same) {
    for (std::size_t begin = 0; begin < outer.size();) {
      std::size_t end = begin + 1;
      while (end < outer.size() && is_same(*outer[begin], *outer[end])) ++end;
      for (std::size_t i = begin; i < end; ++i) {
        stretches[outer[i]->position] = {outer[begin], outer[end - 1]};
      }
      begin = end;
    }
    for (const auto& each : all) {
      if (each->outer != nullptr) stretches[each->position] = stretches[each->outer->position];
    }
  };
  fill(transactions_, commit_together);
  fill(runs_, run_together);
}

const Catalog& Outlook::before_transaction(const JudgedStatement& at) const {
  return transactions_[at.position].first->before;
}
const Catalog& Outlook::after_transaction(const JudgedStatement& at) const {
  return transactions_[at.position].last->after;
}
const Catalog& Outlook::before_run(const JudgedStatement& at) const {
  return runs_[at.position].first->before;
}
const Catalog& Outlook::after_run(const JudgedStatement& at) const {
  return runs_[at.position].last->after;
}

}  // namespace mig
