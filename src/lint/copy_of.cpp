// What an INSERT … SELECT or a CREATE TABLE … AS brings where.
#include <algorithm>

#include "lint/always_true.hpp"
#include "lint/query_shape.hpp"
#include "lint/row_copy.hpp"
#include "lint/syntax_names.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

const Column* column_named(const Table& table, std::string_view name, const Catalog& catalog) {
  const auto found =
      std::find_if(table.columns.begin(), table.columns.end(),
                   [&](const Column& each) { return catalog.same_name(each.name, name); });
  return found == table.columns.end() ? nullptr : &*found;
}

// The old table's column that an expression is; "": it is something else.
std::string plain_column(const Syntax& expression, const Table* from, const Catalog& catalog) {
  if (!expression.is(Node::column)) return {};
  const Syntax::Children names = expression.children();
  const std::string name = name_of(names[names.size() - 1]);
  if (from == nullptr) return name;
  const Column* column = column_named(*from, name, catalog);
  return column != nullptr ? column->name : std::string();
}

// The table itself, or it with others joined to it by LEFT JOIN.
bool keeps_all_rows(const JudgedStatement& at, const Syntax& from, const Table* table) {
  if (from.is(Node::relation)) {
    const ObjectId id = relation_of(at, from[0]);
    return table == nullptr || id == 0 || id == table->id;
  }
  if (from.is(Node::from)) {
    return from.children().size() == 1 && keeps_all_rows(at, from[0], table);
  }
  return from.is(Node::join) && from.has_own_word(Keyword::LEFT) &&
         keeps_all_rows(at, from[0], table);
}

bool is_true(const JudgedStatement& at, const Syntax& condition, const Table* table) {
  return is_always_true(
      condition,
      {&at, table != nullptr ? table->id : 0, table != nullptr ? table->name : std::string(), {}});
}

// What of a query perhaps leaves out rows of the table.
std::string_view filter_of(const JudgedStatement& at, const Syntax& query, const Syntax& select,
                           const Table* table) {
  const Syntax where = select.child(Node::where), from = select.child(Node::from);
  if (where && !is_true(at, where[0], table)) return "WHERE";
  if (select.has(Node::group_by) || select.has(Node::having)) return "GROUP BY";
  if (select.has(Node::distinct)) return "DISTINCT";
  if (query.has(Node::limit)) return "LIMIT";
  if (query.has(Node::offset)) return "OFFSET";
  if (const Syntax locking = query.child(Node::locking);
      locking && locking.has_own_word(Keyword::SKIP)) {
    return "SKIP LOCKED";
  }
  if (from && from[0].is(Node::relation) && from[0].has_own_word(Keyword::TABLESAMPLE)) {
    return "TABLESAMPLE";
  }
  return !from || keeps_all_rows(at, from, table) ? "" : "join";
}

struct Sources {
  std::optional<std::vector<CopiedColumn>> columns;  // `to` is not filled in
  bool has_star = false;
  std::string_view filter;
};

void add_star(Sources& found, const Table* from) {
  found.has_star = true;
  if (from == nullptr || from->is_open) found.columns.reset();
  if (!found.columns) return;
  for (const Column& each : from->columns) found.columns->push_back({{}, each.name, {}});
}

Sources sources_of(const JudgedStatement& at, const Syntax& whole, const Table* from) {
  Sources found;
  const Syntax query = without_parentheses_around(whole);
  const Syntax select = only_select(query);
  if (!select) {
    found.filter = "query";
    return found;
  }
  found.filter = filter_of(at, query, select, from);
  found.columns.emplace();
  if (!select.has(Node::targets)) {
    // TABLE old; a SELECT without targets gives rows without columns.
    if (select.has_own_word(Keyword::TABLE)) add_star(found, from);
    return found;
  }
  for (const Syntax& target : select.child(Node::targets).children()) {
    if (is_star(target[0])) {
      add_star(found, from);
    } else if (found.columns) {
      found.columns->push_back({{}, plain_column(target[0], from, at.before), target[0]});
    }
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

}  // namespace

Copy copy_of(const JudgedStatement& at, const Table* from) {
  Copy made;
  std::optional<std::vector<std::string>> targets;
  Sources sources;
  if (const auto* insert = at.as<ast::Insert>()) {
    made.names_targets = !insert->columns.empty();
    targets = targets_of(*insert, at.table(insert->table));
    sources = sources_of(at, insert->source, from);
  } else if (const auto* as = at.as<ast::CreateTableAs>()) {
    made.names_targets = true;
    sources = sources_of(at, as->query, from);
    const auto* into = at.after.get<Table>(at.find_after(ObjectKind::table, as->name));
    if (into != nullptr && !into->is_open) {
      targets.emplace();
      for (const Column& each : into->columns) targets->push_back(each.name);
    }
  }
  made.has_star = sources.has_star;
  made.filter = sources.filter;
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

}  // namespace mig
