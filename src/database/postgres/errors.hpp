// What libpq reports, as mig::Error: one place that reads the fields, shortens and redacts.
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "database/postgres/libpq.hpp"
#include "database/url.hpp"

namespace mig {

// At most this many bytes of what a server says are kept.
inline constexpr std::size_t longest_server_message = 1000;

// "ERROR:  " and the like off the front, one line, shortened, without any password of `target`.
std::string server_words(std::string_view message, std::string_view target);

// Without the lines that libpq indents: "Is the server running on that host …?" belongs into a hint, if anywhere.
std::string without_advice(std::string_view message);

// The failure of a statement, from the fields of its result. `statement` is the text that was sent; the server's
// position in it, counted in characters from 1, becomes a byte offset. Error{connection} if the session is gone.
Error statement_error(PGconn* connection, const PGresult* result, std::string_view statement,
                      std::string_view target);

// The session is gone; `words` are the server's last, or libpq's. An empty `sqlstate` becomes 08006.
Error lost_connection(std::string_view words, std::string_view sqlstate, std::string_view target);

// `connection` could not be established; knows what to do about the causes people meet.
Error connect_failure(PGconn* connection, const DatabaseUrl& url);

}  // namespace mig
