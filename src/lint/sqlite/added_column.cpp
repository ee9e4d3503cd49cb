#include "lint/sqlite/added_column.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lint/sql_names.hpp"
#include "lint/sqlite/history.hpp"
#include "lint/sqlite/statement_text.hpp"
#include "sql/quote.hpp"

namespace mig {

bool is_surely_empty(const LintContext& context, const JudgedStatement& at, ObjectId table) {
  if (!context.is_new(at, table) || !context.is_empty(at, table)) return false;
  // IF NOT EXISTS, and what was there before is not known.
  const auto* made = at.before.get<Table>(table);
  return made == nullptr || !made->if_not_exists || knows_history(context);
}

bool may_have_rows(const LintContext& context, const JudgedStatement& at, ObjectId table) {
  if (context.is_new(at, table)) return !is_surely_empty(context, at, table);
  return !context.is_empty(at, table);
}

void each_added_column(const LintContext& context,
                       const std::function<void(const SqliteAddedColumn&)>& visit) {
  context.each_action(ast::AlterTableKind::add_column, [&](const ast::AlterTableAction& action,
                                                           const ast::AlterTable& alter,
                                                           const JudgedStatement& at) {
    const ObjectId table = at.relation(alter.name);
    visit({at, *action.column, table, sql_name(at, alter.name), may_have_rows(context, at, table)});
  });
}

std::string quoted_column(const SqliteAddedColumn& added) {
  return quote_identifier(added.column.name.text, Dialect::sqlite);
}

std::string add_column_without(const SqliteAddedColumn& added,
                               std::initializer_list<ast::ConstraintKind> left_out,
                               std::string_view more) {
  std::string made = concat("ALTER TABLE ", added.shown, " ADD COLUMN ", quoted_column(added));
  if (added.column.type) made += concat(" ", added.column.type.syntax.text());
  if (added.column.collation) made += concat(" COLLATE ", added.column.collation->name.text);
  for (const ast::Constraint& each : added.column.constraints) {
    if (std::find(left_out.begin(), left_out.end(), each.kind) != left_out.end()) continue;
    made += concat(" ", each.syntax.text());
  }
  return concat(made, more, ";");
}

}  // namespace mig
