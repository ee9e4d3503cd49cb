#include "lint/target.hpp"

namespace mig {
namespace {

const ast::ObjectName* of_reference(const ast::List<ast::ObjectReference>& references) {
  return references.empty() ? nullptr : &references[0].name;
}

const ast::ObjectName* made_or_changed(const ast::Statement& statement) {
  if (const auto* made = statement.as<ast::CreateTable>()) return &made->name;
  if (const auto* made = statement.as<ast::CreateTableAs>()) return &made->name;
  if (const auto* made = statement.as<ast::CreateView>()) return &made->name;
  if (const auto* made = statement.as<ast::CreateIndex>()) return &made->table;
  if (const auto* made = statement.as<ast::CreateSequence>()) return &made->name;
  if (const auto* made = statement.as<ast::CreateTrigger>()) return &made->table;
  if (const auto* alter = statement.as<ast::AlterTable>()) return &alter->name;
  if (const auto* drop = statement.as<ast::Drop>()) return of_reference(drop->objects);
  if (const auto* rename = statement.as<ast::Rename>()) return &rename->target.name;
  if (const auto* moved = statement.as<ast::SetSchema>()) return &moved->target.name;
  if (const auto* comment = statement.as<ast::Comment>()) return &comment->target.name;
  return nullptr;
}

const ast::ObjectName* of_rows(const ast::Statement& statement) {
  if (const auto* change = statement.as<ast::Insert>()) return &change->table;
  if (const auto* change = statement.as<ast::Update>()) return &change->table;
  if (const auto* change = statement.as<ast::Delete>()) return &change->table;
  if (const auto* change = statement.as<ast::Merge>()) return &change->table;
  if (const auto* change = statement.as<ast::Copy>()) return &change->table;
  const auto* emptied = statement.as<ast::Truncate>();
  return emptied != nullptr && !emptied->tables.empty() ? &emptied->tables[0] : nullptr;
}

}  // namespace

const ast::ObjectName* target_of(const ast::Statement& statement) {
  const ast::ObjectName* name = made_or_changed(statement);
  if (name == nullptr) name = of_rows(statement);
  return name != nullptr && *name ? name : nullptr;
}

}  // namespace mig
