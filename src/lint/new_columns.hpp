// The columns that statements make, in CREATE TABLE and in ADD COLUMN.
#pragma once

#include "lint/context.hpp"

namespace mig {

// Calls `visit(const ast::Column&, const ast::ObjectName& table, const JudgedStatement&)` for each.
template <typename Visit>
void each_new_column(const LintContext& context, Visit visit) {
  context.each<ast::CreateTable>([&](const ast::CreateTable& made, const JudgedStatement& at) {
    for (const ast::Column& each : made.columns) visit(each, made.name, at);
  });
  context.each_action(ast::AlterTableKind::add_column,
                      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
                          const JudgedStatement& at) { visit(*action.column, alter.name, at); });
}

}  // namespace mig
