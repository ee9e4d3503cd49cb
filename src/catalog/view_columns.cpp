#include "catalog/view_columns.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "catalog/choose_name.hpp"
#include "catalog/expression_types.hpp"
#include "sql/lower/lowering.hpp"
#include "sql/parse.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

constexpr std::size_t longest_target_list = 2000;  // SQLite's; PostgreSQL's is 1,664
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

// The SELECTs and VALUES that UNION and the like put together.
void collect_arms(const Syntax& query, std::vector<Syntax>& to) {
  if (query.is(Node::select_core) || query.is(Node::values)) return to.push_back(query);
  for (const Syntax& child : query.children()) {
    const bool holds_arms =
        child.is(Node::set_operation) || child.is(Node::subquery) || child.is(Node::select);
    if (holds_arms || child.is(Node::select_core) || child.is(Node::values))
      collect_arms(child, to);
  }
}

std::vector<Column> columns_of(const Catalog& catalog, ObjectId id, bool& is_known) {
  std::vector<Column> made;
  if (const auto* table = catalog.get<Table>(id)) {
    is_known = !table->is_unknown && !table->is_open;
    return {table->columns.begin(), table->columns.end()};
  }
  if (const auto* view = catalog.get<View>(id)) {
    is_known = view->columns_known;
    for (const std::string& each : view->columns) made.emplace_back().name = each;
  }
  return made;
}

struct Cte {
  std::string name;
  Syntax node;
};

constexpr int deepest = 16;  // views of views, queries in queries
class Shaper {
 public:
  Shaper(Applier& to, const Syntax& query, std::vector<Cte> ctes = {}, int depth = 0)
      : to_(to), names_(lowering_of(query)), query_(query), ctes_(std::move(ctes)), depth_(depth) {}

  QueryShape shape() {
    collect_relations();
    const Syntax first = first_select(query_);
    collect_columns(first);
    std::vector<Syntax> arms;
    collect_arms(query_, arms);
    for (const Syntax& each : arms) {
      if (each == first) continue;
      Shaper arm(to_, each, ctes_, depth_ + 1);
      arm.collect_columns(each);
      if (to_.is_postgres()) merge_types(arm.shape_.columns);
      std::move(arm.shape_.stars.begin(), arm.shape_.stars.end(), std::back_inserter(shape_.stars));
    }
    return std::move(shape_);
  }

 private:
  // Of a UNION's arms, known where they are one.
  void merge_types(const std::vector<Column>& arm) {
    for (std::size_t i = 0; i < shape_.columns.size(); ++i) {
      if (i >= arm.size() || arm[i].type != shape_.columns[i].type) shape_.columns[i].type = {};
    }
  }

  const Cte* find_cte(const Syntax& node) {
    const ast::ObjectName name = names_.object_name(node);
    if (name.schema) return nullptr;
    const auto found = std::find_if(ctes_.begin(), ctes_.end(), [&](const Cte& each) {
      return to_.catalog.same_name(each.name, name.name.text);
    });
    return found == ctes_.end() ? nullptr : &*found;
  }

  QueryShape shape_within(const Syntax& query) {
    return depth_ < deepest ? Shaper(to_, query, ctes_, depth_ + 1).shape() : QueryShape();
  }

  void read_cte(const Cte& cte, FromItem& item) {
    for (const Syntax& each : cte.node.children()) {
      if (!each.is(Node::select)) continue;
      QueryShape inner = shape_within(each);
      item.columns = std::move(inner.columns);
      item.is_known = inner.is_known;
    }
    if (cte.node.has(Node::names)) {
      const auto names = names_.names(cte.node.child(Node::names));
      for (std::size_t i = 0; i < names.size() && i < item.columns.size(); ++i) {
        item.columns[i].name = names[i].text;
      }
    }
  }

  // SQLite: a column of a view has the affinity that its query gives it.
  void add_types_of_view(ObjectId id, std::vector<Column>& columns) {
    const auto* view = to_.catalog.get<View>(id);
    if (view == nullptr || to_.is_postgres() || depth_ >= deepest) return;
    const std::string query = view->query;
    const Script script(query, Dialect::sqlite);
    if (script.statements().size() != 1 || script.statements()[0].statement == nullptr) return;
    const QueryShape inner =
        Shaper(to_, script.statements()[0].statement->syntax, {}, depth_ + 1).shape();
    for (std::size_t i = 0; i < inner.columns.size() && i < columns.size(); ++i) {
      columns[i].type = inner.columns[i].type;
    }
  }

  void collect_relations() {
    bool has_star = false;
    walk(query_, [&](const Syntax& node) {
      if (node.is(Node::cte)) ctes_.push_back({std::string(names_.name(node[0]).text), node});
      // TABLE t
      if (node.is(Node::select_core) && !node.has(Node::targets)) has_star = true;
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

  // The columns as a star gives them. Only what stands in FROM by itself or joined; anything else hides its columns.
  std::vector<Column> read_from(const Syntax& node) {
    if (node.is(Node::join)) return read_join(node);
    FromItem& item = from_.emplace_back();
    const Syntax alias = node.child(Node::table_alias);
    const bool names_columns = alias && alias.children().size() > 1;
    if (alias) item.alias = names_.name(alias[0]).text;
    if (node.is(Node::relation)) {
      const Syntax name = node.child(Node::object_name);
      const ast::ObjectName object = names_.object_name(name);
      if (!alias) item.alias = object.name.text;
      if (names_columns) return {};
      if (const Cte* cte = find_cte(name)) {
        read_cte(*cte, from_.back());
        return from_.back().columns;
      }
      item.relation = to_.relation(object);
      item.columns = columns_of(to_.catalog, item.relation, item.is_known);
      add_types_of_view(item.relation, item.columns);
    } else if (node.is(Node::from_query) && !names_columns) {
      QueryShape inner = shape_within(node[0]);
      item.columns = std::move(inner.columns);
      item.is_known = inner.is_known;
    }
    return item.columns;
  }

  // Columns that USING or NATURAL merges stand there once; on PostgreSQL they come first.
  std::vector<Column> read_join(const Syntax& node) {
    const std::size_t first_item = from_.size();
    std::vector<std::vector<Column>> sides;
    std::vector<std::string> merged;
    for (const Syntax& each : node.children()) {
      if (each.is(Node::using_)) {
        for (const Syntax& name : each[0].children()) merged.emplace_back(names_.name(name).text);
      } else if (!each.is(Node::on)) {
        sides.push_back(read_from(each));
      }
    }
    if (sides.size() != 2) return {};
    std::vector<Column>&left = sides[0], &right = sides[1];
    if (node.has_own_word(Keyword::NATURAL)) {
      for (const Column& each : left) {
        if (find(right, each.name) != nullptr) merged.push_back(each.name);
      }
      for (std::size_t i = first_item; i < from_.size(); ++i) {
        natural_of_unknown_ = natural_of_unknown_ || !from_[i].is_known;
      }
    }
    const auto is_merged = [&](const Column& each) {
      return std::any_of(merged.begin(), merged.end(), [&](const std::string& name) {
        return to_.catalog.same_name(name, each.name);
      });
    };
    std::vector<Column> row;
    if (to_.is_postgres()) {
      std::erase_if(merged, [&](const std::string& name) { return find(left, name) == nullptr; });
      for (const std::string& name : merged) row.push_back(*find(left, name));
      std::erase_if(left, is_merged);
    }  // SQLite leaves them where they are on the left
    std::erase_if(right, is_merged);
    row.insert(row.end(), left.begin(), left.end());
    row.insert(row.end(), right.begin(), right.end());
    return row;
  }

  const Column* find(const std::vector<Column>& columns, std::string_view name) const {
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& each) {
      return to_.catalog.same_name(each.name, name);
    });
    return found == columns.end() ? nullptr : &*found;
  }

  // VALUES (…), …: column1, column2, …
  void values(const Syntax& node) {
    const Syntax row = node[0];
    std::size_t count = row.children().size();
    if (row.is(Node::plain_row)) {  // of constants alone
      count = 1;
      for (std::uint32_t i = 0; i < row.token_count(); ++i) count += row.code(i) == ',' ? 1 : 0;
    }
    for (std::size_t i = 0; i < count; ++i) {
      Column& made = shape_.columns.emplace_back();
      made.name = concat("column", i + 1);
      if (row[i]) made.type = type_of(row[i]);
    }
    shape_.is_known = true;
  }

  void collect_columns(const Syntax& select) {
    if (select && select.is(Node::values)) return values(select);
    if (!select || !select.is(Node::select_core)) return;
    if (const Syntax from = select.child(Node::from)) {
      for (const Syntax& each : from.children()) {
        const std::vector<Column> columns = read_from(each);
        row_.insert(row_.end(), columns.begin(), columns.end());
      }
    }
    shape_.is_known = true;
    const Syntax targets = select.child(Node::targets);
    if (!targets) {
      if (lower_ascii(select.token_text(0)) == "table") star({}, {});
      return;
    }
    for (const Syntax& each : targets.children()) {
      if (each.is(Node::star)) {
        star(each, {});
      } else if (each.is(Node::target)) {
        target(each);
      }
    }
  }

  void target(const Syntax& node) {
    const Syntax value = node[0];
    if (value.is(Node::star)) return star(value, {});
    if (value.is(Node::column)) {
      const Syntax::Children parts = value.children();
      if (parts[parts.size() - 1].is(Node::star)) {
        return star(value,
                    parts.size() > 1 ? std::string(names_.name(parts[parts.size() - 2]).text) : "");
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

  DataType type_of(const Syntax& value) { return ExpressionTypes(to_, names_, from_).of(value); }

  // `node` is the star, or the column that ends in it; empty: TABLE t, which has none.
  void star(const Syntax& node, const std::string& qualifier) {
    if (qualifier.empty()) {
      const bool is_known = !from_.empty() && !natural_of_unknown_ &&
                            std::all_of(from_.begin(), from_.end(),
                                        [](const FromItem& item) { return item.is_known; });
      shape_.is_known = shape_.is_known && is_known;
      add_columns(row_);
      if (is_known && node) add_star(node, row_);
      return;
    }
    const auto meant = std::find_if(from_.begin(), from_.end(), [&](const FromItem& item) {
      return to_.catalog.same_name(item.alias, qualifier);
    });
    const bool is_known = meant != from_.end() && meant->is_known;
    shape_.is_known = shape_.is_known && is_known;
    if (meant == from_.end()) return;
    add_columns(meant->columns);
    if (is_known) add_star(node, meant->columns, &*meant);
  }

  void add_columns(const std::vector<Column>& columns) {
    if (shape_.columns.size() + columns.size() > longest_target_list) {
      throw Refused{concat("a query gives at most ", longest_target_list, " columns")};
    }
    for (const Column& each : columns) {
      Column& made = shape_.columns.emplace_back();
      made.name = each.name;
      made.type = each.type;
    }
  }

  // Which relation a column is of is said only where two have it and no join merges them: a relation may get another
  // name.
  void add_star(const Syntax& node, const std::vector<Column>& columns,
                const FromItem* of = nullptr) {
    std::map<std::string, std::vector<const FromItem*>> having;
    for (const FromItem& item : from_) {
      for (const Column& each : item.columns) having[each.name].push_back(&item);
    }
    std::map<std::string, std::size_t> in_row, seen;
    for (const Column& each : columns) ++in_row[each.name];
    std::vector<std::string> made;
    for (const Column& each : columns) {
      const auto& items = having[each.name];
      const std::string quoted = to_.catalog.quoted(each.name);
      const bool is_merged = of == nullptr && in_row[each.name] == 1;
      if (items.size() < 2 || is_merged) {
        made.push_back(quoted);
        continue;
      }
      const FromItem* item =
          of != nullptr ? of : items[std::min(seen[each.name]++, items.size() - 1)];
      made.push_back(concat(to_.catalog.quoted(item->alias), ".", quoted));
    }
    if (!made.empty()) shape_.stars.push_back({node.index(), join(made, ", ")});
  }

  Applier& to_;
  Lowering names_;
  Syntax query_;
  QueryShape shape_;
  std::vector<Cte> ctes_;
  std::vector<FromItem> from_;
  std::vector<Column> row_;  // of all of FROM
  bool natural_of_unknown_ = false;
  int depth_;
};

}  // namespace

void refuse_too_many_columns(Dialect dialect, std::size_t columns) {
  const std::size_t most = dialect == Dialect::postgres ? 1600 : 2000;
  if (columns > most) throw Refused{concat("a relation has at most ", most, " columns")};
}

QueryShape shape_of(Applier& to, const Syntax& query) {
  return query ? Shaper(to, query).shape() : QueryShape();
}

void set_query(Applier& to, View& view, const Syntax& query, const QueryShape& shape) {
  view.query = to.text(query, view.uses);
  view.starred_query.clear();
  if (!to.is_postgres() || shape.stars.empty()) return;
  for (const StarText& each : shape.stars) to.stars.emplace(each.node, each.text);
  view.starred_query = std::exchange(view.query, to.text(query, view.uses));
  to.stars.clear();
}

}  // namespace mig
