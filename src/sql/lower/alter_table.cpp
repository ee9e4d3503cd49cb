// ALTER TABLE and its kin, in both dialects.
#include <iterator>

#include "base/text.hpp"
#include "sql/lower/definition.hpp"

namespace mig {
namespace {

using ast::AlterTableAction;
using ast::AlterTableKind;

struct KindOf {
  Node node;
  AlterTableKind kind;
};
constexpr KindOf kinds[] = {
#define MIG_ALTER_TABLE_ACTION(name) {Node::at_##name, AlterTableKind::name},
#include "grammar/alter_table_actions.def"
#undef MIG_ALTER_TABLE_ACTION
};

constexpr std::size_t first_action = static_cast<std::size_t>(kinds[0].node);
constexpr bool is_action(Node node) {
  return static_cast<std::size_t>(node) - first_action < std::size(kinds);
}
constexpr bool kinds_lie_as_nodes() {
  for (const KindOf& each : kinds) {
    if (kinds[static_cast<std::size_t>(each.node) - first_action].kind != each.kind) return false;
  }
  return true;
}
static_assert(kinds_lie_as_nodes());

// ---- actions

// Behind ALTER CONSTRAINT name.
std::string_view words_behind_name(Lowering& to, const Syntax& node) {
  std::string text;
  for (std::uint32_t token = 3; token < node.token_count(); ++token) {
    if (!text.empty()) text += ' ';
    text += lower_ascii(node.token_text(token));
  }
  return to.keep(text);
}

void add_text(Lowering& to, const Syntax& node, AlterTableAction& made) {
  const std::uint32_t last = node.token_count() - 1;
  switch (made.kind) {
    case AlterTableKind::set_storage:
    case AlterTableKind::set_compression: made.text = to.lower_case(node.token_text(last)); break;
    case AlterTableKind::set_statistics: {
      const Syntax::Children children = node.children();
      const Syntax target = children[children.size() - 1];
      const bool is_default = node.has_word(last, Keyword::DEFAULT);
      made.text = is_default ? std::string_view("default") : target.text();
      break;
    }
    case AlterTableKind::replica_identity:
      made.text =
          made.name ? std::string_view("using index") : to.lower_case(node.token_text(last));
      break;
    case AlterTableKind::set_identity:
      if (node.has_own_word(Keyword::GENERATED)) {
        made.text = node.has(Node::always) ? "always" : "by default";
      }
      break;
    case AlterTableKind::alter_constraint: made.text = words_behind_name(to, node); break;
    default: break;
  }
}

// An action while its parts are collected.
struct Collected {
  AlterTableAction action;
  ast::Constraint constraint;
};

void add_identity(Lowering& to, const Syntax& node, Collected& made) {
  if (made.action.kind == AlterTableKind::set_identity) {
    made.action.options = sequence_options(to, node);
  }
  const Syntax identity = node.child(Node::identity);
  if (!identity) return;
  made.action.options = sequence_options(to, identity.child(Node::sequence_options));
  made.constraint.kind = ast::ConstraintKind::identity;
  made.constraint.is_always = identity.has(Node::always);
  made.constraint.sequence = made.action.options;
  made.constraint.syntax = identity;
}

void add_child(Lowering& to, const Syntax& child, Collected& made) {
  if (apply_mark(child, made.constraint)) return;  // ALTER CONSTRAINT
  AlterTableAction& action = made.action;
  switch (child.kind()) {
    case Node::name: action.name = to.name(child); break;
    case Node::object_name: action.object = to.rare(to.object_name(child)); break;
    case Node::column_definition: action.column = to.rare(to.column(child)); break;
    case Node::constraint: made.constraint = to.constraint(child); break;
    case Node::type: action.type = to.rare(to.type(child)); break;
    case Node::column_collation: action.collation = to.rare(to.object_name(child[0])); break;
    case Node::using_: action.expression = child[0]; break;
    case Node::options: action.options = to.options(child); break;
    case Node::partition_bound: action.bound = partition_bound(child); break;
    case Node::if_exists: action.if_exists = true; break;
    case Node::if_not_exists: action.if_not_exists = true; break;
    case Node::concurrently: action.is_concurrent = true; break;
    default: break;
  }
}

bool has_expression(AlterTableKind kind) {
  return kind == AlterTableKind::set_default || kind == AlterTableKind::set_expression;
}

AlterTableAction action(Lowering& to, const Syntax& node, AlterTableKind kind) {
  Collected made;
  AlterTableAction& action = made.action;
  action.kind = kind;
  action.syntax = node;
  action.behavior = behavior(node);
  for (const Syntax& child : node.children()) add_child(to, child, made);
  if (has_expression(kind)) action.expression = node[1];
  if (action.column) action.name = action.column->name;
  if (kind == AlterTableKind::alter_constraint) {
    made.constraint.name = action.name;
    made.constraint.syntax = node;
  } else if (made.constraint.syntax) {
    action.name = made.constraint.name;
  }
  add_identity(to, node, made);
  if (made.constraint.syntax) action.constraint = to.rare(made.constraint);
  add_text(to, node, action);
  return action;
}

// ---- what is altered

struct ObjectWord {
  Keyword word;
  ast::ObjectKind kind;
};
constexpr ObjectWord object_words[] = {
    {Keyword::TABLE, ast::ObjectKind::table},
    {Keyword::FOREIGN, ast::ObjectKind::foreign_table},
    {Keyword::INDEX, ast::ObjectKind::index},
    {Keyword::VIEW, ast::ObjectKind::view},
    {Keyword::MATERIALIZED, ast::ObjectKind::materialized_view},
    {Keyword::SEQUENCE, ast::ObjectKind::sequence},
    {Keyword::TYPE, ast::ObjectKind::type},
};

ast::ObjectKind object_kind(const Syntax& node) {
  for (const ObjectWord& each : object_words) {
    if (node.has_word(1, each.word)) return each.kind;
  }
  return ast::ObjectKind::unknown;
}

}  // namespace

ast::Behavior behavior(const Syntax& node) {
  if (node.has(Node::cascade)) return ast::Behavior::cascade;
  return node.has(Node::restrict) ? ast::Behavior::restrict : ast::Behavior::unsaid;
}

const ast::Statement* lower_AlterTable(Lowering& to, const Syntax& node) {
  ast::AlterTable& made = to.make<ast::AlterTable>(node);
  made.object = object_kind(node);
  std::vector<AlterTableAction> actions;
  for (const Syntax& child : node.children()) {
    if (is_action(child.kind())) {
      const std::size_t at = static_cast<std::size_t>(child.kind()) - first_action;
      actions.push_back(action(to, child, kinds[at].kind));
    }
  }
  made.name = to.object_name(node.child(Node::object_name));
  made.if_exists = node.has(Node::if_exists);
  made.is_only = node.has(Node::only);
  made.actions = to.list(actions);
  return &made;
}

}  // namespace mig
