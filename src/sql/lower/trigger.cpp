// Triggers, event triggers, rules and policies.
#include "sql/ast/routine.hpp"
#include "sql/lower/definition.hpp"

namespace mig {
namespace {

ast::TriggerTiming timing_of(const Syntax& node) {
  if (node.has_own_word(Keyword::INSTEAD)) return ast::TriggerTiming::instead_of;
  return node.has_own_word(Keyword::AFTER) ? ast::TriggerTiming::after : ast::TriggerTiming::before;
}

void add_event(Lowering& to, const Syntax& event, ast::CreateTrigger& trigger) {
  switch (static_cast<Keyword>(event.code())) {
    case Keyword::INSERT: trigger.on_insert = true; break;
    case Keyword::DELETE: trigger.on_delete = true; break;
    case Keyword::TRUNCATE: trigger.on_truncate = true; break;
    default:
      trigger.on_update = true;
      trigger.update_columns = to.names(event.child(Node::names));
      break;
  }
}

void add_transition(Lowering& to, const Syntax& transition, ast::CreateTrigger& trigger) {
  (transition.has_own_word(Keyword::OLD) ? trigger.old_table : trigger.new_table) =
      name_in(to, transition);
}

// The only child of a child: of USING (expression), WHEN (expression).
Syntax inside(const Syntax& node, Node kind) {
  const Syntax child = node.child(kind);
  return child ? child[0] : Syntax();
}

}  // namespace

const ast::Statement* lower_CreateTrigger(Lowering& to, const Syntax& node) {
  if (to.dialect() == Dialect::sqlite) return lower_sqlite_trigger(to, node);
  ast::CreateTrigger& made = to.make<ast::CreateTrigger>(node);
  made.name = name_in(to, node);
  made.or_replace = node.has(Node::or_replace);
  made.is_constraint = node.has_own_word(Keyword::CONSTRAINT);
  made.timing = timing_of(node);
  for (const Syntax& child : node.children()) {
    switch (child.kind()) {
      case Node::trigger_event: add_event(to, child, made); break;
      case Node::transition: add_transition(to, child, made); break;
      case Node::object_name: (made.table ? made.function : made.table) = to.object_name(child);
      default: break;
    }
  }
  made.from_table = to.object_name(inside(node, Node::from_table));
  const Syntax each = node.child(Node::for_each);
  made.for_each_row = each && each.has_own_word(Keyword::ROW);
  made.initially_deferred = node.has(Node::initially_deferred);
  made.is_deferrable = made.initially_deferred || node.has(Node::deferrable);
  made.when = inside(node, Node::trigger_when);
  return &made;
}

const ast::Statement* lower_CreateEventTrigger(Lowering& to, const Syntax& node) {
  ast::CreateEventTrigger& made = to.make<ast::CreateEventTrigger>(node);
  made.name = to.name(node[0]);
  made.event = to.name(node[1]);
  made.function = to.object_name(node.child(Node::object_name));
  return &made;
}

const ast::Statement* lower_AlterEventTrigger(Lowering& to, const Syntax& node) {
  ast::AlterEventTrigger& made = to.make<ast::AlterEventTrigger>(node);
  made.name = name_in(to, node);
  made.state = node.has_own_word(Keyword::DISABLE)   ? "disable"
               : node.has_own_word(Keyword::REPLICA) ? "enable replica"
               : node.has_own_word(Keyword::ALWAYS)  ? "enable always"
                                                     : "enable";
  return &made;
}

const ast::Statement* lower_CreateRule(Lowering& to, const Syntax& node) {
  ast::CreateRule& made = to.make<ast::CreateRule>(node);
  made.name = name_in(to, node);
  made.or_replace = node.has(Node::or_replace);
  made.event = to.words(node.child(Node::rule_event));
  made.table = to.object_name(node.child(Node::object_name));
  made.where = inside(node, Node::where);
  made.is_instead = node.has_own_word(Keyword::INSTEAD);
  std::vector<const ast::Statement*> actions;
  for (const Syntax& child : node.child(Node::rule_actions).children()) {
    if (const ast::Statement* action = to.statement(child)) actions.push_back(action);
  }
  made.actions = to.list(actions);
  return &made;
}

const ast::Statement* lower_CreatePolicy(Lowering& to, const Syntax& node) {
  ast::CreatePolicy& made = to.make<ast::CreatePolicy>(node);
  made.name = name_in(to, node);
  made.table = to.object_name(node.child(Node::object_name));
  made.is_permissive = !node.has_own_word(Keyword::RESTRICTIVE);
  const Syntax command = node.child(Node::policy_command);
  made.command = command ? to.lower_case(command.token_text(1)) : "all";
  made.roles = to.names(node.child(Node::names));
  made.using_ = inside(node, Node::policy_using);
  made.check = inside(node, Node::policy_check);
  return &made;
}

const ast::Statement* lower_AlterPolicy(Lowering& to, const Syntax& node) {
  ast::AlterPolicy& made = to.make<ast::AlterPolicy>(node);
  made.name = name_in(to, node);
  made.table = to.object_name(node.child(Node::object_name));
  made.roles = to.names(node.child(Node::names));
  made.using_ = inside(node, Node::policy_using);
  made.check = inside(node, Node::policy_check);
  return &made;
}

}  // namespace mig
