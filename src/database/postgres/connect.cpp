#include "database/postgres/connect.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/text.hpp"
#include "database/conninfo.hpp"
#include "database/postgres/driver.hpp"
#include "database/postgres/errors.hpp"

namespace mig {
namespace {

struct Finish {
  void operator()(PGconn* connection) const noexcept { PQfinish(connection); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

std::vector<std::string_view> known_parameters(const PQconninfoOption* option) {
  std::vector<std::string_view> names;
  for (; option != nullptr && option->keyword != nullptr; ++option)
    names.push_back(option->keyword);
  return names;
}

// libpq's own message would repeat the text, and what it takes for a parameter may be half of a password.
void check_parameters(const DatabaseUrl& url) {
  char* message = nullptr;
  const ConninfoHandle parsed(PQconninfoParse(url.target.c_str(), &message));
  if (message != nullptr) PQfreemem(message);
  if (parsed != nullptr) return;
  const ConninfoHandle defaults(PQconndefaults());
  const std::vector<std::string_view> known = known_parameters(defaults.get());
  for (const ConnectionParameter& parameter : connection_parameters(url.target)) {
    if (known.empty() || std::find(known.begin(), known.end(), parameter.key) != known.end())
      continue;
    const auto meant = nearest(parameter.key, known);
    throw Error(
        ErrorKind::usage,
        concat("bad database URL: it has a parameter that libpq does not know",
               meant ? concat("; did you mean `", *meant, "`?") : ""),
        "put a value that holds blanks in single quotes; & and = in a URL's value are %26 and %3D");
  }
  throw Error(ErrorKind::usage, "bad database URL: libpq cannot read it",
              "write postgres://USER@HOST:PORT/DATABASE, special characters as %XX");
}

// Later entries win over earlier ones, and the environment fills in what none of them says.
Connection open(const DatabaseUrl& url, const ConnectOptions& options) {
  const std::string timeout = std::to_string(options.connect_timeout.count());
  const bool default_timeout = std::getenv("PGCONNECT_TIMEOUT") == nullptr;
  // A network that drops a quiet connection without a word would be noticed after two hours only.
  const char* keywords[] = {
      "fallback_application_name", "connect_timeout", "keepalives_idle", "keepalives_interval",
      "keepalives_count",          "dbname",          "client_encoding", nullptr};
  const char* values[] = {options.application_name.c_str(),
                          default_timeout ? timeout.c_str() : nullptr,
                          "30",
                          "10",
                          "3",
                          url.target.c_str(),
                          "UTF8",
                          nullptr};
  return Connection(PQconnectdbParams(keywords, values, 1));
}

}  // namespace

std::unique_ptr<Driver> connect_postgres(const DatabaseUrl& url, const ConnectOptions& options) {
  require_libpq();
  check_parameters(url);
  Connection connection = open(url, options);
  if (PQstatus(connection.get()) != CONNECTION_OK) throw connect_failure(connection.get(), url);
  return std::make_unique<PostgresDriver>(connection.release(), url.target, options.mode);
}

}  // namespace mig
