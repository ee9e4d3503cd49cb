// DROP, COMMENT, and ALTER of any kind of object to another name, schema or owner.
#include "sql/ast/object.hpp"

#include "sql/lower/lowering.hpp"

namespace mig {
namespace {

using Kind = ast::ObjectKind;

// The last child that is a name: what the statement gives the object.
ast::Name last_name(Lowering& to, const Syntax& node) {
  Syntax found;
  for (const Syntax& child : node.children()) {
    if (child.is(Node::name)) found = child;
  }
  return to.name(found);
}

// CONSTRAINT … ON DOMAIN …
Kind kind_of(Lowering& to, const Syntax& node) {
  const Kind kind = to.object_kind(node.child(Node::object_kind));
  const bool on_domain =
      kind == Kind::constraint && node.child(Node::object_reference).has_own_word(Keyword::DOMAIN);
  return on_domain ? Kind::domain_constraint : kind;
}

Kind kind_of_renamed(const Syntax& renamed) {
  if (renamed.token_count() == 2) {
    if (renamed.has_word(0, Keyword::CONSTRAINT)) return Kind::constraint;
    if (renamed.has_word(0, Keyword::ATTRIBUTE)) return Kind::attribute;
    if (renamed.has_word(0, Keyword::VALUE)) return Kind::enum_value;
  }
  return Kind::column;
}

}  // namespace

const ast::Statement* lower_Drop(Lowering& to, const Syntax& node) {
  if (to.dialect() == Dialect::sqlite) return lower_sqlite_drop(to, node);
  ast::Drop& made = to.make<ast::Drop>(node);
  made.object = kind_of(to, node);
  made.if_exists = node.has(Node::if_exists);
  made.is_concurrent = node.has(Node::concurrently);
  made.objects = to.object_references(node);
  made.behavior = to.behavior(node);
  return &made;
}

const ast::Statement* lower_Rename(Lowering& to, const Syntax& node) {
  if (to.dialect() == Dialect::sqlite) return lower_sqlite_rename(to, node);
  ast::Rename& made = to.make<ast::Rename>(node);
  made.object = kind_of(to, node);
  made.if_exists = node.has(Node::if_exists);
  made.target = to.object_reference(node.child(Node::object_reference));
  made.new_name = last_name(to, node);
  made.behavior = to.behavior(node);
  if (const Syntax renamed = node.child(Node::renamed)) {
    made.owner = made.object;
    made.object = kind_of_renamed(renamed);
    if (made.object == Kind::constraint && made.owner == Kind::domain) {
      made.object = Kind::domain_constraint;
    }
    made.target.part = to.name(renamed[0]);
  }
  return &made;
}

const ast::Statement* lower_SetSchema(Lowering& to, const Syntax& node) {
  ast::SetSchema& made = to.make<ast::SetSchema>(node);
  made.object = kind_of(to, node);
  made.if_exists = node.has(Node::if_exists);
  made.target = to.object_reference(node.child(Node::object_reference));
  made.schema = last_name(to, node);
  return &made;
}

const ast::Statement* lower_OwnerTo(Lowering& to, const Syntax& node) {
  ast::OwnerTo& made = to.make<ast::OwnerTo>(node);
  made.object = kind_of(to, node);
  made.target = to.object_reference(node.child(Node::object_reference));
  made.owner = last_name(to, node);
  return &made;
}

const ast::Statement* lower_DependsOnExtension(Lowering& to, const Syntax& node) {
  ast::DependsOnExtension& made = to.make<ast::DependsOnExtension>(node);
  made.object = kind_of(to, node);
  made.target = to.object_reference(node.child(Node::object_reference));
  made.extension = last_name(to, node);
  made.is_no = node.has_own_word(Keyword::NO);
  return &made;
}

const ast::Statement* lower_Comment(Lowering& to, const Syntax& node) {
  ast::Comment& made = to.make<ast::Comment>(node);
  made.object = kind_of(to, node);
  made.target = to.object_reference(node.child(Node::object_reference));
  made.is_null = node.has(Node::literal_null);
  made.text = to.constant(node.child(Node::literal_string));
  return &made;
}

const ast::Statement* lower_ImportForeignSchema(Lowering& to, const Syntax& node) {
  ast::ImportForeignSchema& made = to.make<ast::ImportForeignSchema>(node);
  made.remote_schema = to.name(node.child(Node::name));
  made.server = to.name(node.child(Node::server)[0]);
  made.into = last_name(to, node);
  return &made;
}

}  // namespace mig
