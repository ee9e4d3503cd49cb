#include "catalog/view_columns.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/choose_name.hpp"
#include "sql/lower/lowering.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// The first SELECT of a query, which names the columns of a UNION.
Syntax first_select(const Syntax& query) {
  Syntax found;
  for (const Syntax& child : query.children()) {
    if (child.is(Node::select_core) || child.is(Node::values)) return child;
    if (child.is(Node::set_operation) || child.is(Node::subquery) || child.is(Node::select)) {
      return first_select(child);
    }
  }
  return query.is(Node::select_core) ? query : found;
}

struct FromItem {
  std::string alias;
  ObjectId relation = 0;
  bool is_known = false;
  std::vector<Column> columns;
};

std::vector<Column> columns_of(const Catalog& catalog, ObjectId id, bool& is_known) {
  std::vector<Column> made;
  if (const auto* table = catalog.get<Table>(id)) {
    is_known = !table->is_unknown && !table->is_open;
    return table->columns;
  }
  if (const auto* view = catalog.get<View>(id)) {
    is_known = view->columns_known;
    for (const std::string& each : view->columns) made.emplace_back().name = each;
  }
  return made;
}

class Shaper {
 public:
  Shaper(Applier& to, const Syntax& query) : to_(to), names_(lowering_of(query)), query_(query) {}

  QueryShape shape() {
    collect_relations();
    collect_columns();
    return std::move(shape_);
  }

 private:
  bool is_cte(const Syntax& node) {
    const ast::ObjectName name = names_.object_name(node);
    return !name.schema && std::find(ctes_.begin(), ctes_.end(), name.name.text) != ctes_.end();
  }

  void collect_relations() {
    bool has_star = false;
    walk(query_, [&](const Syntax& node) {
      if (node.is(Node::cte)) ctes_.emplace_back(names_.name(node[0]).text);
      if (node.is(Node::join)) has_star = has_star || node.has_own_word(Keyword::NATURAL);
      return true;
    });
    const References references = references_of(query_);
    for (const TableReference& each : references.tables) {
      const ObjectId id = to_.find(ObjectKind::table, each.name.schema, each.name.name);
      if (id == 0) continue;
      const std::string& called = each.alias.empty() ? each.name.name : each.alias;
      std::vector<std::string> mentioned;
      bool all = has_star;
      for (const ColumnReference& column : references.columns) {
        if (!column.qualifier.empty() && !to_.catalog.same_name(column.qualifier, called)) continue;
        all = all || column.name == "*";
        mentioned.push_back(column.name);
      }
      use(id, mentioned, all);
    }
  }

  void use(ObjectId id, const std::vector<std::string>& mentioned, bool has_star) {
    const auto present = std::find_if(shape_.relations.begin(), shape_.relations.end(),
                                      [&](const ViewUse& each) { return each.relation == id; });
    ViewUse& made = present != shape_.relations.end() ? *present : shape_.relations.emplace_back();
    made.relation = id;
    bool is_known = false;
    for (const Column& each : columns_of(to_.catalog, id, is_known)) {
      const bool is_mentioned = std::any_of(
          mentioned.begin(), mentioned.end(),
          [&](const std::string& name) { return to_.catalog.same_name(name, each.name); });
      const bool is_there =
          std::find(made.columns.begin(), made.columns.end(), each.name) != made.columns.end();
      if ((has_star || is_mentioned) && !is_there) made.columns.push_back(each.name);
    }
  }

  // Only what stands in FROM by itself or joined; anything else hides its columns.
  void read_from(const Syntax& node) {
    if (node.is(Node::relation)) {
      FromItem& item = from_.emplace_back();
      const Syntax name = node.child(Node::object_name);
      const ast::ObjectName object = names_.object_name(name);
      item.alias = object.name.text;
      if (const Syntax alias = node.child(Node::table_alias)) {
        item.alias = names_.name(alias[0]).text;
        if (alias.children().size() > 1) return;
      }
      if (is_cte(name)) return;
      item.relation = to_.relation(object);
      item.columns = columns_of(to_.catalog, item.relation, item.is_known);
    } else if (node.is(Node::join)) {
      merges_columns_ =
          merges_columns_ || node.has(Node::using_) || node.has_own_word(Keyword::NATURAL);
      for (const Syntax& each : node.children()) {
        if (!each.is(Node::on) && !each.is(Node::using_)) read_from(each);
      }
    } else {
      FromItem& item = from_.emplace_back();
      const Syntax alias = node.child(Node::table_alias);
      if (alias) item.alias = names_.name(alias[0]).text;
      if (!node.is(Node::from_query) || (alias && alias.children().size() > 1)) return;
      QueryShape inner = Shaper(to_, node[0]).shape();
      item.columns = std::move(inner.columns);
      item.is_known = inner.is_known;
    }
  }

  void collect_columns() {
    const Syntax select = first_select(query_);
    if (!select || !select.is(Node::select_core)) return;
    if (const Syntax from = select.child(Node::from)) {
      for (const Syntax& each : from.children()) read_from(each);
    }
    shape_.is_known = true;
    const Syntax targets = select.child(Node::targets);
    if (!targets) return;
    for (const Syntax& each : targets.children()) {
      if (each.is(Node::star)) {
        star({});
      } else if (each.is(Node::target)) {
        target(each);
      }
    }
  }

  void target(const Syntax& node) {
    const Syntax value = node[0];
    if (value.is(Node::star)) return star({});
    if (value.is(Node::column)) {
      const Syntax::Children parts = value.children();
      if (parts[parts.size() - 1].is(Node::star)) {
        return star(parts.size() > 1 ? std::string(names_.name(parts[parts.size() - 2]).text) : "");
      }
    }
    Column& made = shape_.columns.emplace_back();
    const Syntax alias = node.child(Node::alias);
    if (alias) {
      made.name = names_.name(alias[0]).text;
    } else if (to_.is_postgres() || value.is(Node::column)) {
      made.name = expression_column_name(value);
      if (made.name == "expr") made.name = "?column?";
    } else {
      made.name = value.text();
    }
    made.type = type_of(value);
  }

  DataType type_of(const Syntax& value) {
    if (value.is(Node::grouped)) return type_of(value[0]);
    if (value.is(Node::cast)) return to_.data_type(names_.type(value.child(Node::type)));
    if (value.is(Node::function_call)) return type_of_call(value);
    if (value.is(Node::special_call)) return type_of_any(value);
    if (is_condition(value)) return {0, "boolean"};
    if (!value.is(Node::column)) return {};
    const Syntax::Children parts = value.children();
    const std::string name(names_.name(parts[parts.size() - 1]).text);
    const std::string qualifier(parts.size() > 1 ? names_.name(parts[parts.size() - 2]).text : "");
    for (const FromItem& item : from_) {
      if (!qualifier.empty() && !to_.catalog.same_name(item.alias, qualifier)) continue;
      for (const Column& each : item.columns) {
        if (to_.catalog.same_name(each.name, name)) return each.type;
      }
    }
    return {};
  }

  static bool is_condition(const Syntax& value) {
    switch (value.kind()) {
      case Node::and_:
      case Node::or_:
      case Node::not_:
      case Node::is_test:
      case Node::is_distinct:
      case Node::between:
      case Node::in_:
      case Node::like:
      case Node::exists:
      case Node::quantified:
      case Node::literal_boolean: return true;
      case Node::binary: {
        const Syntax left = value[0];
        const std::uint32_t at = left.first_token() + left.token_count() - value.first_token();
        const TokenCode code = value.code(at);
        return code == '=' || code == '<' || code == '>' || code == grammar::less_equal ||
               code == grammar::greater_equal || code == grammar::not_equal;
      }
      default: return false;
    }
  }

  // COALESCE, GREATEST, …: that of the first operand that has one.
  DataType type_of_any(const Syntax& value) {
    for (const Syntax& each : value.children()) {
      if (DataType found = type_of(each)) return found;
    }
    return {};
  }

  DataType type_of_call(const Syntax& value) {
    const std::string name(names_.object_name(value.child(Node::object_name)).name.text);
    const Syntax arguments = value.child(Node::arguments);
    if (name == "count" || name == "row_number") return {0, "bigint"};
    if ((name == "max" || name == "min") && arguments) return type_of_any(arguments);
    return {};
  }

  void star(const std::string& qualifier) {
    bool is_found = false;
    for (const FromItem& item : from_) {
      if (!qualifier.empty() && !to_.catalog.same_name(item.alias, qualifier)) continue;
      is_found = true;
      shape_.is_known = shape_.is_known && item.is_known && !(merges_columns_ && qualifier.empty());
      for (const Column& each : item.columns) {
        Column& made = shape_.columns.emplace_back();
        made.name = each.name;
        made.type = each.type;
      }
    }
    shape_.is_known = shape_.is_known && is_found;
  }

  Applier& to_;
  Lowering names_;
  Syntax query_;
  QueryShape shape_;
  std::vector<std::string> ctes_;
  std::vector<FromItem> from_;
  bool merges_columns_ = false;
};

}  // namespace

QueryShape shape_of(Applier& to, const Syntax& query) {
  return query ? Shaper(to, query).shape() : QueryShape();
}

}  // namespace mig
