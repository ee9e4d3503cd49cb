#include "database/sqlite/statement.hpp"

#include <limits>

#include "database/sqlite/errors.hpp"

namespace mig {

PreparedStatement prepare(sqlite3* database, std::string_view text, std::size_t from,
                          bool terminated) {
  const std::size_t size = text.size() - from + (terminated ? 1 : 0);
  if (size > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    Error error(ErrorKind::failed, "the statement is larger than SQLite takes");
    error.sqlstate = "54000";
    throw error;
  }
  sqlite3_stmt* raw = nullptr;
  const char* start = text.data() + from;
  const char* tail = start;
  const int code = sqlite3_prepare_v3(database, start, static_cast<int>(size), 0, &raw, &tail);
  PreparedStatement statement;
  statement.handle.reset(raw);
  if (code != SQLITE_OK) throw sqlite_error(database, from);
  statement.end = static_cast<std::size_t>(tail - text.data());
  return statement;
}

void step_through(sqlite3* database, sqlite3_stmt* statement, Rows* rows) {
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    if (rows == nullptr) continue;
    Row& row = rows->emplace_back();
    const int columns = sqlite3_column_count(statement);
    for (int column = 0; column < columns; ++column) {
      row.push_back(column_value(statement, column));
    }
  }
  if (code != SQLITE_DONE) throw sqlite_error(database);
}

Value column_value(sqlite3_stmt* statement, int column) {
  if (sqlite3_column_type(statement, column) == SQLITE_NULL) return std::nullopt;
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return bytes == nullptr ? std::string() : std::string(bytes, size);
}

}  // namespace mig
