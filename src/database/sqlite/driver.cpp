#include "database/sqlite/driver.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "database/c_text.hpp"
#include "database/sqlite/errors.hpp"
#include "database/sqlite/statement.hpp"

namespace mig {
namespace {

constexpr std::size_t most_kept_statements = 64;

// The rows a statement changed, if it is of the kind that changes rows: sqlite3_changes() of any other statement
// still tells of the one before it.
std::int64_t rows_changed(sqlite3* database, sqlite3_stmt* statement, std::string_view text) {
  static constexpr std::array<std::string_view, 5> changing = {"insert", "update", "delete",
                                                               "replace", "with"};
  const std::string word = lower_ascii(text.substr(0, text.find_first_of(" \t\r\n(/-\"'`[")));
  const bool changes = std::find(changing.begin(), changing.end(), word) != changing.end();
  if (!changes || sqlite3_stmt_readonly(statement) != 0) return -1;
  return sqlite3_changes64(database);
}

// Two opinions on where a statement ends must not decide what runs.
void check_end(sqlite3* database, std::string_view text, std::size_t end) {
  if (trim(text.substr(end)).empty()) return;
  bool more = true;
  try {
    more = prepare(database, text, end).handle != nullptr;
  } catch (const Error&) {  // not even a statement: more than blanks and comments all the same
  }
  if (!more) return;
  Error error(ErrorKind::internal, "mig and SQLite disagree where the statement ends",
              "please report this, with the statement");
  error.offset = end;
  throw error;
}

std::string quoted(std::string_view text, char mark) {
  std::string out(1, mark);
  for (const char c : text) {
    if (c == mark) out += mark;
    out += c;
  }
  return out + mark;
}

// Leaves a statement ready for its next use, whatever happened.
class ResetLater {
 public:
  explicit ResetLater(SQLite::Statement& statement) : statement_(statement) {}
  ~ResetLater() {
    statement_.tryReset();  // repeats the error of a failed step, which is known already
  }
  ResetLater(const ResetLater&) = delete;
  ResetLater& operator=(const ResetLater&) = delete;

 private:
  SQLite::Statement& statement_;
};

Row row_of(SQLite::Statement& statement) {
  Row row;
  for (int column = 0; column < statement.getColumnCount(); ++column) {
    const SQLite::Column value = statement.getColumn(column);
    row.push_back(value.isNull() ? Value() : Value(value.getString()));
  }
  return row;
}

void bind(SQLite::Statement& statement, std::span<const Value> parameters) {
  statement.clearBindings();
  std::size_t number = 0;
  for (const Value& value : parameters) {
    const std::string name = concat("$", ++number);
    if (value) {
      statement.bindNoCopy(name, *value);
    } else {
      statement.bind(name);
    }
  }
}

}  // namespace

SqliteDriver::SqliteDriver(SQLite::Database database)
    : database_(std::move(database)), guard_(database_.getHandle()) {}

SQLite::Statement& SqliteDriver::prepared(std::string_view sql) {
  const std::string key(sql);
  if (const auto found = statements_.find(key); found != statements_.end()) return found->second;
  if (statements_.size() >= most_kept_statements) statements_.clear();
  return statements_.try_emplace(key, database_, key).first->second;
}

Rows SqliteDriver::query(std::string_view sql, std::span<const Value> parameters) try {
  SQLite::Statement& statement = prepared(sql);
  const ResetLater reset(statement);
  bind(statement, parameters);
  Rows rows;
  while (statement.executeStep()) rows.push_back(row_of(statement));
  return rows;
} catch (const SQLite::Exception& exception) {
  Error error(ErrorKind::failed, shorten(exception.what(), 1000));
  error.sqlstate = sqlstate_of(exception.getExtendedErrorCode());
  throw error;
}

Rows SqliteDriver::exchange(std::string_view sql) {
  Rows rows;
  for (std::size_t at = 0; at < sql.size();) {
    const PreparedStatement statement = prepare(database_.getHandle(), sql, at);
    at = statement.end;
    if (statement.handle == nullptr) continue;
    rows.clear();
    step_through(database_.getHandle(), statement.handle.get(), &rows);
  }
  return rows;
}

StatementOutcome SqliteDriver::run(std::string_view text) {
  sqlite3* const database = database_.getHandle();
  const TransactionGuard::Watch watch(guard_);
  const auto in_place = up_to_nul(text);
  PreparedStatement statement;
  try {
    statement = prepare(database, in_place.value_or(text), 0, in_place.has_value());
  } catch (const Error&) {
    if (auto denial = guard_.denial()) throw *denial;
    throw;
  }
  if (statement.handle == nullptr) return {};
  if (statement.end < text.size()) check_end(database, text, statement.end);
  step_through(database, statement.handle.get(), nullptr);
  return {rows_changed(database, statement.handle.get(), text)};
}

StatementOutcome SqliteDriver::copy_in(std::string_view, std::string_view) {
  throw Error(ErrorKind::internal, "COPY … FROM stdin does not exist on SQLite");
}

bool SqliteDriver::in_transaction() const noexcept {
  return sqlite3_get_autocommit(database_.getHandle()) == 0;
}

void SqliteDriver::rollback() noexcept {
  // After a full disk or an I/O error the engine has rolled back already, and ROLLBACK would fail.
  if (!in_transaction()) return;
  sqlite3_exec(database_.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

std::string SqliteDriver::quote(std::string_view text) const { return quoted(text, '\''); }

std::string SqliteDriver::quote_identifier(std::string_view name) const {
  return quoted(name, '"');
}

void SqliteDriver::interrupt() noexcept { sqlite3_interrupt(database_.getHandle()); }

}  // namespace mig
