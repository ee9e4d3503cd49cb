#include "database/postgres/driver.hpp"

#include "base/text.hpp"
#include "database/postgres/errors.hpp"
#include "database/postgres/user_sql.hpp"

namespace mig {
namespace {

Rows rows_of(const pqxx::result& result) {
  Rows rows;
  rows.reserve(static_cast<std::size_t>(result.size()));
  for (pqxx::result::size_type i = 0; i < result.size(); ++i) {
    Row& row = rows.emplace_back();
    for (pqxx::row::size_type j = 0; j < result.columns(); ++j) {
      const pqxx::field field = result[i][j];
      row.push_back(field.is_null() ? Value() : Value(std::string(field.c_str(), field.size())));
    }
  }
  return rows;
}

// libpqxx 6 forgets the SQLSTATE of this one class.
std::string sqlstate_of(const pqxx::sql_error& failure) {
  const bool forgotten = failure.sqlstate().empty() &&
                         dynamic_cast<const pqxx::insufficient_privilege*>(&failure) != nullptr;
  return forgotten ? "42501" : failure.sqlstate();
}

// libpqxx keeps of a failure its SQLSTATE and its whole text, "ERROR:  …\nLINE 1: …\nDETAIL:  …".
Error own_error(const pqxx::sql_error& failure, std::string_view target) {
  const std::string_view text = failure.what();
  Error error(ErrorKind::failed, server_words(text.substr(0, text.find('\n')), target));
  error.sqlstate = sqlstate_of(failure);
  const std::size_t detail = std::min(text.find("\nDETAIL:"), text.find("\nHINT:"));
  if (detail < text.size()) {
    error.detail = shorten(redact(trim(text.substr(detail)), target), longest_server_message);
  }
  return error;
}

}  // namespace

PostgresDriver::PostgresDriver(PGconn* handle, std::string target, OpenMode mode)
    : session_(handle),
      handle_(handle),
      cancel_(PQgetCancel(handle)),
      target_(std::move(target)),
      mode_(mode),
      encoding_(PQclientEncoding(handle)) {
  PQsetNoticeReceiver(handle_, &PostgresDriver::notice, this);
}

// Read-only is said anew for every transaction. `SET default_transaction_read_only` would say it once, but behind a
// transaction-pooling PgBouncer it would stay on the server's session and make the application's next one read-only.
template <typename Call>
auto PostgresDriver::guarded(std::string_view sql, Call&& call) {
  const bool bracket = mode_ == OpenMode::read_only && !in_transaction();
  try {
    check_alive();
    if (bracket) run_statement(handle_, "BEGIN READ ONLY", target_);
    auto result = call();
    if (bracket && in_transaction()) run_statement(handle_, "COMMIT", target_);
    return result;
  } catch (const std::exception&) {
    if (bracket) rollback();
    rethrow(sql);
  }
}

// libpqxx 6 drops what the server said when it ended a session, so mig looks before it sends. A FATAL that came in the
// meantime reaches notice(), for libpq has no command to give it to.
void PostgresDriver::check_alive() {
  PQconsumeInput(handle_);
  if (PGnotify* notification = PQnotifies(handle_)) PQfreemem(notification);
  if (!last_words_.empty() || PQstatus(handle_) == CONNECTION_BAD) throw lost();
}

Error PostgresDriver::lost() const {
  if (last_words_.empty()) return lost_connection(PQerrorMessage(handle_), "", target_);
  return lost_connection(last_words_, last_state_, target_);
}

void PostgresDriver::rethrow(std::string_view sql) const {
  try {
    throw;
  } catch (const Error&) {
    throw;
  } catch (const pqxx::sql_error& failure) {
    Error error = own_error(failure, target_);
    if (PQstatus(handle_) != CONNECTION_BAD) throw error;
    throw lost_connection(failure.what(), error.sqlstate, target_);
  } catch (const std::exception& failure) {
    if (PQstatus(handle_) == CONNECTION_BAD) throw lost();
    throw Error(ErrorKind::internal, concat(server_words(failure.what(), target_),
                                            " in: ", shorten(redact(sql, target_), 200)));
  }
}

Rows PostgresDriver::query(std::string_view sql, std::span<const Value> parameters) {
  return guarded(sql, [&] {
    pqxx::nontransaction statement(session_);
    return rows_of(exec_params(statement, std::string(sql), parameters));
  });
}

Rows PostgresDriver::exchange(std::string_view sql) {
  return guarded(sql, [&] {
    pqxx::nontransaction statements(session_);
    return rows_of(statements.exec(std::string(sql)));
  });
}

StatementOutcome PostgresDriver::run(std::string_view text) {
  const StatementOutcome outcome =
      guarded(text, [&] { return run_statement(handle_, text, target_); });
  refuse_other_encoding();
  return outcome;
}

// Everything mig sends is UTF-8: under another client_encoding the server would store something else.
void PostgresDriver::refuse_other_encoding() const {
  if (PQclientEncoding(handle_) == encoding_) return;
  Error error(ErrorKind::failed,
              "the statement changes client_encoding, but migrations are sent as UTF-8",
              "remove it, and save the file as UTF-8");
  error.sqlstate = "0A000";
  throw error;
}

StatementOutcome PostgresDriver::copy_in(std::string_view statement, std::string_view rows) {
  return guarded(statement, [&] { return run_copy_in(handle_, statement, rows, target_); });
}

bool PostgresDriver::in_transaction() const noexcept {
  const PGTransactionStatusType status = PQtransactionStatus(handle_);
  return status != PQTRANS_IDLE && status != PQTRANS_UNKNOWN && last_words_.empty();
}

void PostgresDriver::rollback() noexcept {
  // Twice: a cancel request that was still under way may hit the first ROLLBACK.
  for (int attempt = 0; attempt < 2 && in_transaction(); ++attempt) {
    ResultHandle(PQexec(handle_, "ROLLBACK"));
  }
}

std::string PostgresDriver::quote(std::string_view text) const {
  return session_.quote(std::string(text));
}

std::string PostgresDriver::quote_identifier(std::string_view name) const {
  return session_.quote_name(std::string(name));
}

void PostgresDriver::interrupt() noexcept {
  char why[256];
  if (cancel_ != nullptr) PQcancel(cancel_.get(), why, sizeof why);
}

void PostgresDriver::notice(void* self, const PGresult* result) {
  auto& driver = *static_cast<PostgresDriver*>(self);
  const auto field = [&](int code) {
    const char* text = PQresultErrorField(result, code);
    return std::string_view(text == nullptr ? "" : text);
  };
  std::string_view severity = field(PG_DIAG_SEVERITY_NONLOCALIZED);
  if (severity.empty()) severity = field(PG_DIAG_SEVERITY);
  const std::string_view message = field(PG_DIAG_MESSAGE_PRIMARY);
  try {
    if (severity == "FATAL" || severity == "PANIC") {
      driver.last_words_ = message;
      driver.last_state_ = field(PG_DIAG_SQLSTATE);
    } else if (driver.on_notice) {
      driver.on_notice(severity, server_words(message, driver.target_));
    }
  } catch (...) {  // must not unwind through libpq, and a notice is worth no failure
  }
}

}  // namespace mig
