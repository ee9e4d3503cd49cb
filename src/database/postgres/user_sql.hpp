// The user's own SQL, through libpq itself: libpqxx keeps neither the position of an error nor its detail.
#pragma once

#include <string>
#include <string_view>

#include "database/driver.hpp"
#include "database/postgres/libpq.hpp"

namespace mig {

// One statement by the simple query protocol; its rows are dropped as they come. A COPY that would wait for rows or
// send them is ended and refused. On return and on every throw the connection is ready for the next command or lost.
StatementOutcome run_statement(PGconn* connection, std::string_view text, std::string_view target);

// COPY … FROM stdin, with `rows` as its input.
StatementOutcome run_copy_in(PGconn* connection, std::string_view statement, std::string_view rows,
                             std::string_view target);

}  // namespace mig
