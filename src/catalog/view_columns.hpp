// What a query gives and what it reads, as far as its text and the catalogue tell.
#pragma once

#include "catalog/apply.hpp"

namespace mig {

struct QueryShape {
  std::vector<Column> columns;  // name and, where it is known, type
  bool is_known = false;        // all columns are
  std::vector<ViewUse> relations;
};

// The engines refuse relations with more columns than they can have.
void refuse_too_many_columns(Dialect dialect, std::size_t columns);

QueryShape shape_of(Applier& to, const Syntax& query);

}  // namespace mig
