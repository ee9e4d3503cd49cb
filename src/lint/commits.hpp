// Which statements become real with one commit, and what was done to the rows before.
#pragma once

#include "lint/context.hpp"

namespace mig {

// Nobody sees the schema between them.
bool commit_together(const JudgedStatement& a, const JudgedStatement& b);
// Both are of the ups, which run one after the other, or of one down.
bool run_together(const JudgedStatement& a, const JudgedStatement& b);

// What runs before deletes or changes rows of the table, most likely those that would be in the way, or is a check of its rows
// that stops the migration (`-- mig: check`).
bool was_cleaned(const LintContext& context, const JudgedStatement& at, ObjectId table);

}  // namespace mig
