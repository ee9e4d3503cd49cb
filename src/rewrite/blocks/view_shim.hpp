// A view that stands where a table stood, so that two releases can use two names of one thing at no cost per row.
#pragma once

#include <string>
#include <vector>

#include "catalog/table.hpp"
#include "rewrite/site.hpp"

namespace mig {

// A column that the view shows under a second name as well, behind the first.
struct SecondName {
  std::string column, also;
};

// CREATE VIEW `view` over `base` (both as SQL) with the columns of the table, and the table's privileges on it. PostgreSQL
// writes through such a view. Throws RewriteRefusal where it would let roles see rows that they may not: row security
// with servers before 15, whose views read as their owner.
std::vector<std::string> create_view_shim(const RewriteSite& site, const Table& table,
                                          const std::string& view, const std::string& base,
                                          const std::vector<SecondName>& second = {});

// Throws RewriteRefusal where a later statement, of the file or of the migrations behind it, works on the table: ALTER and the
// like do not work through a view.
void refuse_later_on(const RewriteSite& site, const Table& table);

// What does not work through it, for whoever looks at the plan.
std::string view_shim_limits(const Table& table);

}  // namespace mig
