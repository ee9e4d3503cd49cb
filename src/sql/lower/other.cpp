// Extensions, publications, subscriptions, statistics, and objects that are known by name only.
#include "sql/ast/object.hpp"
#include "sql/lower/definition.hpp"

namespace mig {
namespace {

// ---- publications

ast::PublicationObject published_table(Lowering& to, const Syntax& node) {
  ast::PublicationObject made;
  made.table = to.object_name(node.child(Node::object_name));
  made.columns = to.names(node.child(Node::names));
  if (const Syntax where = node.child(Node::where)) made.where = where[0];
  return made;
}

ast::PublicationObject published_schema(Lowering& to, const Syntax& node) {
  ast::PublicationObject made;
  made.table.name = name_in(to, node);
  made.is_schema = true;
  return made;
}

ast::List<ast::PublicationObject> published_objects(Lowering& to, const Syntax& node) {
  std::vector<ast::PublicationObject> made;
  for (const Syntax& child : node.children()) {
    if (child.is(Node::publication_table)) made.push_back(published_table(to, child));
    if (child.is(Node::publication_schema)) made.push_back(published_schema(to, child));
  }
  return to.list(made);
}

ast::AlterPublication::Action publication_action(const Syntax& node) {
  using Action = ast::AlterPublication::Action;
  if (node.has(Node::options)) return Action::options;
  if (node.has_own_word(Keyword::ADD)) return Action::add;
  return node.has_own_word(Keyword::DROP) ? Action::drop : Action::set;
}

// ---- extensions

void apply_option(Lowering& to, const Syntax& option, ast::CreateExtension& extension) {
  switch (static_cast<Keyword>(option.code())) {
    case Keyword::SCHEMA: extension.schema = to.name(option[0]); break;
    case Keyword::VERSION: extension.version = to.name(option[0]).text; break;
    case Keyword::CASCADE: extension.cascade = true; break;
    default: break;
  }
}

}  // namespace

const ast::Statement* lower_CreateExtension(Lowering& to, const Syntax& node) {
  ast::CreateExtension& made = to.make<ast::CreateExtension>(node);
  made.name = name_in(to, node);
  made.if_not_exists = node.has(Node::if_not_exists) || node.has(Node::or_replace);
  for (const Syntax& child : node.children()) {
    if (child.is(Node::option)) apply_option(to, child, made);
  }
  return &made;
}

const ast::Statement* lower_AlterExtension(Lowering& to, const Syntax& node) {
  ast::AlterExtension& made = to.make<ast::AlterExtension>(node);
  const Syntax::Children children = node.children();
  made.name = to.name(children[0]);
  if (children.size() > 1) made.version = to.name(children[children.size() - 1]).text;
  return &made;
}

const ast::Statement* lower_AlterExtensionContents(Lowering& to, const Syntax& node) {
  ast::AlterExtensionContents& made = to.make<ast::AlterExtensionContents>(node);
  made.name = name_in(to, node);
  made.is_drop = node.has_own_word(Keyword::DROP);
  made.object = to.object_kind(node.child(Node::object_kind));
  made.target = to.object_reference(node.child(Node::object_reference));
  return &made;
}

const ast::Statement* lower_CreatePublication(Lowering& to, const Syntax& node) {
  ast::CreatePublication& made = to.make<ast::CreatePublication>(node);
  made.name = name_in(to, node);
  made.all_tables = node.has_own_word(Keyword::ALL);
  made.objects = published_objects(to, node);
  made.with = to.options(node.child(Node::with_options));
  return &made;
}

const ast::Statement* lower_AlterPublication(Lowering& to, const Syntax& node) {
  ast::AlterPublication& made = to.make<ast::AlterPublication>(node);
  made.name = name_in(to, node);
  made.action = publication_action(node);
  made.objects = published_objects(to, node);
  made.options = to.options(node.child(Node::options));
  return &made;
}

const ast::Statement* lower_CreateSubscription(Lowering& to, const Syntax& node) {
  ast::CreateSubscription& made = to.make<ast::CreateSubscription>(node);
  made.name = name_in(to, node);
  made.publications = to.names(node.child(Node::names));
  made.with = to.options(node.child(Node::with_options));
  return &made;
}

const ast::Statement* lower_AlterSubscription(Lowering& to, const Syntax& node) {
  ast::AlterSubscription& made = to.make<ast::AlterSubscription>(node);
  made.name = name_in(to, node);
  return &made;
}

const ast::Statement* lower_CreateStatistics(Lowering& to, const Syntax& node) {
  ast::CreateStatistics& made = to.make<ast::CreateStatistics>(node);
  made.name = to.object_name(node.child(Node::object_name));
  made.if_not_exists = node.has(Node::if_not_exists);
  made.kinds = to.names(node.child(Node::names));
  made.elements = to.index_elements(node.child(Node::index_elements));
  // The server takes one table; its grammar anything a FROM takes.
  const Syntax source = node.child(Node::from)[0];
  if (source.is(Node::relation)) made.table = to.object_name(source.child(Node::object_name));
  return &made;
}

const ast::Statement* lower_AlterStatistics(Lowering& to, const Syntax& node) {
  ast::AlterStatistics& made = to.make<ast::AlterStatistics>(node);
  made.name = to.object_name(node.child(Node::object_name));
  made.if_exists = node.has(Node::if_exists);
  made.target = to.lower_case(node.child(Node::statistics_target).text());
  return &made;
}

const ast::Statement* lower_CreateOther(Lowering& to, const Syntax& node) {
  ast::CreateOther& made = to.make<ast::CreateOther>(node);
  made.object = to.object_kind(node.child(Node::object_kind));
  made.or_replace = node.has(Node::or_replace);
  made.if_not_exists = node.has(Node::if_not_exists);
  made.target = to.object_reference(node.child(Node::object_reference));
  return &made;
}

}  // namespace mig
