// A column that is renamed away or dropped while another one takes its name and its values: whoever uses the name finds
// what was there.
#pragma once

#include "lint/context.hpp"

namespace mig {

// Of a column that a statement renames or drops: when its transaction ends, a column that the migrations made has the
// name that this one had when it began, and got all values of it.
bool has_heir(const LintContext& context, const JudgedStatement& at, ObjectId table,
              std::string_view column);

}  // namespace mig
