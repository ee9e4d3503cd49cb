#include "lint/index_cover.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalog/expression_text.hpp"

namespace mig {
namespace {

bool is_included(const Index& index, const std::string& column) {
  const auto is_it = [&](const IndexElement& each) { return each.column == column; };
  return std::find(index.include.begin(), index.include.end(), column) != index.include.end() ||
         std::any_of(index.elements.begin(), index.elements.end(), is_it);
}

// `WHERE c IS NOT NULL`: a row that refers to a key has a value there.
bool leaves_out_nulls_only(const Index& index, const Catalog& catalog,
                           const std::vector<std::string>& columns) {
  if (index.predicate.empty()) return true;
  const std::string predicate = comparable_expression(index.predicate, catalog.dialect());
  return std::any_of(columns.begin(), columns.end(), [&](const std::string& each) {
    const std::string wanted = concat(catalog.quoted(each), " is not null");
    return predicate == comparable_expression(wanted, catalog.dialect());
  });
}

}  // namespace

bool serves_for(const Index& wide, const Index& narrow) {
  if (wide.method != narrow.method || wide.predicate != narrow.predicate || !wide.is_valid) {
    return false;
  }
  if (wide.elements.size() < narrow.elements.size()) return false;
  if (narrow.method != "btree" && wide.elements.size() != narrow.elements.size()) return false;
  return std::equal(narrow.elements.begin(), narrow.elements.end(), wide.elements.begin(),
                    [](const IndexElement& a, const IndexElement& b) { return a.is_same(b); }) &&
         std::all_of(narrow.include.begin(), narrow.include.end(),
                     [&](const std::string& each) { return is_included(wide, each); });
}

bool is_same_index(const Catalog& before, const Index& was, const Catalog& after, const Index& is) {
  return before.qualified_name(was.table) == after.qualified_name(is.table) &&
         was.is_unique == is.is_unique && was.predicate == is.predicate &&
         std::equal(
             was.elements.begin(), was.elements.end(), is.elements.begin(), is.elements.end(),
             [](const IndexElement& one, const IndexElement& other) { return one.is_same(other); });
}

bool has_such_index(const Catalog& before, const Catalog& after, const Index& is) {
  const auto all = before.all<Index>();
  return std::any_of(all.begin(), all.end(),
                     [&](const Index* each) { return is_same_index(before, *each, after, is); });
}

std::vector<const Index*> indexes_of(const Catalog& catalog, ObjectId table) {
  std::vector<const Index*> found;
  for (const Index* each : catalog.dependents<Index>(table)) {
    if (each->table == table) found.push_back(each);
  }
  return found;
}

const Index* index_for_key(const Catalog& catalog, const Table& table, const Constraint& key,
                           ObjectId without) {
  for (const Index* each : indexes_of(catalog, table.id)) {
    if (each->id == without || each->elements.empty() || !each->is_valid) continue;
    if (each->method != "btree" && each->method != "hash") continue;
    const std::string& first = each->elements.front().column;
    const bool begins =
        std::find(key.columns.begin(), key.columns.end(), first) != key.columns.end();
    if (begins && leaves_out_nulls_only(*each, catalog, key.columns)) return each;
  }
  return nullptr;
}

bool is_over(const Index& index, std::vector<std::string> columns) {
  if (!index.predicate.empty()) return false;
  std::vector<std::string> own;
  for (const IndexElement& each : index.elements) own.push_back(each.column);
  std::sort(own.begin(), own.end());
  std::sort(columns.begin(), columns.end());
  return own == columns;
}

}  // namespace mig
