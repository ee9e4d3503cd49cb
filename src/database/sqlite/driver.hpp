// Driver over one SQLite connection.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <unordered_map>

#include "database/driver.hpp"
#include "database/sqlite/guard.hpp"

namespace mig {

class SqliteDriver final : public Driver {
 public:
  // Takes over an open connection.
  explicit SqliteDriver(SQLite::Database database);

  Dialect dialect() const noexcept override { return Dialect::sqlite; }
  int server_version() const override { return sqlite3_libversion_number(); }

  Rows query(std::string_view sql, std::span<const Value> parameters) override;
  Rows exchange(std::string_view sql) override;
  StatementOutcome run(std::string_view text) override;
  StatementOutcome copy_in(std::string_view statement, std::string_view rows) override;

  bool in_transaction() const noexcept override;
  void rollback() noexcept override;
  std::string quote(std::string_view text) const override;
  std::string quote_identifier(std::string_view name) const override;
  void interrupt() noexcept override;

 private:
  SQLite::Statement& prepared(std::string_view sql);

  // Declared in this order: statements must be finalized before the connection is closed.
  SQLite::Database database_;
  TransactionGuard guard_;
  std::unordered_map<std::string, SQLite::Statement> statements_;  // mig's own, which repeat
};

}  // namespace mig
