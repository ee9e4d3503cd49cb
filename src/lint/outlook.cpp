#include "lint/outlook.hpp"

#include "lint/commits.hpp"

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
  if (is_of_set(at, table_id)) return true;
  const auto* table = at.before.get<Table>(table_id);
  const Column* column = table != nullptr ? table->column(name) : nullptr;
  return column != nullptr && !column->is_perhaps && column->created > at.own_begin;
}

bool knows_everything(const LintContext& context, const JudgedStatement& at) {
  const bool has_history =
      context.directory != nullptr || context.statements->front()->set_begin > 0;
  return at.before.is_complete() && has_history;
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
