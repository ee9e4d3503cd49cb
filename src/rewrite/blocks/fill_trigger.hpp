// The trigger that gives a column its value where the running release does not, and counts how often it had to.
#pragma once

#include <string>
#include <string_view>

#include "catalog/table.hpp"
#include "rewrite/site.hpp"

namespace mig {

// Stage expand makes function, trigger and counter; stage contract, which waits for the release that always writes the
// column, takes them away. `expression` is over the columns of the table.
void add_fill_trigger_steps(RewriteSite& site, const Table& table, std::string_view column,
                            std::string_view expression);

}  // namespace mig
