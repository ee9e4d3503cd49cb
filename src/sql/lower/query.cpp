// Statements that read and write rows.
#include "sql/ast/query.hpp"

#include "sql/ast/table.hpp"
#include "sql/lower/lowering.hpp"

namespace mig {
namespace {

ast::Name alias_of(Lowering& to, const Syntax& relation) {
  const Syntax alias = relation.child(Node::table_alias);
  return alias ? to.name(alias[0]) : ast::Name{};
}

// A column that is assigned to: its first name, whatever subscripts and fields follow.
ast::Name column_name(Lowering& to, const Syntax& column) { return to.name(column[0]); }

ast::List<ast::Name> column_names(Lowering& to, const Syntax& node) {
  std::vector<ast::Name> made;
  if (node) {
    for (const Syntax& column : node.children()) {
      if (column.is(Node::column)) made.push_back(column_name(to, column));
    }
  }
  return to.list(made);
}

ast::List<ast::Assignment> assignments(Lowering& to, const Syntax& node) {
  std::vector<ast::Assignment> made;
  for (const Syntax& child : node.children()) {
    if (!child.is(Node::assignment)) continue;
    const Syntax::Children parts = child.children();
    ast::Assignment& assignment = made.emplace_back();
    assignment.columns = parts[0].is(Node::row) ? column_names(to, parts[0])
                                                : to.list(std::vector{column_name(to, parts[0])});
    assignment.value = parts[1];
  }
  return to.list(made);
}

// The condition of a WHERE clause.
Syntax condition(const Syntax& statement) {
  const Syntax where = statement.child(Node::where);
  return where ? where[0] : Syntax();
}

// What UPDATE and DELETE have alike: the table, the condition, what is returned.
template <typename Change>
void take_changed(Lowering& to, const Syntax& node, Change& made) {
  const Syntax relation = node.child(Node::relation);
  made.table = to.object_name(relation.child(Node::object_name));
  made.alias = alias_of(to, relation);
  made.where = condition(node);
  made.returning = node.child(Node::returning);
}

}  // namespace

const ast::Statement* lower_Query(Lowering& to, const Syntax& node) {
  return &to.make<ast::Query>(node);
}

const ast::Statement* lower_Insert(Lowering& to, const Syntax& node) {
  ast::Insert& made = to.make<ast::Insert>(node);
  made.table = to.object_name(node.child(Node::object_name));
  made.alias = to.name(node.child(Node::alias) ? node.child(Node::alias)[0] : Syntax());
  made.columns = column_names(to, node.child(Node::insert_columns));
  made.source = node.child(Node::select);
  if (!made.source) made.source = node.child(Node::subquery);
  made.is_values = made.source && made.source.has(Node::values);
  made.on_conflict = node.child(Node::on_conflict);
  made.returning = node.child(Node::returning);
  if (const Syntax conflict = node.child(Node::conflict)) {
    made.or_action = to.lower_case(conflict.token_text(conflict.token_count() - 1));
  }
  return &made;
}

const ast::Statement* lower_Update(Lowering& to, const Syntax& node) {
  ast::Update& made = to.make<ast::Update>(node);
  take_changed(to, node, made);
  made.assignments = assignments(to, node.child(Node::assignments));
  made.from = node.child(Node::from);
  return &made;
}

const ast::Statement* lower_Delete(Lowering& to, const Syntax& node) {
  ast::Delete& made = to.make<ast::Delete>(node);
  take_changed(to, node, made);
  made.using_ = node.child(Node::from);
  return &made;
}

const ast::Statement* lower_Merge(Lowering& to, const Syntax& node) {
  ast::Merge& made = to.make<ast::Merge>(node);
  const Syntax relation = node.child(Node::relation);
  made.table = to.object_name(relation.child(Node::object_name));
  made.alias = alias_of(to, relation);
  for (const Syntax& child : node.children()) {
    if (child.is(Node::on)) break;
    made.source = child;  // the last thing before ON
  }
  return &made;
}

}  // namespace mig
