// Table sizes as a small text file: taken from production once, read where no database is.
//
//   # mig stats 1
//   # source: postgres://db.example.com/shop
//   # taken: 2026-11-21T10:00:00Z
//   #     rows  bytes  table
//   301442113  51539607552  public.orders
#pragma once

#include <string>

#include "base/source.hpp"
#include "lint/options.hpp"

namespace mig {

using TableSizes = std::map<std::string, TableSize, std::less<>>;

std::string size_text(const TableSizes& sizes, std::string_view source, std::string_view taken);

// Throws Error{usage} with the place of a line that is none of the above.
TableSizes read_sizes(const Source& source);

}  // namespace mig
