// Columns that ALTER TABLE adds to tables that somebody may use.
#pragma once

#include <string>

#include "lint/context.hpp"
#include "lint/new_column.hpp"

namespace mig {

struct AddedColumn {
  const ast::Column& column;
  const ast::AlterTableAction& action;
  const ast::AlterTable& alter;
  const JudgedStatement& at;
  ObjectId table = 0;
  NewColumn facts = {};
  std::string table_name = {};   // "shop.orders", as SQL
  std::string column_name = {};  // "\"Total\"", as SQL
  std::string type = {};         // as SQL

  // "shop.orders.total", for messages
  std::string full_name() const;
  Span span() const { return column.syntax.span(); }
};

namespace detail {
void visit_added_column(const LintContext& context, const ast::AlterTableAction& action,
                        const ast::AlterTable& alter, const JudgedStatement& at,
                        void (*visit)(const AddedColumn&, void*), void* to);
}

// Calls `visit(const AddedColumn&)`. Left out: tables that are new, and columns that are there already under IF NOT EXISTS.
template <typename Visit>
void each_added_column(const LintContext& context, Visit visit) {
  context.each_action(ast::AlterTableKind::add_column, [&](const ast::AlterTableAction& action,
                                                           const ast::AlterTable& alter,
                                                           const JudgedStatement& at) {
    detail::visit_added_column(
        context, action, alter, at,
        [](const AddedColumn& added, void* to) { (*static_cast<Visit*>(to))(added); }, &visit);
  });
}

}  // namespace mig
