#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/text.hpp"
#include "catalog/relation.hpp"
#include "lint/rule.hpp"
#include "sql/parse.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// As it was written.
const std::string& query_of(const View& view) {
  return view.starred_query.empty() ? view.query : view.starred_query;
}

// What the SELECT says itself: the tables and stars of those inside it are theirs.
References own_references(const Syntax& core) {
  std::vector<Span> inner;
  walk(core, [&](const Syntax& node) {
    if (node.is(Node::select_core) && node.index() != core.index()) inner.push_back(node.span());
    return true;
  });
  References all = references_of(core);
  const auto is_inside = [&](const auto& each) {
    return std::any_of(inner.begin(), inner.end(), [&](const Span& span) {
      return span.begin <= each.span.begin && each.span.end <= span.end;
    });
  };
  std::erase_if(all.tables, is_inside);
  std::erase_if(all.columns, is_inside);
  return all;
}

// The names of the relations all of whose columns a view's query takes: SELECT *, or name.* of them.
std::set<std::string> taken_whole(const View& view) {
  std::set<std::string> names;
  const Script script(query_of(view), Dialect::postgres);
  if (script.statements().size() != 1) return names;
  const ast::Statement* statement = script.statements().front().statement;
  if (statement == nullptr) return names;
  walk(statement->syntax, [&](const Syntax& node) {
    if (!node.is(Node::select_core)) return true;
    const References inside = own_references(node);
    for (const TableReference& table : inside.tables) {
      const std::string& shown = table.alias.empty() ? table.name.name : table.alias;
      const bool is_whole = std::any_of(
          inside.columns.begin(), inside.columns.end(), [&](const ColumnReference& each) {
            return each.name == "*" && (each.qualifier.empty() || each.qualifier == shown);
          });
      if (is_whole) names.insert(table.name.name);
    }
    return true;
  });
  return names;
}

// Each view's query is read but once, however often its tables change: a view of a catalogue never changes.
class WholeTables {
 public:
  bool takes_all(const View& view, const Catalog& catalog, ObjectId relation) {
    if (query_of(view).find('*') == std::string::npos) return false;
    const auto [known, is_first] = known_.try_emplace(&view);
    if (is_first) known->second = taken_whole(view);
    return known->second.contains(catalog.object(relation)->name);
  }

 private:
  std::map<const View*, std::set<std::string>> known_;
};

// SELECT * of one table and no more: made again, the view gains the column at its end.
bool is_plain_star(const View& view) {
  const Script script(query_of(view), Dialect::postgres);
  const ast::Statement* statement = script.statements().front().statement;
  const Syntax core = statement->syntax.child(Node::select_core);
  if (!core || statement->syntax.has(Node::set_operation)) return false;
  return core.child(Node::targets).children().size() == 1 &&
         references_of(statement->syntax).tables.size() == 1;
}

bool is_remade(const LintContext& context, const JudgedStatement& at, ObjectId view) {
  const StatementsAround later = context.later(at);
  return std::any_of(later.begin(), later.end(), [&](const JudgedStatement* each) {
    if (each->after.object(view) == nullptr) return true;
    const auto* made = each->as<ast::CreateView>();
    return made != nullptr && each->relation(made->name) == view;
  });
}

void look_at(const LintContext& context, WholeTables& whole, const JudgedStatement& at,
             ObjectId table, Span span, std::string_view does, const ast::Name& column,
             const ast::Name& new_name, Findings& findings) {
  for (const View* view : at.before.dependents<View>(table)) {
    if (at.after.object(view->id) == nullptr || context.is_new(at, view->id)) continue;
    const bool reads = std::any_of(view->relations.begin(), view->relations.end(),
                                   [&](const ViewUse& each) { return each.relation == table; });
    if (!reads || !whole.takes_all(*view, at.before, table)) continue;
    if (is_remade(context, at, view->id)) continue;
    const std::string name = at.before.qualified_name(view->id),
                      table_name = at.before.qualified_name(table);
    Finding& found = findings.add(at, span,
                                  concat("the view ", name, " selects * of ", table_name, ", but ",
                                         does, " ", at.before.quoted(column.text)));
    found.tables = {table_name, name};
    found.subject = at.before.quoted(column.text);
    found.kind = name;
    const bool is_plain_view = view->kind == ObjectKind::view;
    if (new_name) {
      found.steps = {concat(is_plain_view ? "ALTER VIEW " : "ALTER MATERIALIZED VIEW ", name,
                            " RENAME COLUMN ", at.before.quoted(column.text), " TO ",
                            at.before.quoted(new_name.text), ";")};
    } else if (is_plain_view && is_plain_star(*view)) {
      found.steps = {concat("CREATE OR REPLACE VIEW ", name, " AS ", query_of(*view), ";")};
    }
  }
}

void check(const LintContext& context, Findings& findings) {
  WholeTables whole;
  context.each_action(ast::AlterTableKind::add_column,
                      [&](const ast::AlterTableAction& action, const ast::AlterTable& alter,
                          const JudgedStatement& at) {
                        const ObjectId id = at.relation(alter.name);
                        if (at.before.dependents<View>(id).empty()) return;
                        const auto* table = at.before.get<Table>(id);
                        if (table == nullptr || table->column(action.column->name.text) != nullptr)
                          return;
                        look_at(context, whole, at, id, action.column->syntax.span(),
                                "does not get the new column", action.column->name, {}, findings);
                      });
  context.each<ast::Rename>([&](const ast::Rename& rename, const JudgedStatement& at) {
    if (rename.object != ObjectKind::column) return;
    const ObjectId id = at.relation(rename.target.name);
    if (at.before.get<Table>(id) == nullptr) return;
    look_at(context, whole, at, id, {}, "keeps the old name of the column", rename.target.part,
            rename.new_name, findings);
  });
}

}  // namespace

extern const LintRule select_star_view_goes_stale_rule;
const LintRule select_star_view_goes_stale_rule{
    .id = "select-star-view-goes-stale",
    .dialects = for_postgres,
    .severity = Severity::info,
    .summary = "a view that selects * does not follow a change of its table's columns",
    .why =
        R"(The star of SELECT * is written out when the view is created: a column that is added to the table later is
not in the view, and one that is renamed keeps its old name there. Whoever reads the view does not see the
change. CREATE OR REPLACE VIEW with the same query adds the new columns, if they come last in the table;
after a rename, rename the view's column too.)",
    .bad = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
CREATE VIEW open_orders AS SELECT * FROM orders;
-- history:
ALTER TABLE orders ADD COLUMN currency text;
)",
    .good = R"(CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
CREATE VIEW open_orders AS SELECT * FROM orders;
-- history:
ALTER TABLE orders ADD COLUMN currency text;
CREATE OR REPLACE VIEW open_orders AS SELECT * FROM orders;
)",
    .check = check,
    .told_once = ToldOnce::for_table,
};

}  // namespace mig
