// Whether a view reads a column for certain: View::relations holds what it may read too.
#pragma once

#include <string_view>

#include "catalog/catalog.hpp"
#include "catalog/relation.hpp"

namespace mig {

bool surely_reads(const View& view, const Catalog& catalog, ObjectId relation,
                  std::string_view column);

}  // namespace mig
