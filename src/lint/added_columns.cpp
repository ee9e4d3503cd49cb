#include "lint/added_columns.hpp"

#include "base/text.hpp"

namespace mig {

std::string AddedColumn::full_name() const { return concat(table_name, ".", column_name); }

namespace {

std::string name_of_table(const AddedColumn& added) {
  const Catalog& catalog = added.at.before;
  if (added.table != 0) return catalog.qualified_name(added.table);
  const ast::ObjectName& name = added.alter.name;
  const std::string table = catalog.quoted(name.name.text);
  return name.schema ? concat(catalog.quoted(name.schema.text), ".", table) : table;
}

}  // namespace

AddedColumns::AddedColumns(const LintContext& context) {
  context.each_action(ast::AlterTableKind::add_column, [&](const ast::AlterTableAction& action,
                                                           const ast::AlterTable& alter,
                                                           const JudgedStatement& at) {
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
    added.table_name = name_of_table(added);
    added.column_name = at.before.quoted(column.name.text);
    added.type = at.before.to_string(added.facts.type);
    all_.push_back(std::move(added));
  });
}

}  // namespace mig
