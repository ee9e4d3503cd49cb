// Columns and tables that are dropped and come back under another name, or the same one: a rename that forgets the data.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"
#include "lint/outlook.hpp"

namespace mig {

struct LikelyRename {
  const JudgedStatement* drop = nullptr;
  const JudgedStatement* add = nullptr;
  const JudgedStatement* copy =
      nullptr;  // puts the old values into the new place, before the drop; null: nobody does
  Span span;    // of the drop, in its statement
  ObjectId relation = 0;  // the table that is dropped or of which a column is; 0: not known
  ObjectId made = 0;      // the table that is created
  std::string from, to;   // columns; empty for tables
  std::vector<std::string> evidence;  // "the same type text", "both are NOT NULL"
};

// By type, constraints, names, place and copies; each drop and each new column is in one pair at most.
std::vector<LikelyRename> column_renames(const LintContext& context, const Outlook& outlook);
// With at least four fifths of their columns equal, or of one name.
std::vector<LikelyRename> table_renames(const LintContext& context, const Outlook& outlook);

}  // namespace mig
