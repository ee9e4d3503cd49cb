// ALTER TABLE … ADD COLUMN on SQLite, for the rules about it.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>

#include "lint/context.hpp"

namespace mig {

struct SqliteAddedColumn {
  const JudgedStatement& at;
  const ast::Column& column;
  ObjectId table;     // 0: not known
  std::string shown;  // the table, as SQL writes it
  bool may_have_rows;
};

void each_added_column(const LintContext& context,
                       const std::function<void(const SqliteAddedColumn&)>& visit);

// Nothing can be in the table: made by the migrations that are judged, as LintContext::is_new() says, and not filled.
bool is_surely_empty(const LintContext& context, const JudgedStatement& at, ObjectId table);
// False also of an old table whose rows this transaction has taken out: nothing fails for their sake, though the table and
// its columns are still used.
bool may_have_rows(const LintContext& context, const JudgedStatement& at, ObjectId table);

// "ALTER TABLE t ADD COLUMN b INTEGER REFERENCES p (id);": what was written, without the constraints of some kinds and
// with something behind them.
std::string add_column_without(const SqliteAddedColumn& added,
                               std::initializer_list<ast::ConstraintKind> left_out,
                               std::string_view more = {});
std::string quoted_column(const SqliteAddedColumn& added);

}  // namespace mig
