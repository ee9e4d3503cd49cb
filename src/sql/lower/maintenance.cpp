// LOCK, TRUNCATE, VACUUM and the like, DO, EXPLAIN.
#include "base/text.hpp"
#include "sql/ast/query.hpp"
#include "sql/ast/relation.hpp"
#include "sql/ast/routine.hpp"
#include "sql/ast/session.hpp"
#include "sql/lower/lowering.hpp"

namespace mig {
namespace {

// An option that is there and not switched off.
bool is_on(const ast::List<ast::Option>& options, std::string_view name) {
  bool on = false;
  for (const ast::Option& option : options) {
    if (option.name != name) continue;
    const std::string text = lower_ascii(option.text);
    on = text != "false" && text != "off" && text != "0";
  }
  return on;
}

}  // namespace

const ast::Statement* lower_Truncate(Lowering& to, const Syntax& node) {
  ast::Truncate& made = to.make<ast::Truncate>(node);
  made.tables = to.object_names(node);
  made.restart_identity = node.has_own_word(Keyword::RESTART);
  made.behavior = to.behavior(node);
  return &made;
}

const ast::Statement* lower_Lock(Lowering& to, const Syntax& node) {
  ast::Lock& made = to.make<ast::Lock>(node);
  made.tables = to.object_names(node);
  made.mode = "access exclusive";
  if (const Syntax mode = node.child(Node::lock_mode)) made.mode = to.words(mode);
  made.nowait = node.has_own_word(Keyword::NOWAIT);
  return &made;
}

const ast::Statement* lower_Maintenance(Lowering& to, const Syntax& node) {
  if (to.dialect() == Dialect::sqlite) return lower_sqlite_maintenance(to, node);
  ast::Maintenance& made = to.make<ast::Maintenance>(node);
  made.object = ast::ObjectKind::table;
  if (node.is(Node::reindex)) made.object = to.object_kind(node.child(Node::object_kind));
  made.objects = to.object_names(node);
  made.options = to.options(node);
  made.is_concurrent = node.has(Node::concurrently) || is_on(made.options, "concurrently");
  return &made;
}

const ast::Statement* lower_RefreshMaterializedView(Lowering& to, const Syntax& node) {
  ast::RefreshMaterializedView& made = to.make<ast::RefreshMaterializedView>(node);
  made.name = to.object_name(node.child(Node::object_name));
  made.is_concurrent = node.has(Node::concurrently);
  made.with_data = !node.has(Node::with_no_data);
  return &made;
}

const ast::Statement* lower_Explain(Lowering& to, const Syntax& node) {
  if (to.dialect() == Dialect::sqlite) return lower_sqlite_explain(to, node);
  ast::Explain& made = to.make<ast::Explain>(node);
  const ast::List<ast::Option> options = to.options(node);
  made.is_analyze = is_on(options, "analyze") || is_on(options, "analyse");
  const Syntax::Children parts = node.children();
  made.statement = to.statement(parts[parts.size() - 1]);
  return &made;
}

const ast::Statement* lower_Do(Lowering& to, const Syntax& node) {
  ast::Do& made = to.make<ast::Do>(node);
  made.language = "plpgsql";
  for (const Syntax& child : node.children()) {
    if (child.is(Node::do_language)) {
      made.language = to.name(child[0]).text;
    } else {
      made.body_literal = child;
    }
  }
  return &made;
}

}  // namespace mig
