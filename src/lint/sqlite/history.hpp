// What is there before and behind the statements that are judged.
#pragma once

#include "lint/context.hpp"

namespace mig {

// A table that is not in the catalogue is not there: the files are judged behind their history, or are the first ones of
// a directory. Files alone say nothing about the tables that they do not create.
bool knows_history(const LintContext& context);

}  // namespace mig
