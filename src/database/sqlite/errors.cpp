#include "database/sqlite/errors.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace mig {
namespace {

constexpr std::size_t longest_message = 1000;

struct Condition {
  int code;
  std::string_view sqlstate;
};

// Extended codes first: the lookup falls back to the primary code in the low byte.
constexpr std::array conditions = {
    Condition{SQLITE_CONSTRAINT_UNIQUE, "23505"},
    Condition{SQLITE_CONSTRAINT_PRIMARYKEY, "23505"},
    Condition{SQLITE_CONSTRAINT_ROWID, "23505"},
    Condition{SQLITE_CONSTRAINT_NOTNULL, "23502"},
    Condition{SQLITE_CONSTRAINT_FOREIGNKEY, "23503"},
    Condition{SQLITE_CONSTRAINT_CHECK, "23514"},
    Condition{SQLITE_CONSTRAINT, "23000"},
    Condition{SQLITE_BUSY, "55P03"},
    Condition{SQLITE_LOCKED, "55P03"},
    Condition{SQLITE_INTERRUPT, "57014"},
    Condition{SQLITE_FULL, "53100"},
    Condition{SQLITE_NOMEM, "53200"},
    Condition{SQLITE_READONLY, "25006"},
    Condition{SQLITE_IOERR, "58030"},
    Condition{SQLITE_CANTOPEN, "58030"},
    Condition{SQLITE_CORRUPT, "XX001"},
    Condition{SQLITE_NOTADB, "XX001"},
    Condition{SQLITE_PERM, "42501"},
    Condition{SQLITE_AUTH, "42501"},
    Condition{SQLITE_TOOBIG, "54000"},
    Condition{SQLITE_MISMATCH, "42804"},
};

std::string_view find(int code) {
  const auto found =
      std::find_if(conditions.begin(), conditions.end(),
                   [&](const Condition& condition) { return condition.code == code; });
  return found == conditions.end() ? std::string_view{} : found->sqlstate;
}

}  // namespace

std::string_view sqlstate_of(int code) {
  for (const int candidate : {code, code & 0xff}) {
    if (const std::string_view state = find(candidate); !state.empty()) return state;
  }
  return "42601";
}

Error sqlite_error(sqlite3* database, std::size_t first) {
  const int code = sqlite3_extended_errcode(database);
  Error error(ErrorKind::failed, shorten(sqlite3_errmsg(database), longest_message));
  error.sqlstate = sqlstate_of(code);
  const int offset = sqlite3_error_offset(database);
  if (offset >= 0) error.offset = first + static_cast<std::size_t>(offset);
  return error;
}

}  // namespace mig
