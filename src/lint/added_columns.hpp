// Columns that ALTER TABLE adds to tables that somebody may use.
#pragma once

#include <string>
#include <vector>

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

// Many rules ask for them: LintContext::built() works them out once. Left out: tables that are new, and columns that are
// there already under IF NOT EXISTS.
class AddedColumns {
 public:
  explicit AddedColumns(const LintContext& context);
  const std::vector<AddedColumn>& all() const { return all_; }

 private:
  std::vector<AddedColumn> all_;
};

// Calls `visit(const AddedColumn&)`.
template <typename Visit>
void each_added_column(const LintContext& context, Visit visit) {
  for (const AddedColumn& each : context.built<AddedColumns>().all()) visit(each);
}

}  // namespace mig
