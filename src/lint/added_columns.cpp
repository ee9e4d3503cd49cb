#include "lint/added_columns.hpp"

#include "base/text.hpp"

namespace mig {

std::string AddedColumn::full_name() const { return concat(table_name, ".", column_name); }

namespace detail {

void visit_added_column(const LintContext& context, const ast::AlterTableAction& action,
                        const ast::AlterTable& alter, const JudgedStatement& at,
                        void (*visit)(const AddedColumn&, void*), void* to) {
  if (alter.object != ObjectKind::table) return;
  const ObjectId id = at.relation(alter.name);
  if (context.is_new(at, id)) return;
  const auto* table = at.before.get<Table>(id);
  const ast::Column& column = action.column;
  if (table != nullptr && table->kind == ObjectKind::foreign_table) return;
  if (table != nullptr && table->column(column.name.text) != nullptr) return;
  AddedColumn added{.column = column, .action = action, .alter = alter, .at = at};
  added.table = id;
  added.facts = new_column(column, at.before, *at.session);
  added.table_name = id != 0             ? at.before.qualified_name(id)
                     : alter.name.schema ? concat(at.before.quoted(alter.name.schema.text), ".",
                                                  at.before.quoted(alter.name.name.text))
                                         : at.before.quoted(alter.name.name.text);
  added.column_name = at.before.quoted(column.name.text);
  added.type = at.before.to_string(added.facts.type);
  visit(added, to);
}

}  // namespace detail

}  // namespace mig
