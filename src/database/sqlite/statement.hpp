// One prepared statement out of a text that may hold more, through SQLite's own tail pointer.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <optional>
#include <string_view>

#include "database/driver.hpp"

namespace mig {

struct StatementDelete {
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};

struct PreparedStatement {
  std::unique_ptr<sqlite3_stmt, StatementDelete> handle;  // null: nothing but blanks and comments
  std::size_t end = 0;                                    // byte after the statement and its `;`
};

// Prepares the first statement of text.substr(from). Throws Error{failed} with the offset counted in `text`.
// `terminated` says that a NUL follows `text`: SQLite then reads it in place instead of copying it.
PreparedStatement prepare(sqlite3* database, std::string_view text, std::size_t from = 0,
                          bool terminated = false);

// Runs it to its end. Rows are collected into `rows`, or dropped when that is null.
void step_through(sqlite3* database, sqlite3_stmt* statement, Rows* rows);

// Value of one column of the current row.
Value column_value(sqlite3_stmt* statement, int column);

}  // namespace mig
