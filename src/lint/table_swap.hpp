// Tables that take the name of another one: a rebuild by hand (create, copy, drop, rename), or a table that is dropped
// and made anew. What counts is how the judged migrations end, not in which order they get there.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lint/context.hpp"
#include "lint/outlook.hpp"
#include "lint/row_copy.hpp"

namespace mig {

struct TableSwap {
  std::string name;                        // as Catalog::qualified_name()
  ObjectId old_table = 0, new_table = 0;   // old_table had the name before, new_table has it now
  const JudgedStatement* taken = nullptr;  // the statement that gave it to new_table
  const JudgedStatement* drop = nullptr;   // the DROP TABLE of old_table; null: it is still there
  const JudgedStatement* copy = nullptr;  // the statement that put rows of old_table into new_table
  bool is_like = false;                   // made by LIKE old_table or as a query of it
};

class TableSwaps {
 public:
  explicit TableSwaps(const LintContext& context);

  const std::vector<TableSwap>& all() const { return swaps_; }
  // What of the table's rows went into the one that takes its name, in the transaction of the statement that drops it.
  SavedRows moved_by(const JudgedStatement& drop, ObjectId table) const;
  // The name that the table has now, in front of its DROP, goes to another one; else it was put aside before.
  bool gives_name_of(const JudgedStatement& drop, ObjectId table) const;

 private:
  std::vector<TableSwap> swaps_;
  const RowCopies& copies_;
};

}  // namespace mig
