#include "database/postgres/errors.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace mig {
namespace {

std::string_view field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text == nullptr ? std::string_view{} : std::string_view(text);
}

// A database encoded in SQL_ASCII counts bytes, every other one characters.
std::size_t byte_offset(std::string_view text, std::size_t position, bool bytes) {
  if (bytes) return std::min(position - 1, text.size());
  std::size_t at = 0;
  for (std::size_t seen = 0; at < text.size(); ++at) {
    const bool starts_character = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (starts_character && ++seen == position) break;
  }
  return at;
}

std::string detail_of(const PGresult* result) {
  struct Part {
    std::string_view label;
    int code;
  };
  static constexpr std::array parts = {
      Part{"DETAIL: ", PG_DIAG_MESSAGE_DETAIL}, Part{"HINT: ", PG_DIAG_MESSAGE_HINT},
      Part{"QUERY: ", PG_DIAG_INTERNAL_QUERY}, Part{"CONTEXT: ", PG_DIAG_CONTEXT}};
  std::string out;
  for (const auto& [label, code] : parts) {
    const std::string_view text = field(result, code);
    if (!text.empty()) out += concat(out.empty() ? "" : "\n", label, shorten(text, 500));
  }
  return out;
}

// Class 08 is a connection exception; 57P01 to 57P03 and 57P05 end the session.
bool ends_session(std::string_view sqlstate) {
  return sqlstate.starts_with("08") || sqlstate == "57P01" || sqlstate == "57P02" ||
         sqlstate == "57P03" || sqlstate == "57P05";
}

}  // namespace

std::string without_advice(std::string_view message) {
  std::string out;
  for (const std::string_view line : split_lines(message)) {
    if (!line.starts_with('\t')) out += concat(line, "\n");
  }
  return out;
}

std::string server_words(std::string_view message, std::string_view target) {
  message = trim(message);
  for (const std::string_view severity : {"ERROR:  ", "FATAL:  ", "PANIC:  "}) {
    if (message.starts_with(severity)) message.remove_prefix(severity.size());
  }
  std::string out = shorten(redact(message, target), longest_server_message);
  std::string line;
  for (const std::string_view piece : split_lines(out)) {
    if (!trim(piece).empty()) line += concat(line.empty() ? "" : " ", trim(piece));
  }
  return line;
}

Error statement_error(PGconn* connection, const PGresult* result, std::string_view statement,
                      std::string_view target) {
  const std::string_view state = field(result, PG_DIAG_SQLSTATE);
  const std::string_view primary = field(result, PG_DIAG_MESSAGE_PRIMARY);
  const std::string_view words = primary.empty() ? PQresultErrorMessage(result) : primary;
  if (ends_session(state) || PQstatus(connection) == CONNECTION_BAD) {
    return lost_connection(words, state, target);
  }
  Error error(ErrorKind::failed, server_words(words, target));
  error.sqlstate = state;
  error.detail = shorten(redact(detail_of(result), target), longest_server_message);
  if (const auto position = parse_number(field(result, PG_DIAG_STATEMENT_POSITION))) {
    const char* encoding = PQparameterStatus(connection, "server_encoding");
    error.offset =
        byte_offset(statement, static_cast<std::size_t>(std::max<std::int64_t>(1, *position)),
                    encoding != nullptr && std::string_view(encoding) == "SQL_ASCII");
  }
  return error;
}

Error lost_connection(std::string_view words, std::string_view sqlstate, std::string_view target) {
  const std::string line = server_words(without_advice(words), target);
  Error error(ErrorKind::connection,
              concat("the connection to the server was lost", line.empty() ? "" : ": ", line),
              "see the server's log for the cause; then run the same command again");
  error.sqlstate = sqlstate.empty() ? "08006" : sqlstate;
  return error;
}

}  // namespace mig
