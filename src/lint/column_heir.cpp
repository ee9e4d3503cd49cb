#include "lint/column_heir.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "lint/assigned_values.hpp"
#include "lint/commits.hpp"
#include "lint/row_copy.hpp"

namespace mig {
namespace {

// The last statement that commits with this one, which may be itself.
const JudgedStatement& last_committed_with(const LintContext& context, const JudgedStatement& at) {
  const JudgedStatement* last = &at;
  for (const JudgedStatement* each : context.later(at)) {
    if (commit_together(at, *each)) last = each;
    if (each->file != at.file) break;
  }
  return *last;
}

// All that runs before the statement, it, and what commits with it.
template <typename Visit>
void run_around(const LintContext& context, const JudgedStatement& at, Visit visit) {
  for (std::size_t i = 0; i < at.position; ++i) {
    const JudgedStatement& each = *(*context.statements)[i];
    if (each.runs != Runs::when_called && run_together(at, each)) visit(each);
  }
  visit(at);
  for (const JudgedStatement* each : context.later(at)) {
    if (commit_together(at, *each)) visit(*each);
    if (each->file != at.file) break;
  }
}

const ast::Rename* column_rename(const JudgedStatement& at, ObjectId table) {
  const auto* rename = at.as<ast::Rename>();
  const bool is_it = rename != nullptr && rename->object == ObjectKind::column &&
                     at.relation(rename->target.name) == table;
  return is_it ? rename : nullptr;
}

// Follows the names of the column and of those that got its values, from statement to statement.
class Trail {
 public:
  Trail(const JudgedStatement& at, ObjectId table, std::string name)
      : catalog_(at.before), table_(table), name_(std::move(name)) {}

  void step(const JudgedStatement& at) {
    if (const ast::Rename* rename = column_rename(at, table_)) {
      const std::string_view from = rename->target.part.text, to = rename->new_name.text;
      for (std::string& each : heirs_) {
        if (catalog_.same_name(each, from)) each = to;
      }
      if (catalog_.same_name(name_, from)) name_ = to;
    } else if (const auto* alter = at.as<ast::AlterTable>()) {
      if (at.relation(alter->name) != table_) return;
      for (const ast::AlterTableAction& each : alter->actions) {
        if (each.kind == ast::AlterTableKind::drop_column) drop(each.name.text);
      }
    } else if (const auto* update = at.as<ast::Update>()) {
      for (const AssignedValue& each : assigned_values(*update)) take(at, each.column);
    }
  }

  bool has_heir(std::string_view name) const {
    return std::any_of(heirs_.begin(), heirs_.end(),
                       [&](const std::string& each) { return catalog_.same_name(each, name); });
  }

 private:
  void drop(std::string_view column) {
    std::erase_if(heirs_,
                  [&](const std::string& each) { return catalog_.same_name(each, column); });
    if (catalog_.same_name(name_, column)) name_.clear();
  }
  void take(const JudgedStatement& at, std::string_view column) {
    if (name_.empty() || catalog_.same_name(name_, column)) return;
    if (column_copy(at, table_, name_, column) == ColumnCopy::all_rows) heirs_.emplace_back(column);
  }

  const Catalog& catalog_;
  ObjectId table_;
  std::string name_;  // empty: dropped
  std::vector<std::string> heirs_;
};

}  // namespace

bool has_heir(const LintContext& context, const JudgedStatement& at, ObjectId table,
              std::string_view column) {
  if (table == 0) return false;
  // What it was called when the run began, and when the transaction did.
  std::string name(column), first(column);
  for (const JudgedStatement* before : context.earlier(at)) {
    const auto* rename = before->as<ast::Rename>();
    if (rename != nullptr && at.before.same_name(rename->new_name.text, name) &&
        column_rename(*before, table) != nullptr) {
      name = rename->target.part.text;
    }
    if (commit_together(at, *before)) first = name;
  }
  const auto* end = last_committed_with(context, at).after.get<Table>(table);
  if (end == nullptr) return false;
  const auto now = std::find_if(end->columns.begin(), end->columns.end(), [&](const Column& each) {
    return at.before.same_name(each.name, first);
  });
  if (now == end->columns.end() || now->created <= at.set_begin) return false;
  Trail trail(at, table, std::move(name));
  run_around(context, at, [&](const JudgedStatement& each) { trail.step(each); });
  return trail.has_heir(first);
}

}  // namespace mig
