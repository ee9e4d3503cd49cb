// The transactions that files really run in, and what each holds locked.
#pragma once

#include <vector>

#include "lint/context.hpp"

namespace mig {

// Statements of one file that commit together, in order, those of DO blocks among them.
struct FileTransaction {
  const LintFile* file = nullptr;
  std::vector<const JudgedStatement*> statements;
};

// Statements that commit by themselves are in none; bodies that only a call runs are left out.
std::vector<FileTransaction> transactions_of(const LintContext& context);

// A lock on a relation of rows that others use already.
struct HeldLock {
  const JudgedStatement* by = nullptr;
  const Effect* effect = nullptr;
};

// The locks of at least this strength that the statement takes on tables and materialized views which are not new.
std::vector<HeldLock> locks_of(const LintContext& context, const JudgedStatement& at,
                               LockMode at_least);

// The table is still there when the statement runs: of one that its transaction has dropped nobody asks any more.
bool is_held_still(const HeldLock& held, const JudgedStatement& at);

// Before the statement its transaction holds a lock of at least this strength on the relation.
bool holds_already(const LintContext& context, const JudgedStatement& at, ObjectId relation,
                   LockMode at_least);

}  // namespace mig
