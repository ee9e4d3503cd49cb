#include "sql/references.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sql/lower/lowering.hpp"

namespace mig {
namespace {

// The names that the WITH clauses around a place define.
using Scope = std::vector<std::string>;

class Collector {
 public:
  References run(const Syntax& root) {
    visit(root, {});
    return std::move(result_);
  }

 private:
  void visit(const Syntax& node, const Scope& scope) {
    switch (node.kind()) {
      case Node::insert: return insert(node, scope);
      case Node::update: return change(node, scope, Access::update);
      case Node::delete_: return change(node, scope, Access::delete_);
      case Node::merge: return change(node, scope, Access::merge);
      case Node::create_table_as:
      case Node::select: return children(node, with(node, scope));
      case Node::relation: relation(node, scope, Access::read); return;
      case Node::column: return column(node, false);
      case Node::star: return star(node);
      case Node::arguments: return arguments(node, scope);
      case Node::function_call: call(node); break;
      case Node::special_call:
      case Node::special_value: special(node); break;
      case Node::on_conflict: return conflict(node, scope);
      case Node::assignment: return assignment(node, scope);
      default: break;
    }
    children(node, scope);
  }

  // Nothing but its children counts.
  static bool is_plain(const Syntax& node) {
    switch (node.kind()) {
      case Node::insert:
      case Node::update:
      case Node::delete_:
      case Node::merge:
      case Node::create_table_as:
      case Node::select:
      case Node::relation:
      case Node::column:
      case Node::star:
      case Node::arguments:
      case Node::function_call:
      case Node::special_call:
      case Node::special_value:
      case Node::on_conflict:
      case Node::assignment:
      case Node::with: return false;
      default: return true;
    }
  }

  // Sums, unions and joins nest to the left, as deep as they are long: their first children are walked, not called.
  void children(const Syntax& node, const Scope& scope) {
    const std::size_t base = spine_.size();
    spine_.push_back(node);
    for (Syntax first = node[0]; first && is_plain(first); first = first[0])
      spine_.push_back(first);
    const std::size_t top = spine_.size() - 1;
    for (std::size_t at = top + 1; at-- > base;) {
      const Syntax each = spine_[at];
      bool is_walked = at < top;  // the first child was the one behind it
      for (const Syntax& child : each.children()) {
        if (!is_walked && !child.is(Node::with)) visit(child, scope);
        is_walked = false;
      }
      spine_.resize(at);
    }
  }

  // The star of count(*) is no column.
  void arguments(const Syntax& node, const Scope& scope) {
    for (const Syntax& child : node.children()) {
      if (!child.is(Node::star)) visit(child, scope);
    }
  }

  // Reads a WITH clause; the scope that holds behind it.
  Scope with(const Syntax& node, const Scope& outer) {
    const Syntax clause = node.child(Node::with);
    if (!clause) return outer;
    Scope scope = outer;
    const bool is_recursive = clause.has(Node::recursive);
    for (const Syntax& cte : clause.children()) {
      if (!cte.is(Node::cte)) continue;
      std::string name = name_of(cte[0]);
      Scope inner = scope;
      if (is_recursive) inner.push_back(name);
      children(cte, inner);
      scope.push_back(std::move(name));
    }
    return scope;
  }

  void insert(const Syntax& node, const Scope& outer) {
    const Scope scope = with(node, outer);
    for (const Syntax& child : node.children()) {
      if (child.is(Node::with)) continue;
      if (child.is(Node::object_name)) {
        add_table(child, node.child(Node::alias), Access::insert);
      } else if (child.is(Node::insert_columns)) {
        for (const Syntax& each : child.children()) column(each, true);
      } else {
        visit(child, scope);
      }
    }
  }

  // UPDATE, DELETE, MERGE: the first relation is the one that is changed, whatever WITH defines.
  void change(const Syntax& node, const Scope& outer, Access access) {
    const Scope scope = with(node, outer);
    bool is_target = true;
    for (const Syntax& child : node.children()) {
      if (child.is(Node::with)) continue;
      if (is_target && child.is(Node::relation)) {
        relation(child, {}, access);
        is_target = false;
      } else {
        visit(child, scope);
      }
    }
  }

  void conflict(const Syntax& node, const Scope& scope) {
    for (const Syntax& child : node.children()) {
      if (child.is(Node::conflict_target)) continue;
      visit(child, scope);
    }
  }

  void assignment(const Syntax& node, const Scope& scope) {
    const Syntax::Children parts = node.children();
    if (parts[0].is(Node::row)) {
      for (const Syntax& each : parts[0].children()) column(each, true);
    } else {
      column(parts[0], true);
    }
    for (std::size_t i = 1; i < parts.size(); ++i) visit(parts[i], scope);
  }

  void relation(const Syntax& node, const Scope& scope, Access access) {
    const Syntax name = node.child(Node::object_name);
    if (!name) return children(node, scope);
    const QualifiedName full = qualified_name_of(name);
    const bool is_defined =
        full.schema.empty() && std::find(scope.begin(), scope.end(), full.name) != scope.end();
    if (!is_defined) add_table(name, node.child(Node::table_alias), access);
  }

  void add_table(const Syntax& name, const Syntax& alias, Access access) {
    TableReference& made = result_.tables.emplace_back();
    made.name = qualified_name_of(name);
    if (alias && alias[0].is(Node::name)) made.alias = name_of(alias[0]);
    made.access = access;
    made.span = name.span();
  }

  void column(const Syntax& node, bool is_written) {
    const Syntax::Children names = node.children();
    ColumnReference& made = result_.columns.emplace_back();
    made.is_written = is_written;
    made.span = node.span();
    if (names.empty()) {
      made.name = name_of(node);
      return;
    }
    // What is assigned to begins with the column; what is read ends with it.
    const std::size_t last = is_written ? 0 : names.size() - 1;
    made.name = names[last].is(Node::star) ? "*" : name_of(names[last]);
    if (last > 0) made.qualifier = name_of(names[last - 1]);
  }

  void star(const Syntax& node) { result_.columns.push_back({"", "*", false, node.span()}); }

  void call(const Syntax& node) {
    FunctionReference& made = result_.functions.emplace_back();
    made.name = qualified_name_of(node.child(Node::object_name));
    for (const Syntax& argument : node.child(Node::arguments).children()) {
      const bool is_value =
          !argument.is(Node::distinct) && !argument.is(Node::order_by) && !argument.is(Node::star);
      made.argument_count += is_value ? 1 : 0;
    }
    made.call = node;
  }

  void special(const Syntax& node) {
    FunctionReference& made = result_.functions.emplace_back();
    made.name.name = lower_ascii(node.token_text(0));
    made.argument_count = node.children().size();
    made.call = node;
  }

  References result_;
  std::vector<Syntax> spine_;  // of children() that are being walked
};

}  // namespace

std::string name_of(const Syntax& name) { return std::string(lowering_of(name).name(name).text); }

QualifiedName qualified_name_of(const Syntax& object_name) {
  if (!object_name) return {};
  const ast::ObjectName name = lowering_of(object_name).object_name(object_name);
  return {std::string(name.schema.text), std::string(name.name.text)};
}

References references_of(const Syntax& root) { return Collector().run(root); }

}  // namespace mig
