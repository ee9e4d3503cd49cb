// Where a database is. Accepts what users paste and never shows a secret.
#pragma once

#include <string>
#include <string_view>

#include "base/dialect.hpp"

namespace mig {

// SQLite       sqlite:path, sqlite://path, sqlite:///absolute, sqlite::memory:, or a plain path that ends in .db,
//              .sqlite or .sqlite3. After `sqlite:` the path is a URL's: %20 is a blank, a `%` without two hex digits
//              stands for itself, and of ?parameters only `mode=rwc` is taken, for it says what mig does anyway.
//              A plain path is taken as it is.
// PostgreSQL   postgres://…, postgresql://…, or libpq's keyword form ("host=… dbname=…", "service=…").
//              In the user and password of a URL every character but / and ? may stand for itself (so `#`, `@`, `:`
//              work unencoded); a `%` must be followed by two hex digits, as libpq wants it.
struct DatabaseUrl {
  Dialect dialect = Dialect::sqlite;
  // SQLite: file path or ":memory:"; PostgreSQL: the conninfo for libpq. SECRET: never print it.
  std::string target;
  // Safe to print: no password, in any form the URL took; one line of at most 200 bytes.
  std::string display;

  // Throws Error{usage} with a message that holds no secret, whatever the text was: of a URL that cannot be read
  // nothing is repeated but its scheme.
  static DatabaseUrl parse(std::string_view text);
};

// Replaces every password in `message` by "***": those of `url` (which may be any text that was meant as a URL), and
// whatever in the message itself looks like `://user:password@` or `password=…`.
std::string redact(std::string_view message, std::string_view url);

}  // namespace mig
