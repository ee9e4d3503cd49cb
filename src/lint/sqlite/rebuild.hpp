// SQLite changes most of a table only by making a new one: CREATE new, INSERT … SELECT, DROP old, RENAME new, with any
// other statements in between. Here such groups are found, whatever the helper table is called, so that rules can speak of
// what the table becomes instead of a table that is dropped.
#pragma once

#include <string>
#include <vector>

#include "lint/context.hpp"
#include "lint/row_copy.hpp"

namespace mig {

struct Rebuild {
  enum class Way : unsigned char {
    new_first,     // create new, copy, drop old, rename new to old
    old_away,      // rename old away, create it anew, copy, drop the old one
    swap,          // create new, copy, rename old away, rename new to old
    through_copy,  // copy into a helper, drop old, create it anew, copy back
  };
  Way way = Way::new_first;
  std::string name;                         // of the table that is rebuilt
  const JudgedStatement* create = nullptr;  // of what bears the name in the end
  std::vector<const JudgedStatement*>
      copies;  // in order; that of `create` if it is CREATE TABLE … AS
  const JudgedStatement* rename = nullptr;         // new to old; null: it is created under its name
  const JudgedStatement* away = nullptr;           // the old one renamed
  const JudgedStatement* drop = nullptr;           // of the old one; null: it stays
  const JudgedStatement* drop_helper = nullptr;    // through_copy
  const JudgedStatement* create_helper = nullptr;  // through_copy
  const JudgedStatement* first = nullptr;
  const JudgedStatement* last = nullptr;
  ObjectId old_id = 0, new_id = 0;
  const Table* old_table = nullptr;  // as it was last; null: not known
  const Table* new_table = nullptr;  // as it is after `last`; null: not known
  const Catalog* at_end = nullptr;   // after the file

  // The catalogue in which old_table is as it was, with its indexes and triggers.
  const Catalog& before() const { return old_state()->before; }
  const JudgedStatement* old_state() const {
    return way == Way::old_away || way == Way::swap ? away : drop;
  }
  // Of the INSERT that brings the rows, or the CREATE TABLE … AS.
  Copy copy() const;
  bool is_step(const JudgedStatement& at) const;
};

// Of all files, in the order of the statements that create the new tables.
std::vector<Rebuild> rebuilds_of(const LintContext& context);

// The rebuild that a statement is a step of; null: none.
const Rebuild* rebuild_with(const std::vector<Rebuild>& rebuilds, const JudgedStatement& at);

}  // namespace mig
