// Steps as the texts of migration directories.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rewrite/rewrite.hpp"
#include "rewrite/step.hpp"

namespace mig {

// What the steps come from.
struct RewriteOrigin {
  std::int64_t version = 0;
  std::string_view name;  // of the migration; also the id of the change
  std::string_view text;  // of its up file: kept as a comment in the first step
  Dialect dialect = Dialect::postgres;
};

// `taken`: versions of other migrations, ascending. Throws RewriteRefusal where there is no room for the steps between two of
// them.
std::vector<StepDirectory> emit(const std::vector<RewriteStep>& steps, const RewriteOrigin& origin,
                                const std::vector<std::int64_t>& taken);

}  // namespace mig
