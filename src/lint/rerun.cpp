#include "lint/rerun.hpp"

namespace mig {
namespace {

constexpr std::string_view if_exists = "IF EXISTS", if_not_exists = "IF NOT EXISTS";

// There is no IF NOT EXISTS for these, and no OR REPLACE was said: a second time the name is taken.
bool makes_once(const ast::Statement& statement) {
  if (const auto* made = statement.as<ast::CreateFunction>()) return !made->or_replace;
  if (const auto* made = statement.as<ast::CreateTrigger>()) {
    return !made->or_replace && !made->if_not_exists;
  }
  if (const auto* made = statement.as<ast::CreateView>()) {
    return !made->or_replace && !made->if_not_exists;
  }
  switch (statement.kind) {
    case Node::create_enum:
    case Node::create_composite_type:
    case Node::create_range_type:
    case Node::create_domain:
    case Node::create_policy: return true;
    default: return false;
  }
}

}  // namespace

std::string_view missing_guard(const JudgedStatement& at) {
  if (const auto* drop = at.as<ast::Drop>()) return drop->if_exists ? "" : if_exists;
  const auto unless = [](bool is_there) { return is_there ? std::string_view() : if_not_exists; };
  if (const auto* made = at.as<ast::CreateTable>()) return unless(made->if_not_exists);
  if (const auto* made = at.as<ast::CreateTableAs>()) return unless(made->if_not_exists);
  // An invalid leftover would be taken for the index.
  if (const auto* made = at.as<ast::CreateIndex>()) {
    return unless(made->if_not_exists || made->is_concurrent);
  }
  if (const auto* made = at.as<ast::CreateSequence>()) return unless(made->if_not_exists);
  if (const auto* made = at.as<ast::CreateSchema>()) return unless(made->if_not_exists);
  if (const auto* made = at.as<ast::CreateExtension>()) return unless(made->if_not_exists);
  if (const auto* made = at.as<ast::AlterEnum>()) return unless(made->if_not_exists);
  const auto* alter = at.as<ast::AlterTable>();
  if (alter == nullptr) return {};
  for (const ast::AlterTableAction& each : alter->actions) {
    using Kind = ast::AlterTableKind;
    if (each.kind == Kind::add_column && !each.if_not_exists) return if_not_exists;
    const bool drops = each.kind == Kind::drop_column || each.kind == Kind::drop_constraint;
    if (drops && !each.if_exists) return if_exists;
  }
  return {};
}

bool is_once_only(const JudgedStatement& at) {
  if (!missing_guard(at).empty()) return true;
  if (const auto* insert = at.as<ast::Insert>()) {
    return !insert->on_conflict && insert->or_action.empty();
  }
  if (at.as<ast::Copy>() != nullptr || at.as<ast::Rename>() != nullptr) return true;
  if (makes_once(*at.statement)) return true;
  const auto* alter = at.as<ast::AlterTable>();
  if (alter == nullptr) return false;
  for (const ast::AlterTableAction& each : alter->actions) {
    if (each.kind == ast::AlterTableKind::add_constraint) return true;
  }
  return false;
}

}  // namespace mig
