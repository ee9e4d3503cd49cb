// Driver over one PostgreSQL session.
#pragma once

#include <string>

#include "database/driver.hpp"
#include "database/postgres/compat.hpp"
#include "database/postgres/libpq.hpp"

namespace mig {

class PostgresDriver final : public Driver {
 public:
  // Takes over an established connection. `target` is the URL whose password no message may show.
  PostgresDriver(PGconn* handle, std::string target, OpenMode mode);

  Dialect dialect() const noexcept override { return Dialect::postgres; }
  int server_version() const override { return PQserverVersion(handle_); }
  int connection_id() const noexcept override { return PQbackendPID(handle_); }

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
  static void notice(void* self, const PGresult* result);
  void check_alive();
  Error lost() const;
  [[noreturn]] void rethrow(std::string_view sql) const;
  template <typename Call>
  auto guarded(std::string_view sql, Call&& call);

  mutable PqxxConnection session_;  // libpqxx 6 quotes through a non-const connection
  PGconn* handle_;                  // session_'s own
  CancelHandle cancel_;
  std::string target_;
  void refuse_other_encoding() const;

  OpenMode mode_;
  int encoding_;                         // as libpq numbers it
  std::string last_words_, last_state_;  // what the server said when it ended the idle session
};

}  // namespace mig
