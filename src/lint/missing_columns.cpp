#include "lint/missing_columns.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lint/certainty.hpp"
#include "lint/syntax_names.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

using Kind = ast::AlterTableKind;

class Search {
 public:
  explicit Search(const JudgedStatement& at)
      : at_(at), catalog_(at.before), all_(at.references()) {}

  std::vector<MissingColumn> run() {
    if (const auto* rename = at_.as<ast::Rename>()) {
      if (rename->object == ObjectKind::column && !rename->if_exists) {
        look(at_.relation(rename->target.name), rename->target.part);
      }
    } else if (const auto* index = at_.as<ast::CreateIndex>()) {
      look_at(*index);
    } else if (const auto* alter = at_.as<ast::AlterTable>()) {
      look_at(*alter);
    } else if (const auto* comment = at_.as<ast::Comment>()) {
      if (comment->object == ObjectKind::column) {
        look(at_.relation(comment->target.name), comment->target.part);
      }
    } else if (reads_rows()) {
      look_at_query();
    }
    return std::move(found_);
  }

 private:
  void look(ObjectId relation, const ast::Name& column) {
    look(relation, column.text, column.span);
  }

  void look(ObjectId relation, std::string_view column, Span span) {
    if (relation == 0 || column.empty() || may_have_column(catalog_, relation, column)) return;
    found_.push_back({relation, std::string(column), span});
  }

  // SQLite takes "x" for a string where there is no such column.
  bool may_be_string(Span span) const {
    return catalog_.dialect() == Dialect::sqlite &&
           span.of(at_.statement->syntax.tree().text).starts_with('"');
  }

  // Of an expression that can see one table alone.
  void look_within(ObjectId relation, const ast::Expression& expression) {
    if (!expression) return;
    const References all = references_of(expression);
    if (!all.tables.empty()) return;
    for (const ColumnReference& each : all.columns) {
      if (each.qualifier.empty() && each.name != "*" && !may_be_string(each.span) &&
          !is_value_word(each.name)) {
        look(relation, each.name, each.span);
      }
    }
  }

  void look_at(const ast::CreateIndex& index) {
    const ObjectId table = at_.relation(index.table);
    for (const ast::IndexElement& each : index.elements) {
      if (each.column) {
        if (!may_be_string(each.column.span)) look(table, each.column);
      } else {
        look_within(table, each.expression);
      }
    }
    for (const ast::Name& each : index.include) look(table, each);
    look_within(table, index.predicate);
  }

  // What one action adds the others may be about.
  void look_at(const ast::AlterTable& alter) {
    if (alter.object != ObjectKind::table && alter.object != ObjectKind::foreign_table) return;
    const ObjectId table = at_.relation(alter.name);
    const bool adds = std::any_of(alter.actions.begin(), alter.actions.end(),
                                  [](const auto& each) { return each.kind == Kind::add_column; });
    if (adds) return;
    for (const ast::AlterTableAction& each : alter.actions) look_at(table, each);
  }

  void look_at(ObjectId table, const ast::AlterTableAction& action) {
    switch (action.kind) {
      case Kind::set_default:
      case Kind::drop_default:
      case Kind::set_not_null:
      case Kind::drop_not_null:
      case Kind::set_type: return look(table, action.name);
      case Kind::add_constraint: break;
      default: return;
    }
    const ast::Constraint& made = *action.constraint;
    for (const ast::Name& each : made.columns) look(table, each);
    if (made.kind == ast::ConstraintKind::check) look_within(table, made.expression);
  }

  bool reads_rows() const {
    if (at_.runs != Runs::at_once) return false;  // variables look like columns
    switch (at_.statement->kind) {
      case Node::select:
      case Node::insert:
      case Node::update:
      case Node::delete_: return true;
      case Node::create_view:
      case Node::create_table_as:
      case Node::create_materialized_view: return catalog_.dialect() == Dialect::postgres;
      default: return false;
    }
  }

  void look_at_query() {
    const Syntax& root = at_.statement->syntax;
    bool is_flat = true;
    std::size_t selects = 0;
    walk(root, [&](const Syntax& node) {
      switch (node.kind()) {
        case Node::select_core: ++selects; break;
        case Node::table_alias:
          if (node[0].is(Node::name)) aliases_.push_back(name_of(node[0]));
          break;
        case Node::cte:
          aliases_.push_back(name_of(node[0]));
          is_flat = false;
          break;
        case Node::from_query:
        case Node::from_function:
        case Node::lateral:
        case Node::subquery:
        case Node::values: is_flat = false; break;
        default: break;
      }
      return true;
    });
    const bool is_query = at_.as<ast::Insert>() == nullptr && at_.as<ast::Update>() == nullptr &&
                          at_.as<ast::Delete>() == nullptr;
    is_flat_ = is_flat && selects <= (is_query ? 1 : 0);
    for (const ColumnReference& each : all_.columns) {
      if (each.name != "*" && !may_be_string(each.span)) look_at(each);
    }
  }

  void look_at(const ColumnReference& each) {
    if (each.is_written) return look_at_written(each);
    if (!each.qualifier.empty()) return look_at_qualified(each);
    if (is_flat_) look_at_plain(each);
  }

  // INSERT INTO t (c), UPDATE t SET c
  void look_at_written(const ColumnReference& each) {
    const auto is_target = [](const TableReference& table) { return table.access != Access::read; };
    if (std::count_if(all_.tables.begin(), all_.tables.end(), is_target) != 1) return;
    const auto target = std::find_if(all_.tables.begin(), all_.tables.end(), is_target);
    look(relation_of(at_, target->name), each.name, each.span);
  }

  static const std::string& called(const TableReference& table) {
    return table.alias.empty() ? table.name.name : table.alias;
  }

  // The relation that goes by this name; 0: none alone does, or it is not sure.
  ObjectId relation_called(const std::string& name) const {
    const auto is_it = [&](const TableReference& each) {
      return catalog_.same_name(called(each), name);
    };
    if (std::count_if(all_.tables.begin(), all_.tables.end(), is_it) != 1) return 0;
    const auto table = std::find_if(all_.tables.begin(), all_.tables.end(), is_it);
    const auto others =
        std::count_if(aliases_.begin(), aliases_.end(),
                      [&](const std::string& each) { return catalog_.same_name(each, name); });
    return others == (table->alias.empty() ? 0 : 1) ? relation_of(at_, table->name) : 0;
  }

  // PostgreSQL reads t.f as f(t) where there is no such column.
  bool is_function(const std::string& name) const {
    const auto all = catalog_.all<Function>();
    return std::any_of(all.begin(), all.end(),
                       [&](const Function* each) { return each->name == name; });
  }

  void look_at_qualified(const ColumnReference& each) {
    const std::string_view text = each.span.of(at_.statement->syntax.tree().text);
    if (std::count(text.begin(), text.end(), '.') != 1) return;
    const ObjectId relation = relation_called(each.qualifier);
    if (relation == 0 || may_have_column(catalog_, relation, each.name)) return;
    if (!is_function(each.name)) look(relation, each.name, each.span);
  }

  // A name without a qualifier in a query of tables alone.
  void look_at_plain(const ColumnReference& each) {
    if (all_.tables.size() != 1 || is_value_word(each.name)) return;
    const TableReference& table = all_.tables.front();
    if (catalog_.same_name(called(table), each.name) || is_output(each.name)) return;
    look(relation_of(at_, table.name), each.name, each.span);
  }

  // ORDER BY and GROUP BY may name what the query gives.
  bool is_output(const std::string& name) const {
    bool found = false;
    walk(at_.statement->syntax, [&](const Syntax& node) {
      if (node.is(Node::target)) {
        for (const Syntax& each : node.children()) {
          if (!each.is(Node::alias)) continue;
          found = found || !each[0].is(Node::name) || catalog_.same_name(name_of(each[0]), name);
        }
      }
      return !found;
    });
    return found;
  }

  // Words that stand where columns do.
  static bool is_value_word(const std::string& name) {
    return name == "excluded" || name == "true" || name == "false" || name == "value";
  }

  const JudgedStatement& at_;
  const Catalog& catalog_;
  const References& all_;
  std::vector<std::string> aliases_;
  bool is_flat_ = false;
  std::vector<MissingColumn> found_;
};

}  // namespace

std::vector<MissingColumn> missing_columns(const JudgedStatement& at) {
  if (!is_certain(at)) return {};
  return Search(at).run();
}

}  // namespace mig
