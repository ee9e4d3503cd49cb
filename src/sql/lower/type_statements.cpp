// Types, domains, and what CREATE … (definition) makes.
#include "sql/ast/type.hpp"
#include "sql/lower/definition.hpp"

namespace mig {
namespace {

std::vector<ast::Name> string_names(Lowering& to, const Syntax& node) {
  std::vector<ast::Name> made;
  for (const Syntax& child : node.children()) {
    if (child.is(Node::literal_string)) made.push_back(to.name(child));
  }
  return made;
}

ast::AlterDomain::Action domain_action(const Syntax& node) {
  using Action = ast::AlterDomain::Action;
  if (node.has_own_word(Keyword::ADD)) return Action::add_constraint;
  if (node.has_own_word(Keyword::VALIDATE)) return Action::validate_constraint;
  if (node.has_own_word(Keyword::CONSTRAINT)) return Action::drop_constraint;
  const bool sets = node.has_own_word(Keyword::SET);
  if (node.has(Node::not_null)) return sets ? Action::set_not_null : Action::drop_not_null;
  return sets ? Action::set_default : Action::drop_default;
}

}  // namespace

const ast::Statement* lower_CreateEnum(Lowering& to, const Syntax& node) {
  ast::CreateEnum& made = to.make<ast::CreateEnum>(node);
  made.name = to.object_name(node.child(Node::object_name));
  made.values = to.list(string_names(to, node));
  return &made;
}

const ast::Statement* lower_AlterEnum(Lowering& to, const Syntax& node) {
  ast::AlterEnum& made = to.make<ast::AlterEnum>(node);
  made.name = to.object_name(node.child(Node::object_name));
  made.if_not_exists = node.has(Node::if_not_exists);
  const std::vector<ast::Name> values = string_names(to, node);
  made.value = values[0];
  if (values.size() > 1) made.neighbour = values[1];
  made.is_before = node.has_own_word(Keyword::BEFORE);
  return &made;
}

const ast::Statement* lower_CreateCompositeType(Lowering& to, const Syntax& node) {
  ast::CreateCompositeType& made = to.make<ast::CreateCompositeType>(node);
  made.name = to.object_name(node.child(Node::object_name));
  std::vector<ast::Column> attributes;
  for (const Syntax& child : node.children()) {
    if (child.is(Node::column_definition)) attributes.push_back(to.column(child));
  }
  made.attributes = to.list(attributes);
  return &made;
}

const ast::Statement* lower_CreateRangeType(Lowering& to, const Syntax& node) {
  ast::CreateRangeType& made = to.make<ast::CreateRangeType>(node);
  made.name = to.object_name(node.child(Node::object_name));
  made.options = to.options(node.child(Node::options));
  return &made;
}

const ast::Statement* lower_CreateDomain(Lowering& to, const Syntax& node) {
  ast::CreateDomain& made = to.make<ast::CreateDomain>(node);
  std::vector<ast::Constraint> constraints;
  for (const Syntax& child : node.children()) {
    switch (child.kind()) {
      case Node::object_name: made.name = to.object_name(child); break;
      case Node::type: made.type = to.type(child); break;
      case Node::column_collation: made.collation = to.object_name(child[0]); break;
      case Node::constraint: constraints.push_back(to.constraint(child)); break;
      default:
        if (!constraints.empty()) apply_mark(child, constraints.back());
        break;
    }
  }
  made.constraints = to.list(constraints);
  return &made;
}

const ast::Statement* lower_AlterDomain(Lowering& to, const Syntax& node) {
  ast::AlterDomain& made = to.make<ast::AlterDomain>(node);
  made.name = to.object_name(node.child(Node::object_name));
  made.action = domain_action(node);
  if (const Syntax value = node.child(Node::default_)) made.expression = value[0];
  if (const Syntax constraint = node.child(Node::constraint)) {
    made.constraint = to.constraint(constraint);
  }
  made.constraint_name = name_in(to, node);
  made.if_exists = node.has(Node::if_exists);
  made.behavior = to.behavior(node);
  return &made;
}

const ast::Statement* lower_Define(Lowering& to, const Syntax& node) {
  ast::Define& made = to.make<ast::Define>(node);
  made.object = to.object_kind(node.child(Node::object_kind));
  made.or_replace = node.has(Node::or_replace);
  made.if_not_exists = node.has(Node::if_not_exists);
  made.target = to.object_reference(node.child(Node::object_reference));
  made.options = to.options(node.child(Node::options));
  return &made;
}

}  // namespace mig
