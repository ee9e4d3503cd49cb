#include "lint/table_swap.hpp"

#include <algorithm>

#include "lint/commits.hpp"
#include "lint/syntax_names.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

bool reads(const JudgedStatement& at, const Syntax& query, ObjectId table) {
  if (!query) return false;
  const References found = references_of(query);
  return std::any_of(found.tables.begin(), found.tables.end(), [&](const TableReference& each) {
    return relation_of(at, each.name) == table;
  });
}

bool is_made_like(const JudgedStatement& at, ObjectId from, ObjectId to) {
  if (const auto* made = at.as<ast::CreateTableAs>()) {
    return at.find_after(ObjectKind::table, made->name) == to && reads(at, made->query, from);
  }
  const auto* made = at.as<ast::CreateTable>();
  return made != nullptr && at.find_after(ObjectKind::table, made->name) == to &&
         std::any_of(made->likes.begin(), made->likes.end(),
                     [&](const ast::LikeTable& each) { return at.relation(each.table) == from; });
}

// Drops and renames of tables; without one no name can change hands.
bool can_swap(const JudgedStatement& at) {
  if (const auto* drop = at.as<ast::Drop>()) return drop->object == ObjectKind::table;
  if (const auto* rename = at.as<ast::Rename>()) return rename->object == ObjectKind::table;
  const auto* moved = at.as<ast::SetSchema>();
  return moved != nullptr && moved->object == ObjectKind::table;
}

// One run: all ups, or one down.
class SwapFinder {
 public:
  SwapFinder(std::vector<const JudgedStatement*> run, const Catalog& end)
      : run_(std::move(run)), begin_(run_.front()->before), end_(end) {}

  void add_to(std::vector<TableSwap>& swaps) const {
    for (const Table* made : end_.all<Table>()) {
      if (begin_.get<Table>(made->id) != nullptr || made->is_temporary()) continue;
      const std::string name = end_.qualified_name(made->id);
      const Object* schema = end_.object(made->parent);
      const ObjectId old =
          schema == nullptr ? 0 : begin_.find(ObjectKind::table, made->parent, made->name);
      if (begin_.get<Table>(old) == nullptr || begin_.get<Table>(old)->is_temporary()) continue;
      TableSwap swap{name, old, made->id};
      for (const JudgedStatement* each : run_) look_at(*each, swap);
      if (swap.taken != nullptr) swaps.push_back(std::move(swap));
    }
  }

 private:
  static void look_at(const JudgedStatement& at, TableSwap& swap) {
    const bool had = at.before.qualified_name(swap.new_table) == swap.name;
    if (!had && at.after.qualified_name(swap.new_table) == swap.name) swap.taken = &at;
    if (at.before.object(swap.old_table) != nullptr && at.after.object(swap.old_table) == nullptr) {
      swap.drop = &at;
    }
    if (swap.copy == nullptr && copies_rows(at, swap.old_table, swap.new_table)) swap.copy = &at;
    if (is_made_like(at, swap.old_table, swap.new_table)) swap.is_like = true;
  }

  std::vector<const JudgedStatement*> run_;
  const Catalog& begin_;
  const Catalog& end_;
};

}  // namespace

TableSwaps::TableSwaps(const LintContext& context) : copies_(context.built<RowCopies>()) {
  const auto& outlook = context.built<Outlook>();
  std::vector<const JudgedStatement*> run;
  bool is_worth_it = false;
  const auto finish = [&] {
    if (is_worth_it) SwapFinder(run, outlook.after_run(*run.front())).add_to(swaps_);
    run.clear();
    is_worth_it = false;
  };
  for (const auto& each : *context.statements) {
    if (each->runs == Runs::when_called) continue;
    if (!run.empty() && each->file != run.back()->file &&
        each->file->direction == Direction::down) {
      finish();
    }
    run.push_back(each.get());
    is_worth_it = is_worth_it || can_swap(*each);
  }
  finish();
}

SavedRows TableSwaps::moved_by(const JudgedStatement& drop, ObjectId table) const {
  for (const TableSwap& each : swaps_) {
    if (each.old_table != table || each.drop != &drop || drop.transaction == 0) continue;
    const SavedRows moved = copies_.into(drop, table, each.new_table);
    if (moved.copy != nullptr && commit_together(*moved.copy, drop)) return moved;
  }
  return {};
}

bool TableSwaps::gives_name_of(const JudgedStatement& drop, ObjectId table) const {
  const std::string name = drop.before.qualified_name(table);
  return std::any_of(swaps_.begin(), swaps_.end(), [&](const TableSwap& each) {
    return each.old_table == table && each.name == name;
  });
}

}  // namespace mig
