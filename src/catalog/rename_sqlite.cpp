#include "catalog/rename_sqlite.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/column_places.hpp"
#include "catalog/rewrite_texts.hpp"
#include "catalog/view_columns.hpp"
#include "sql/lexer.hpp"
#include "sql/parse.hpp"
#include "sql/quote.hpp"
#include "sql/references.hpp"

namespace mig {
namespace {

std::vector<ObjectId> all_ids(const Catalog& catalog) {
  std::vector<ObjectId> all;
  catalog.for_each([&](const Object& each) { all.push_back(each.id); });
  return all;
}

bool is_rewritten(const Object& object) {
  return object.kind == ObjectKind::view || object.kind == ObjectKind::trigger;
}

// The words of a name with dots, as places in the text. Quotes may hold dots as well.
std::vector<Span> words_of_name(std::string_view text, Span name) {
  std::vector<Token> tokens;
  tokenize(name.of(text), Dialect::sqlite, tokens);
  std::vector<Span> words;
  for (const Token& each : tokens) {
    const Span place{name.begin + each.begin, name.begin + each.end};
    if (each.kind != TokenKind::comment && place.of(text) != ".") words.push_back(place);
  }
  return words;
}

// The places of the table's name in statements: as a table, and before the dot of a column.
std::vector<Span> places_of_table(const Catalog& catalog, std::string_view text,
                                  std::string_view table) {
  std::vector<Span> places;
  const Script script(text, Dialect::sqlite);
  for (const ParsedStatement& each : script.statements()) {
    if (each.statement == nullptr) continue;
    const References found = references_of(each.statement->syntax);
    for (const TableReference& reference : found.tables) {
      if (!catalog.same_name(reference.name.name, table)) continue;
      const std::vector<Span> words = words_of_name(text, reference.span);
      if (!words.empty()) places.push_back(words.back());
    }
    for (const ColumnReference& reference : found.columns) {
      if (!catalog.same_name(reference.qualifier, table)) continue;
      const std::vector<Span> words = words_of_name(text, reference.span);
      if (words.size() > 1) places.push_back(words[words.size() - 2]);
    }
  }
  std::sort(places.begin(), places.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  return places;
}

std::string with_places_renamed(const std::string& text, const std::vector<Span>& places,
                                std::string_view name) {
  std::string made;
  std::size_t done = 0;
  for (const Span& place : places) {
    if (place.begin < done) continue;
    made += text.substr(done, place.begin - done);
    made += quote_identifier(name, Dialect::sqlite);
    done = place.end;
  }
  return made += text.substr(done);
}

// The names of a view's columns that nobody gave are those of its query.
void renew_columns(Applier& to, ObjectId id) {
  const auto* view = to.catalog.get<View>(id);
  if (view == nullptr || view->columns_named) return;
  const std::string query = view->query;
  const Script script(query, Dialect::sqlite);
  if (script.statements().size() != 1 || script.statements()[0].statement == nullptr) return;
  const QueryShape shape = shape_of(to, script.statements()[0].statement->syntax);
  to.catalog.edit<View>(id, [&](View& changed) {
    changed.columns.clear();
    for (const Column& each : shape.columns) changed.columns.push_back(each.name);
    changed.columns_known = shape.is_known;
  });
}

void rewrite(Applier& to, ObjectId id, const std::function<void(std::string&)>& change) {
  to.catalog.edit<Object>(id, [&](Object& changed) { each_text(changed, change); });
  renew_columns(to, id);
}

}  // namespace

void follow_table_sqlite(Applier& to, const std::string& from, const std::string& name) {
  for (const ObjectId id : all_ids(to.catalog)) {
    const Object* object = to.catalog.object(id);
    if (const auto* table = dynamic_cast<const Table*>(object)) {
      const bool refers = std::any_of(
          table->constraints.begin(), table->constraints.end(),
          [&](const Constraint& each) { return to.catalog.same_name(each.referenced_name, from); });
      if (!refers) continue;
      to.catalog.edit<Table>(id, [&](Table& changed) {
        for (Constraint& each : changed.constraints.for_change()) {
          if (to.catalog.same_name(each.referenced_name, from)) each.referenced_name = name;
        }
      });
    } else if (!to.session.legacy_alter_table && is_rewritten(*object)) {
      rewrite(to, id, [&](std::string& text) {
        text = with_places_renamed(text, places_of_table(to.catalog, text, from), name);
      });
    }
  }
}

void follow_column_sqlite(Applier& to, ObjectId table_id, const std::string& from,
                          const std::string& name) {
  const std::string table = to.catalog.object(table_id)->name;
  for (const ObjectId id : all_ids(to.catalog)) {
    const Object* object = to.catalog.object(id);
    if (dynamic_cast<const Table*>(object) != nullptr) {
      to.catalog.edit<Table>(id, [&](Table& changed) {
        for (Constraint& each : changed.constraints.for_change()) {
          if (!to.catalog.same_name(each.referenced_name, table)) continue;
          for (std::string& column : each.referenced_columns) {
            if (to.catalog.same_name(column, from)) column = name;
          }
        }
      });
    } else if (is_rewritten(*object)) {
      const bool is_own = object->parent == table_id;
      rewrite(to, id, [&](std::string& text) {
        text = with_places_renamed(text, places_of_column(to, text, table_id, from, is_own), name);
      });
    }
  }
}

}  // namespace mig
