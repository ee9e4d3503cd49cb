#include "rewrite/blocks/fill.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lint/index_cover.hpp"

namespace mig {

bool has_batch_key(const Catalog& catalog, const Table& table) {
  if (table.primary_key() != nullptr) return true;
  const auto indexes = indexes_of(catalog, table.id);
  return std::any_of(indexes.begin(), indexes.end(), [&](const Index* each) {
    return each->is_unique && each->is_valid && each->predicate.empty() &&
           std::all_of(each->elements.begin(), each->elements.end(), [&](const IndexElement& part) {
             const Column* column = table.column(part.column);
             return column != nullptr && column->not_null;
           });
  });
}

void add_fill_step(RewriteSite& site, const Table& table, std::string_view column,
                   std::string_view expression) {
  const Catalog& catalog = site.at.before;
  if (!has_batch_key(catalog, table)) {
    throw RewriteRefusal(
        concat(table.name,
               " has no primary key, and no unique one without NULLs, by which its "
               "rows could be filled in batches"));
  }
  site.step(Stage::fill, table.id)
      .fills.push_back({catalog.quoted(column), std::string(expression)});
}

}  // namespace mig
