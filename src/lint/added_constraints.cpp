#include "lint/added_constraints.hpp"

#include <algorithm>
#include <map>

#include "catalog/apply.hpp"

namespace mig {
namespace {

struct Written {
  const ast::Constraint* constraint;
  std::string column;  // of a column constraint
  bool is_taken = false;
};

// Constraints of a column that are no more than properties of it.
bool is_property(const ast::Constraint& constraint) {
  return constraint.kind == ast::ConstraintKind::default_ ||
         constraint.kind == ast::ConstraintKind::generated ||
         constraint.kind == ast::ConstraintKind::identity ||
         (constraint.kind == ast::ConstraintKind::not_null && !constraint.name &&
          constraint.on_conflict == ast::ConflictAction::unsaid && !constraint.not_valid &&
          !constraint.no_inherit);
}

// It adds columns without constraints and does nothing else, as most ALTER TABLEs do: nothing need be looked for.
bool adds_plain_columns(const JudgedStatement& at) {
  const auto* alter = at.as<ast::AlterTable>();
  return alter != nullptr &&
         std::all_of(alter->actions.begin(), alter->actions.end(),
                     [](const ast::AlterTableAction& each) {
                       return each.kind == ast::AlterTableKind::add_column && each.column &&
                              std::all_of(each.column->constraints.begin(),
                                          each.column->constraints.end(), is_property);
                     });
}

std::vector<Written> written_in(const ast::Statement& statement) {
  std::vector<Written> found;
  const auto take_column = [&](const ast::Column& column) {
    for (const ast::Constraint& each : column.constraints) {
      found.push_back({&each, std::string(column.name.text)});
    }
  };
  if (const auto* create = statement.as<ast::CreateTable>()) {
    for (const ast::Column& each : create->columns) take_column(each);
    for (const ast::Constraint& each : create->constraints) found.push_back({&each, {}});
  }
  if (const auto* alter = statement.as<ast::AlterTable>()) {
    for (const ast::AlterTableAction& each : alter->actions) {
      if (each.column) take_column(*each.column);
      if (each.kind == ast::AlterTableKind::add_constraint)
        found.push_back({&*each.constraint, {}});
    }
  }
  return found;
}

bool fits(const Written& written, const Constraint& made) {
  const ast::Constraint& constraint = *written.constraint;
  if (written.is_taken || constraint.kind != made.kind) return false;
  if (constraint.name && constraint.name.text != made.name) return false;
  if (made.kind == ast::ConstraintKind::check || constraint.index->using_index) return true;
  if (constraint.columns.empty()) return made.columns == std::vector{written.column};
  return made.columns == texts(constraint.columns);
}

const Table* altered_table(const JudgedStatement& at) {
  if (const auto* create = at.as<ast::CreateTable>()) {
    return at.after.get<Table>(at.find_after(ObjectKind::table, create->name));
  }
  const auto* alter = at.as<ast::AlterTable>();
  if (alter == nullptr) return nullptr;
  return at.after.get<Table>(at.find_after(ObjectKind::table, alter->name));
}

}  // namespace

std::vector<AddedConstraint> added_constraints(const JudgedStatement& at) {
  if (adds_plain_columns(at)) return {};
  std::vector<Written> written = written_in(*at.statement);
  if (written.empty()) return {};
  const Table* table = altered_table(at);
  if (table == nullptr) return {};
  // Those of this statement are the last ones.
  std::size_t first = table->constraints.size();
  while (first > 0 && table->constraints[first - 1].created == at.number) --first;
  std::vector<AddedConstraint> found;
  for (std::size_t i = first; i < table->constraints.size(); ++i) {
    const Constraint& each = table->constraints[i];
    if (!each.is_local) continue;
    const auto from = std::find_if(written.begin(), written.end(),
                                   [&](const Written& one) { return fits(one, each); });
    if (from != written.end()) from->is_taken = true;
    found.push_back({table, &each, from != written.end() ? from->constraint : nullptr,
                     at.as<ast::AlterTable>(), &at});
  }
  return found;
}

namespace {

class AllAdded {
 public:
  explicit AllAdded(const LintContext& context) {
    for (const auto& at : *context.statements) {
      if (at->runs == Runs::when_called || at->statement == nullptr) continue;
      for (const AddedConstraint& each : added_constraints(*at)) {
        by_kind_[each.constraint->kind].push_back(each);
      }
    }
  }
  std::vector<AddedConstraint> of(ast::ConstraintKind kind) const {
    const auto found = by_kind_.find(kind);
    return found != by_kind_.end() ? found->second : std::vector<AddedConstraint>();
  }

 private:
  std::map<ast::ConstraintKind, std::vector<AddedConstraint>> by_kind_;
};

}  // namespace

std::vector<AddedConstraint> added_constraints(const LintContext& context,
                                               ast::ConstraintKind kind) {
  return context.built<AllAdded>().of(kind);
}

std::string name_of_added(const JudgedStatement& at, const ast::AlterTableAction& action) {
  if (action.constraint->name) return std::string(action.constraint->name.text);
  for (const AddedConstraint& each : added_constraints(at)) {
    if (each.written == &*action.constraint) return each.constraint->name;
  }
  return {};
}

}  // namespace mig
