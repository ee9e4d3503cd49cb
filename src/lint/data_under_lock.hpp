// Rows that are read or changed while a schema change of the same transaction keeps a table from everyone else.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"

namespace mig {

struct DataUnderLock {
  const JudgedStatement* data = nullptr;    // the work on rows
  const JudgedStatement* schema = nullptr;  // takes ACCESS EXCLUSIVE
  std::string locked;                       // the table that it locks
  std::string what;                         // "UPDATE of public.users"
  bool is_same_table = false;
  bool is_data_first = false;
};

// At most two for a transaction: the first on the locked table itself, and the first elsewhere. Work on the few rows that
// a statement names is left out.
std::vector<DataUnderLock> data_under_lock(const LintContext& context);

}  // namespace mig
