// INSERT … ON CONFLICT (columns): the unique index that it cannot be without.
#pragma once

#include <string>

#include "lint/context.hpp"

namespace mig {

// Who names the columns of this unique index as a target: "the function public.f" or "an INSERT of these migrations";
// empty: nobody that is known.
std::string conflict_target_on(const LintContext& context, const JudgedStatement& at,
                               const Index& index);

}  // namespace mig
