// Who uses a column of a table on SQLite, and what happens to them when it is dropped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/context.hpp"

namespace mig {

// Why ALTER TABLE … DROP COLUMN fails: "it is the primary key", "the index users_email uses it". In the order in which
// SQLite would say so; empty: it works.
struct ColumnBlocker {
  std::string why;
  // What has to go first, and how it comes back if it can without the column; may be empty.
  std::string drop;
};
std::vector<ColumnBlocker> drop_blockers(const JudgedStatement& at, const Table& table,
                                         std::string_view column);

// As a column, in an expression or in its WHERE.
bool index_uses(const Index& index, std::string_view column);

// Triggers that SQLite lets pass and that fail when they fire, or never fire again.
struct TriggerBreak {
  const Trigger* trigger;
  std::string how;  // "sets it", "inserts into it", "never fires again"
  bool fails;
};
std::vector<TriggerBreak> broken_triggers(const JudgedStatement& at, const Table& table,
                                          std::string_view column);

}  // namespace mig
