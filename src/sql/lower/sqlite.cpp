// Statements that SQLite alone has, and SQLite's form of those that both have.
#include "sql/ast.hpp"
#include "sql/lower/lowering.hpp"

namespace mig {
namespace {

// A word of the node itself and what it stands for.
template <typename T>
struct Meaning {
  Keyword word;
  T value;
};

// The meaning of the first word in the table that the node has.
template <typename T, std::size_t Size>
T meaning_of(const Syntax& node, const Meaning<T> (&table)[Size], T otherwise) {
  for (const Meaning<T>& each : table) {
    if (node.has_own_word(each.word)) return each.value;
  }
  return otherwise;
}

constexpr Meaning<ast::ObjectKind> object_kinds[] = {
    {Keyword::TABLE, ast::ObjectKind::table},
    {Keyword::INDEX, ast::ObjectKind::index},
    {Keyword::VIEW, ast::ObjectKind::view},
    {Keyword::TRIGGER, ast::ObjectKind::trigger},
};

constexpr Meaning<ast::TransactionAction> transaction_actions[] = {
    {Keyword::BEGIN, ast::TransactionAction::begin},
    {Keyword::COMMIT, ast::TransactionAction::commit},
    {Keyword::END, ast::TransactionAction::commit},
    {Keyword::RELEASE, ast::TransactionAction::release},
    {Keyword::TO, ast::TransactionAction::rollback_to},
    {Keyword::ROLLBACK, ast::TransactionAction::rollback},
    {Keyword::SAVEPOINT, ast::TransactionAction::savepoint},
};

constexpr Meaning<ast::TriggerTiming> trigger_timings[] = {
    {Keyword::AFTER, ast::TriggerTiming::after},
    {Keyword::INSTEAD, ast::TriggerTiming::instead_of},
};

// The last child of a kind, e.g. the new name.
Syntax last_child(const Syntax& node, Node kind) {
  Syntax last;
  for (const Syntax& child : node.children()) {
    if (child.is(kind)) last = child;
  }
  return last;
}

ast::ObjectReference reference(Lowering& to, const Syntax& object_name) {
  ast::ObjectReference made;
  made.name = to.object_name(object_name);
  made.syntax = object_name;
  return made;
}

bool is_statement(const Syntax& node) { return node.kind() < Node::name; }

}  // namespace

const ast::Statement* lower_CreateVirtualTable(Lowering& to, const Syntax& node) {
  auto& made = to.make<ast::CreateVirtualTable>(node);
  made.name = to.object_name(node.child(Node::object_name));
  made.if_not_exists = node.has(Node::if_not_exists);
  made.module = to.name(node.child(Node::name));
  if (const Syntax arguments = node.child(Node::arguments)) {
    const std::string_view text = arguments.text();
    made.arguments = text.substr(1, text.size() - 2);
  }
  return &made;
}

const ast::Statement* lower_Pragma(Lowering& to, const Syntax& node) {
  auto& made = to.make<ast::Pragma>(node);
  made.name = to.object_name(node.child(Node::object_name));
  made.name.schema.text = to.lower_case(made.name.schema.text);
  made.name.name.text = to.lower_case(made.name.name.text);
  const Syntax number = node.child(Node::literal_decimal);
  const Syntax word = node.child(Node::name);
  made.has_value = number || word;
  if (number) made.value = number.text();
  if (word) made.value = to.name(word).text;
  return &made;
}

const ast::Statement* lower_Attach(Lowering& to, const Syntax& node) {
  auto& made = to.make<ast::Attach>(node);
  const bool is_attach = node.is(Node::attach);
  if (is_attach) made.file = node[0];
  const Syntax schema = node[is_attach ? 1 : 0];
  // A name, or a string; any other expression is known to the engine alone.
  if (schema.is(Node::literal_string)) made.schema = to.name(schema);
  if (schema.is(Node::column) && schema.children().size() == 1) made.schema = to.name(schema[0]);
  return &made;
}

const ast::Statement* lower_sqlite_trigger(Lowering& to, const Syntax& node) {
  auto& made = to.make<ast::CreateTrigger>(node);
  const ast::ObjectName name = to.object_name(node.child(Node::object_name));
  made.name = name.name;
  made.schema = name.schema;
  made.is_temporary = node.has(Node::temporary);
  made.if_not_exists = node.has(Node::if_not_exists);
  made.timing = meaning_of(node, trigger_timings, ast::TriggerTiming::before);
  made.on_insert = node.has_own_word(Keyword::INSERT);
  made.on_update = node.has_own_word(Keyword::UPDATE);
  made.on_delete = node.has_own_word(Keyword::DELETE);
  made.update_columns = to.names(node.child(Node::names));
  made.table = to.object_name(last_child(node, Node::object_name));
  made.for_each_row = true;  // whether said or not
  if (const Syntax when = node.child(Node::when)) made.when = when[0];
  std::vector<const ast::Statement*> body;
  for (const Syntax& child : node.children()) {
    if (is_statement(child)) body.push_back(to.statement(child));
  }
  made.body = to.list(body);
  return &made;
}

const ast::Statement* lower_sqlite_drop(Lowering& to, const Syntax& node) {
  auto& made = to.make<ast::Drop>(node);
  made.object = meaning_of(node, object_kinds, ast::ObjectKind::unknown);
  made.if_exists = node.has(Node::if_exists);
  ast::ObjectReference dropped = reference(to, node.child(Node::object_name));
  if (made.object == ast::ObjectKind::trigger) {  // its table is not said
    dropped.part = dropped.name.name;
    dropped.name.name = {};
  }
  made.objects = to.list(std::vector{dropped});
  return &made;
}

const ast::Statement* lower_sqlite_rename(Lowering& to, const Syntax& node) {
  auto& made = to.make<ast::Rename>(node);
  made.target = reference(to, node.child(Node::object_name));
  const Syntax first = node.child(Node::name);
  const Syntax last = last_child(node, Node::name);
  made.new_name = to.name(last);
  made.object = ast::ObjectKind::table;
  if (first != last) {
    made.object = ast::ObjectKind::column;
    made.owner = ast::ObjectKind::table;
    made.target.part = to.name(first);
  }
  return &made;
}

const ast::Statement* lower_sqlite_transaction(Lowering& to, const Syntax& node) {
  auto& made = to.make<ast::Transaction>(node);
  made.action = meaning_of(node, transaction_actions, ast::TransactionAction::begin);
  // BEGIN TRANSACTION may have a name, which means nothing.
  if (made.action != ast::TransactionAction::begin &&
      made.action != ast::TransactionAction::commit &&
      made.action != ast::TransactionAction::rollback) {
    made.savepoint = to.name(last_child(node, Node::name));
  }
  return &made;
}

const ast::Statement* lower_sqlite_maintenance(Lowering& to, const Syntax& node) {
  auto& made = to.make<ast::Maintenance>(node);
  // VACUUM names a schema; what ANALYZE and REINDEX name may be one, a table, an index or a collation.
  made.object = node.is(Node::vacuum) ? ast::ObjectKind::schema : ast::ObjectKind::unknown;
  made.objects = to.object_names(node);
  return &made;
}

const ast::Statement* lower_sqlite_explain(Lowering& to, const Syntax& node) {
  auto& made = to.make<ast::Explain>(node);
  made.statement = to.statement(node[0]);
  return &made;
}

}  // namespace mig
