// How many rows of a table a statement changes, as far as its text tells.
#pragma once

#include <optional>
#include <string_view>

#include "lint/context.hpp"

namespace mig {

enum class RowReach : unsigned char {
  few,   // the rows that the statement holds, those of given keys, or of one batch of a backfill
  some,  // a condition picks them
  all,   // no condition, or one that leaves out nothing but NULLs
};

struct RowWork {
  const ast::ObjectName* table = nullptr;
  ObjectId relation = 0;  // before the statement; 0: not known
  std::string_view verb;  // "UPDATE"
  RowReach reach = RowReach::some;
  ast::Expression condition;  // WHERE; empty: none
};

// Of INSERT, UPDATE, DELETE, MERGE and COPY … FROM; nullopt for other statements.
std::optional<RowWork> row_work_of(const JudgedStatement& at);

}  // namespace mig
