// Columns and tables that are dropped and come back under another name, or the same one: a rename that forgets the data.
//
// What goes and what is made are a pair by these rules, of columns and of tables alike:
//   1. Each file is judged as if it were the pending one, with the two files on either side of it. A pair is of one file or
//      of two that are that near and of one release; farther apart only where a statement copies the one into the other
//      when that is new. Columns of two files need names that are alike, or the same foreign key, or a copy.
//   2. Its name is what it was called before these files: what is renamed away is put aside, under its old name still.
//   3. What is made with that name is its partner, whatever else is like it. Where the values were copied that is a rebuild
//      and nothing is told, also when what was put aside goes in a later file.
//   4. What takes a name that was there has come back, and is no other one under a new name.
//   5. What was made before the one that goes lived beside it: no pair.
//   6. Each is in one pair at most, copies first and then those that are most alike; of two columns that are equally so
//      neither. Where several are copied into one, or one into several, they are merged or split: no pair.
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
  bool is_same = false;               // it comes back under its own name
};

// By type, constraints, names, place and copies; each drop and each new column is in one pair at most.
std::vector<LikelyRename> column_renames(const LintContext& context);
// With at least four fifths of their columns equal, or of one name.
std::vector<LikelyRename> table_renames(const LintContext& context);

}  // namespace mig
