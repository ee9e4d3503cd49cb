#include "database/postgres/user_sql.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "database/c_text.hpp"
#include "database/postgres/errors.hpp"

namespace mig {
namespace {

// Takes every result of one command, and keeps the count of the last and the first failure.
class Exchange {
 public:
  Exchange(PGconn* connection, std::string_view text, std::string_view target)
      : connection_(connection), text_(text), target_(target) {}

  void send() {
    const CText copy(text_);
    if (PQsendQuery(connection_, copy.get()) == 0)
      throw lost_connection(PQerrorMessage(connection_), "", target_);
    PQsetSingleRowMode(connection_);  // a SELECT of a million rows is never held in memory
  }

  ResultHandle next() { return ResultHandle(PQgetResult(connection_)); }

  void note(PGresult* result) {
    switch (PQresultStatus(result)) {
      case PGRES_COMMAND_OK:
      case PGRES_TUPLES_OK:
        if (const auto count = parse_number(PQcmdTuples(result))) outcome_.rows_affected = *count;
        break;
      case PGRES_SINGLE_TUPLE:
      case PGRES_EMPTY_QUERY: break;
      case PGRES_COPY_IN: refuse_copy_in(); break;
      case PGRES_COPY_OUT:
      case PGRES_COPY_BOTH: refuse_copy_out(); break;
      default:
        if (!error_) error_ = statement_error(connection_, result, text_, target_);
    }
  }

  StatementOutcome finish() {
    while (const ResultHandle result = next()) note(result.get());
    if (error_) throw *error_;
    if (PQstatus(connection_) == CONNECTION_BAD)
      throw lost_connection(PQerrorMessage(connection_), "", target_);
    return outcome_;
  }

 private:
  void refuse(std::string_view message, std::string_view hint) {
    if (error_) return;
    error_.emplace(ErrorKind::failed, std::string(message), std::string(hint));
    error_->sqlstate = "0A000";
  }

  void refuse_copy_in() {
    refuse("COPY … FROM stdin without its rows",
           "put the rows after the statement, ended by a line that holds \\. and nothing else");
    PQputCopyEnd(connection_, "mig has no rows to send");
  }

  void refuse_copy_out() {
    refuse("COPY … TO stdout has nowhere to go in a migration",
           "copy to a file or a table, or take it out");
    const CancelHandle cancel(PQgetCancel(connection_));
    char why[256];
    if (cancel != nullptr) PQcancel(cancel.get(), why, sizeof why);
    char* row = nullptr;
    while (PQgetCopyData(connection_, &row, 0) > 0) PQfreemem(row);
  }

  PGconn* connection_;
  std::string_view text_, target_;
  StatementOutcome outcome_;
  std::optional<Error> error_;
};

void put_rows(PGconn* connection, std::string_view rows) {
  constexpr std::size_t piece = 64 * 1024;
  while (!rows.empty()) {
    const std::string_view part = rows.substr(0, std::min(piece, rows.size()));
    // A failure here shows in the results that follow.
    if (PQputCopyData(connection, part.data(), static_cast<int>(part.size())) != 1) return;
    rows.remove_prefix(part.size());
  }
  PQputCopyEnd(connection, nullptr);
}

}  // namespace

StatementOutcome run_statement(PGconn* connection, std::string_view text, std::string_view target) {
  Exchange exchange(connection, text, target);
  exchange.send();
  return exchange.finish();
}

StatementOutcome run_copy_in(PGconn* connection, std::string_view statement, std::string_view rows,
                             std::string_view target) {
  Exchange exchange(connection, statement, target);
  exchange.send();
  const ResultHandle first = exchange.next();
  const bool ready = first != nullptr && PQresultStatus(first.get()) == PGRES_COPY_IN;
  if (ready) {
    put_rows(connection, rows);
    return exchange.finish();
  }
  if (first != nullptr) exchange.note(first.get());
  exchange.finish();
  throw Error(ErrorKind::internal, "the statement with COPY rows asked for none");
}

}  // namespace mig
