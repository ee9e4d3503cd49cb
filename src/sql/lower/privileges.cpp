// GRANT, REVOKE, ALTER DEFAULT PRIVILEGES.
#include "sql/ast/object.hpp"
#include "sql/lower/lowering.hpp"

namespace mig {
namespace {

// ALL [PRIVILEGES] is "all"; ALTER SYSTEM has two words; any other has one.
std::string_view privilege_name(Lowering& to, const Syntax& privilege) {
  const bool two_words = privilege.has_word(0, Keyword::ALTER);
  return two_words ? "alter system" : to.token_name(privilege, 0).text;
}

ast::List<ast::Privilege> privileges(Lowering& to, const Syntax& node) {
  std::vector<ast::Privilege> made;
  for (const Syntax& child : node.child(Node::privileges).children()) {
    ast::Privilege& privilege = made.emplace_back();
    privilege.name = privilege_name(to, child);
    privilege.columns = to.names(child.child(Node::names));
  }
  return to.list(made);
}

// Of all children of a kind: FOR ROLE and IN SCHEMA may stand more than once.
ast::List<ast::Name> names_in(Lowering& to, const Syntax& node, Node kind) {
  std::vector<ast::Name> made;
  for (const Syntax& child : node.children()) {
    if (!child.is(kind)) continue;
    for (const ast::Name& name : to.names(child.child(Node::names))) made.push_back(name);
  }
  return to.list(made);
}

}  // namespace

const ast::Statement* lower_Grant(Lowering& to, const Syntax& node) {
  ast::Grant& made = to.make<ast::Grant>(node);
  const Syntax kind = node.child(Node::object_kind);
  made.object = kind ? to.object_kind(kind) : ast::ObjectKind::table;
  made.all_in_schema = node.has(Node::all_in_schema);
  made.privileges = privileges(to, node);
  made.objects = to.object_references(node);
  made.grantees = to.names(node.child(Node::grantees));
  made.grant_option = node.has(Node::grant_option);
  made.behavior = to.behavior(node);
  return &made;
}

const ast::Statement* lower_AlterDefaultPrivileges(Lowering& to, const Syntax& node) {
  ast::AlterDefaultPrivileges& made = to.make<ast::AlterDefaultPrivileges>(node);
  made.roles = names_in(to, node, Node::for_role);
  made.schemas = names_in(to, node, Node::in_schema);
  made.is_revoke = node.has_own_word(Keyword::REVOKE);
  made.object = to.object_kind(node.child(Node::object_kind));
  made.privileges = privileges(to, node);
  made.grantees = to.names(node.child(Node::grantees));
  made.grant_option = node.has(Node::grant_option);
  return &made;
}

}  // namespace mig
