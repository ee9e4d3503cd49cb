// Where a database is. Accepts what users paste and never shows a secret.
#pragma once

#include <string>
#include <string_view>

#include "base/dialect.hpp"

namespace mig {

// sqlite:path, sqlite://path, sqlite:///abs, sqlite::memory:, postgres://…, postgresql://…, a libpq keyword string
// ("host=… dbname=…", "service=…"), or a plain path ending in .db/.sqlite/.sqlite3.
struct DatabaseUrl {
  Dialect dialect = Dialect::sqlite;
  std::string
      target;  // SQLite: file path or ":memory:"; PostgreSQL: the conninfo for libpq. SECRET: never print it
  std::string display;  // safe to print: no password, in any form the URL took

  // Throws Error{usage} with a message that holds no secret, whatever the text was.
  static DatabaseUrl parse(std::string_view text);
};

// Replaces every password in `message` (userinfo, password=, and the given literal secrets) by "***".
std::string redact(std::string_view message, std::string_view url);

}  // namespace mig
