// What a query gives and what it reads, as far as its text and the catalogue tell.
#pragma once

#include "catalog/apply.hpp"

namespace mig {

// A star and what stood for it when the query was made: PostgreSQL's views keep their columns.
struct StarText {
  std::uint32_t node = 0;  // index of the star, or of the column that ends in it
  std::string text;
};

struct QueryShape {
  std::vector<Column> columns;  // name and, where it is known, type
  bool is_known = false;        // all columns are
  std::vector<ViewUse> relations;
  std::vector<StarText> stars;  // of the targets, where all columns are known
};

// The engines refuse relations with more columns than they can have.
void refuse_too_many_columns(Dialect dialect, std::size_t columns);

QueryShape shape_of(Applier& to, const Syntax& query);

// Gives a view of that shape its query in the catalogue's own spelling: on PostgreSQL with the columns that its stars are.
void set_query(Applier& to, View& view, const Syntax& query, const QueryShape& shape);

}  // namespace mig
