#include "catalog/column_places.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "sql/parse.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// What a FROM brings into scope.
struct Item {
  std::string alias;
  bool is_target = false;   // the table that is asked for
  bool has_column = false;  // it has a column of that name
};
using Scope = std::vector<Item>;

class ColumnPlaces {
 public:
  ColumnPlaces(Applier& to, ObjectId table, std::string_view column, bool is_own)
      : to_(to), table_(table), column_(column) {
    Scope rows;
    for (const char* each : {"new", "old"}) rows.push_back({each, is_own, false});
    scopes_.push_back(std::move(rows));
  }

  void visit(const Syntax& node) {
    switch (node.kind()) {
      case Node::select: return inside(scope_of(first_core(node)), node);
      case Node::select_core: return inside(scope_of(node), node);
      case Node::update:
      case Node::delete_: return inside(scope_of(node), node);
      case Node::insert: return insert(node);
      case Node::column: return column(node);
      default: return children(node);
    }
  }

  std::vector<Span> places;

 private:
  bool same(std::string_view a, std::string_view b) const { return to_.catalog.same_name(a, b); }

  void children(const Syntax& node) {
    for (const Syntax& each : node.children()) visit(each);
  }

  void inside(Scope scope, const Syntax& node) {
    scopes_.push_back(std::move(scope));
    children(node);
    scopes_.pop_back();
  }

  static Syntax first_core(const Syntax& query) {
    for (const Syntax& each : query.children()) {
      if (each.is(Node::select_core)) return each;
      if (each.is(Node::set_operation) || each.is(Node::select)) return first_core(each);
    }
    return {};
  }

  Scope scope_of(const Syntax& node) {
    Scope scope;
    if (!node) return scope;
    for (const Syntax& each : node.children()) {
      if (each.is(Node::from) || each.is(Node::relation) || each.is(Node::join)) add(each, scope);
    }
    return scope;
  }

  void add(const Syntax& node, Scope& scope) {
    if (node.is(Node::relation)) {
      const Syntax alias = node.child(Node::table_alias);
      scope.push_back(item(node.child(Node::object_name), alias ? name_of(alias[0]) : ""));
    } else if (node.is(Node::from) || node.is(Node::join)) {
      for (const Syntax& each : node.children()) add(each, scope);
    }
  }

  Item item(const Syntax& name, std::string alias) {
    const QualifiedName qualified = qualified_name_of(name);
    if (alias.empty()) alias = qualified.name;
    const ObjectId id = to_.find(ObjectKind::table, qualified.schema, qualified.name);
    if (id == table_) return {std::move(alias), true, true};
    return {std::move(alias), false, has_column(id)};
  }

  bool has_column(ObjectId id) const {
    const auto is_it = [&](std::string_view name) { return same(name, column_); };
    if (const auto* table = to_.catalog.get<Table>(id)) {
      return std::any_of(table->columns.begin(), table->columns.end(),
                         [&](const Column& each) { return is_it(each.name); });
    }
    const auto* view = to_.catalog.get<View>(id);
    return view != nullptr && std::any_of(view->columns.begin(), view->columns.end(), is_it);
  }

  void insert(const Syntax& node) {
    Scope into{item(node.child(Node::object_name), "")};
    into.push_back({"excluded", into[0].is_target, false});
    for (const Syntax& each : node.children()) {
      const bool reads = each.is(Node::select) || each.is(Node::with);
      if (!reads) scopes_.push_back(into);
      if (each.is(Node::on_conflict)) conflict_target(each);
      visit(each);
      if (!reads) scopes_.pop_back();
    }
  }

  void conflict_target(const Syntax& node) {
    walk(node, [&](const Syntax& each) {
      if (each.is(Node::index_element) && each[0].is(Node::name) &&
          same(name_of(each[0]), column_) && scopes_.back()[0].is_target) {
        places.push_back(each[0].span());
      }
      return true;
    });
  }

  void column(const Syntax& node) {
    const Syntax::Children parts = node.children();
    const Syntax last = parts[parts.size() - 1];
    if (!last.is(Node::name) || !same(name_of(last), column_)) return;
    const std::string qualifier = parts.size() > 1 ? name_of(parts[parts.size() - 2]) : "";
    if (is_of_target(qualifier)) places.push_back(last.span());
  }

  bool is_of_target(std::string_view qualifier) const {
    for (std::size_t i = scopes_.size(); i-- > 0;) {
      for (const Item& each : scopes_[i]) {
        const bool is_meant = qualifier.empty() ? each.has_column : same(each.alias, qualifier);
        if (is_meant) return each.is_target;
      }
    }
    return false;
  }

  Applier& to_;
  ObjectId table_;
  std::string_view column_;
  std::vector<Scope> scopes_;
};

}  // namespace

std::vector<Span> places_of_column(Applier& to, std::string_view text, ObjectId table,
                                   std::string_view column, bool is_own) {
  constexpr std::string_view head = "select ";  // makes a statement of an expression
  const auto read = [&](const std::string& sql,
                        std::size_t offset) -> std::optional<std::vector<Span>> {
    const Script script(sql, Dialect::sqlite);
    ColumnPlaces found(to, table, column, is_own);
    for (const ParsedStatement& each : script.statements()) {
      if (each.statement == nullptr) return std::nullopt;
      found.visit(each.statement->syntax);
    }
    for (Span& each : found.places) each = {each.begin - offset, each.end - offset};
    std::sort(found.places.begin(), found.places.end(),
              [](const Span& a, const Span& b) { return a.begin < b.begin; });
    return std::move(found.places);
  };
  if (const auto places = read(std::string(text), 0)) return *places;
  return read(concat(head, text), head.size()).value_or(std::vector<Span>());
}

}  // namespace mig
