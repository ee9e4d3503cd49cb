#include "lint/not_null_proof.hpp"

#include <algorithm>

#include "catalog/drop.hpp"
#include "lint/not_null.hpp"

namespace mig {
namespace {

using Kind = ast::AlterTableKind;

bool drops(const ast::AlterTable& alter, std::string_view constraint) {
  return std::any_of(alter.actions.begin(), alter.actions.end(),
                     [&](const ast::AlterTableAction& each) {
                       return each.kind == Kind::drop_constraint && each.name.text == constraint;
                     });
}

bool drops_any(const ast::AlterTable& alter) {
  return std::any_of(
      alter.actions.begin(), alter.actions.end(),
      [](const ast::AlterTableAction& each) { return each.kind == Kind::drop_constraint; });
}

const Constraint* unproved_not_null(const Table& table, std::string_view column) {
  for (const Constraint& each : table.constraints) {
    if (each.kind == ast::ConstraintKind::not_null && !each.is_valid &&
        each.columns.front() == column) {
      return &each;
    }
  }
  return unproved_check_implying_not_null(table, column);
}

NotNullAnswer of_table(const Table& table, const ast::AlterTable& alter, std::string_view column) {
  const Column* its = table.column(column);
  const Constraint* unproved = unproved_not_null(table, column);
  const bool is_not_null_constraint =
      unproved != nullptr && unproved->kind == ast::ConstraintKind::not_null;
  if (its != nullptr && its->not_null && !is_not_null_constraint) {
    return {NotNullProof::not_needed, {}, nullptr};
  }
  if (const Constraint* found = check_implying_not_null(table, column)) {
    const bool is_gone = drops(alter, found->name);
    return {is_gone ? NotNullProof::dropped_in_statement : NotNullProof::there, found->name,
            nullptr};
  }
  if (unproved != nullptr) return {NotNullProof::not_valid, unproved->name, nullptr};
  return {};
}

// A judged statement before this one dropped a CHECK that would have done.
NotNullAnswer dropped_before(const LintContext& context, const JudgedStatement& at, ObjectId id,
                             std::string_view column) {
  for (const JudgedStatement* each : context.earlier(at)) {
    const auto* alter = each->as<ast::AlterTable>();
    if (alter == nullptr || !drops_any(*alter) || each->relation(alter->name) != id) continue;
    const auto* table = each->before.get<Table>(id);
    if (table == nullptr) continue;
    const Constraint* found = check_implying_not_null(*table, column);
    if (found != nullptr && drops(*alter, found->name)) {
      return {NotNullProof::dropped_before, found->name, each};
    }
  }
  return {NotNullProof::missing, {}, nullptr};
}

}  // namespace

NotNullAnswer not_null_proof(const LintContext& context, const JudgedStatement& at,
                             const ast::AlterTable& alter, std::string_view column) {
  const ObjectId id = at.relation(alter.name);
  const auto* table = at.before.get<Table>(id);
  if (table == nullptr) return {};
  NotNullAnswer worst = of_table(*table, alter, column);
  std::vector<ObjectId> below =
      alter.is_only ? std::vector<ObjectId>() : children_of(at.before, id);
  for (std::size_t i = 0; i < below.size(); ++i) {
    NotNullAnswer its = of_table(*at.before.get<Table>(below[i]), alter, column);
    if (its.proof > worst.proof) worst = std::move(its);
    for (const ObjectId each : children_of(at.before, below[i])) {
      if (std::find(below.begin(), below.end(), each) == below.end()) below.push_back(each);
    }
  }
  return worst.proof == NotNullProof::missing ? dropped_before(context, at, id, column) : worst;
}

}  // namespace mig
