// What the copying statement of a rebuild brings where.
#include <algorithm>

#include "base/text.hpp"
#include "lint/sqlite/columns.hpp"
#include "lint/sqlite/rebuild.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

// The one SELECT of a query; empty where there are several.
Syntax only_select(const Syntax& query) {
  if (query.is(Node::subquery)) return only_select(query[0]);
  Syntax found;
  for (const Syntax& each : query.children()) {
    if (each.is(Node::select_core)) found = each;
    if (each.is(Node::set_operation) || each.is(Node::with) || each.is(Node::values)) return {};
  }
  return found;
}

bool is_star(const Syntax& expression) {
  if (expression.is(Node::star)) return true;
  return expression.is(Node::column) && expression.has(Node::star);
}

// The old table's column that an expression is; "": it is something else.
std::string plain_column(const Syntax& expression, const Table* from) {
  if (!expression.is(Node::column)) return {};
  const Syntax::Children names = expression.children();
  const std::string name = name_of(names[names.size() - 1]);
  if (from == nullptr) return name;
  const Column* column = column_of(*from, name);
  return column != nullptr ? column->name : std::string();
}

// One table, or one with others joined to it by LEFT JOIN.
bool keeps_all_rows(const Syntax& from) {
  if (from.is(Node::relation)) return true;
  if (from.is(Node::from)) return from.children().size() == 1 && keeps_all_rows(from[0]);
  return from.is(Node::join) && from.has_own_word(Keyword::LEFT) && keeps_all_rows(from[0]);
}

struct Sources {
  std::optional<std::vector<CopiedColumn>> columns;  // `to` is not filled in
  bool has_star = false;
  bool has_where = false;
};

Sources sources_of(const Syntax& query, const Table* from) {
  Sources found;
  const Syntax select = only_select(query);
  if (!select) return found;
  const Syntax from_clause = select.child(Node::from);
  found.has_where = select.has(Node::where) || select.has(Node::group_by) ||
                    select.has(Node::distinct) || query.has(Node::limit) ||
                    (from_clause && !keeps_all_rows(from_clause));
  found.columns.emplace();
  for (const Syntax& target : select.child(Node::targets).children()) {
    if (!is_star(target[0])) {
      if (found.columns) found.columns->push_back({{}, plain_column(target[0], from), target[0]});
      continue;
    }
    found.has_star = true;
    if (from == nullptr || from->is_open) {
      found.columns.reset();
      continue;
    }
    if (!found.columns) continue;
    for (const Column& each : from->columns) found.columns->push_back({{}, each.name, {}});
  }
  return found;
}

// The columns that INSERT fills; nullopt: not known.
std::optional<std::vector<std::string>> targets_of(const ast::Insert& insert, const Table* into) {
  std::vector<std::string> names;
  if (!insert.columns.empty()) {
    for (const ast::Name& each : insert.columns) names.emplace_back(each.text);
    return names;
  }
  if (into == nullptr || into->is_open) return std::nullopt;
  for (const Column& each : into->columns) {
    if (each.generated.empty()) names.push_back(each.name);
  }
  return names;
}

Copy copy_of(const JudgedStatement& at, const Table* from) {
  Copy made;
  std::optional<std::vector<std::string>> targets;
  Sources sources;
  if (const auto* insert = at.as<ast::Insert>()) {
    made.names_targets = !insert->columns.empty();
    targets = targets_of(*insert, at.table(insert->table));
    sources = sources_of(insert->source, from);
  } else if (const auto* as = at.as<ast::CreateTableAs>()) {
    made.names_targets = true;
    sources = sources_of(as->query, from);
    const auto* into = at.after.get<Table>(at.find_after(ObjectKind::table, as->name));
    if (into != nullptr && !into->is_open) {
      targets.emplace();
      for (const Column& each : into->columns) targets->push_back(each.name);
    }
  }
  made.has_star = sources.has_star;
  made.has_where = sources.has_where;
  if (targets) made.targets = targets->size();
  if (!sources.columns) return made;
  made.sources = sources.columns->size();
  if (!targets) return made;
  for (std::size_t i = 0; i < std::min(targets->size(), sources.columns->size()); ++i) {
    CopiedColumn& each = (*sources.columns)[i];
    each.to = (*targets)[i];
    made.columns.push_back(each);
  }
  return made;
}

}  // namespace

Copy Rebuild::copy() const {
  if (way != Way::through_copy) return copy_of(*copies.front(), old_table);
  // There and back: where the helper's columns came from.
  const Copy there = copy_of(*copies.front(), old_table);
  const JudgedStatement& back_at = *copies.back();
  const auto* helper = create_helper->after.get<Table>(
      create_helper->as<ast::CreateTable>() != nullptr
          ? create_helper->find_after(ObjectKind::table,
                                      create_helper->as<ast::CreateTable>()->name)
          : create_helper->find_after(ObjectKind::table,
                                      create_helper->as<ast::CreateTableAs>()->name));
  Copy back = copy_of(back_at, helper);
  back.has_where = back.has_where || there.has_where;
  for (CopiedColumn& each : back.columns) {
    if (each.from.empty()) continue;
    const auto found = std::find_if(
        there.columns.begin(), there.columns.end(),
        [&](const CopiedColumn& saved) { return lower_ascii(saved.to) == lower_ascii(each.from); });
    each.from = found == there.columns.end() ? std::string() : found->from;
  }
  return back;
}

}  // namespace mig
