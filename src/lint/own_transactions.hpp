// The BEGINs and COMMITs that files write themselves.
#pragma once

#include <set>

#include "lint/context.hpp"

namespace mig {

using Statements = std::set<const JudgedStatement*>;

// The BEGIN and the COMMIT around a whole file: mig leaves them out and opens a transaction of its own.
Statements outer_transactions(const LintContext& context);

// BEGINs behind which the file ends without a COMMIT or a ROLLBACK.
Statements open_transactions(const LintContext& context);

}  // namespace mig
