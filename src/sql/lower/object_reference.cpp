// Which object a statement names.
#include "sql/lower/lowering.hpp"

namespace mig {
namespace {

bool is_input(const Syntax& parameter) {
  const Syntax mode = parameter.child(Node::parameter_mode);
  return !mode || !mode.has_word(0, Keyword::OUT);
}

// The types by which a function, an aggregate or an operator is found.
ast::Types input_types(Lowering& to, const Syntax& parameters) {
  std::vector<ast::Type> made;
  for (const Syntax& child : parameters.children()) {
    if (child.is(Node::function_parameter)) {
      if (is_input(child)) made.push_back(to.type(child.child(Node::type)));
    } else if (child.is(Node::type)) {
      made.push_back(to.type(child));
    } else if (child.is(Node::no_operand)) {
      made.emplace_back();
    }
  }
  return to.list(made);
}

// schema.table.column: the last name is the column's.
void split_column(Lowering& to, const Syntax& column, ast::ObjectReference& made) {
  const Syntax::Children names = column.children();
  const std::size_t count = names.size();
  made.part = to.name(names[count - 1]);
  if (count > 1) made.name.name = to.name(names[count - 2]);
  if (count > 2) made.name.schema = to.name(names[count - 3]);
}

}  // namespace

ast::ObjectReference Lowering::object_reference(const Syntax& node) {
  ast::ObjectReference made;
  if (!node) return made;
  made.syntax = node;
  for (const Syntax& child : node.children()) {
    switch (child.kind()) {
      case Node::object_name: made.name = object_name(child); break;
      case Node::name:
      case Node::access_method: made.part = name(child); break;
      case Node::column: split_column(*this, child, made); break;
      case Node::parameters:
        made.has_arguments = true;
        made.arguments = input_types(*this, child);
        break;
      case Node::type:
        if (made.type) {
          made.arguments = list(std::vector{type(child)});
        } else {
          made.type = type(child);
          made.name = object_name(child.child(Node::object_name));
        }
        break;
      default: break;
    }
  }
  return made;
}

ast::List<ast::ObjectReference> Lowering::object_references(const Syntax& node) {
  std::vector<ast::ObjectReference> made;
  for (const Syntax& child : node.children()) {
    if (child.is(Node::object_reference)) made.push_back(object_reference(child));
  }
  return list(made);
}

ast::Behavior Lowering::behavior(const Syntax& node) {
  if (node.has(Node::cascade)) return ast::Behavior::cascade;
  return node.has(Node::restrict) ? ast::Behavior::restrict : ast::Behavior::unsaid;
}

}  // namespace mig
