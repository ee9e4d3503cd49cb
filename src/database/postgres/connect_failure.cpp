// Why a connection could not be made. libpq gives a failed attempt no SQLSTATE, only text, so the text is looked at;
// what a server says in another language gets the general advice.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "database/postgres/errors.hpp"

namespace mig {
namespace {

struct Cause {
  std::string_view words;
  std::string_view sqlstate;
  std::string_view hint;
};

// What a server answered comes before what the network did: of several addresses tried, the one that answered counts.
constexpr std::array causes = {
    Cause{"password authentication failed", "28P01",
          "check the user and the password; a password can also come from PGPASSWORD or ~/.pgpass"},
    Cause{"no password supplied", "28P01",
          "the server wants a password: put it into ~/.pgpass, PGPASSWORD or the URL"},
    Cause{"Peer authentication failed", "28000",
          "over the socket the server wants the operating system's user of that name: run as that "
          "user, or connect with host=localhost"},
    Cause{"Ident authentication failed", "28000",
          "the server wants the operating system's user of that name, or a password: see "
          "pg_hba.conf"},
    Cause{"no pg_hba.conf entry", "28000",
          "the server does not let this user in from here (pg_hba.conf); sslmode=require may be "
          "what it wants"},
    Cause{"pg_hba.conf rejects", "28000",
          "the server does not let this user in from here (pg_hba.conf)"},
    Cause{"permission denied for database", "42501",
          "the user needs the CONNECT privilege on this database"},
    Cause{"is not permitted to log in", "28000", "the role needs LOGIN"},
    Cause{"is not currently accepting connections", "55000",
          "the database has ALLOW_CONNECTIONS off"},
    Cause{"no such database", "3D000", "check the database's name; the pooler does not know it"},
    Cause{"no such user", "28000", "check the user's name; the pooler does not know it"},
    Cause{"too many", "53300", "every connection slot is taken: try again, or raise the limit"},
    Cause{"remaining connection slots", "53300",
          "every connection slot is taken: try again, or raise max_connections"},
    Cause{"the database system is", "57P03",
          "the server is starting up or shutting down: try again in a moment"},
    Cause{"server does not support SSL", "08001",
          "the server has no TLS: use sslmode=prefer or disable, if you may"},
    Cause{"certificate verify failed", "08001", "check sslrootcert and sslmode"},
    Cause{"definition of service", "08001",
          "check the service's name in ~/.pg_service.conf or PGSERVICEFILE"},
    Cause{"Connection refused", "08001", "is the server running, and are host and port right?"},
    Cause{"could not translate host name", "08001", "check the host's name"},
    Cause{"timeout expired", "08001",
          "the host does not answer: check host, port and firewall, or raise connect_timeout"},
    Cause{"No such file or directory", "08001",
          "no server listens on this socket: is it running, and are host and port right?"},
    Cause{"No route to host", "08001", "check the host and the network"},
    Cause{"Network is unreachable", "08001", "check the host and the network"},
    Cause{"server closed the connection unexpectedly", "08001",
          "is it a PostgreSQL server that listens there?"},
};

constexpr Cause other{"", "08001", "check the URL, and that the server is running"};

// `database "x" does not exist` and `role "x" does not exist` differ only in their first word.
const Cause& missing(std::string_view words) {
  static constexpr Cause role{"", "28000", "check the user's name"};
  static constexpr Cause database{"", "3D000", "create the database first, or check its name"};
  return words.find("role \"") != std::string_view::npos ? role : database;
}

const Cause& cause_of(std::string_view words) {
  if (words.find("\" does not exist") != std::string_view::npos) return missing(words);
  const auto found = std::find_if(causes.begin(), causes.end(), [&](const Cause& cause) {
    return words.find(cause.words) != std::string_view::npos;
  });
  return found == causes.end() ? other : *found;
}

}  // namespace

Error connect_failure(PGconn* connection, const DatabaseUrl& url) {
  const char* message = connection == nullptr ? "out of memory" : PQerrorMessage(connection);
  const std::string words = server_words(without_advice(message), url.target);
  const Cause& cause = cause_of(words);
  Error error(ErrorKind::connection, concat("cannot connect to ", url.display, ": ", words),
              std::string(cause.hint));
  error.sqlstate = cause.sqlstate;
  return error;
}

}  // namespace mig
