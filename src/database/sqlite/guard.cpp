#include "database/sqlite/guard.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace mig {
namespace {

struct Denial {
  int action;
  std::string_view what;  // empty: SQLite's first argument says it ("BEGIN", "COMMIT", "ROLLBACK")
  std::string_view sqlstate;
};

constexpr std::array denials = {
    Denial{SQLITE_TRANSACTION, "", "2D000"},
    Denial{SQLITE_SAVEPOINT, "SAVEPOINT control", "2D000"},
    Denial{SQLITE_ATTACH, "ATTACH", "25001"},
    Denial{SQLITE_DETACH, "DETACH", "25001"},
};

const Denial* find(int action) {
  const auto found = std::find_if(denials.begin(), denials.end(),
                                  [&](const Denial& denial) { return denial.action == action; });
  return found == denials.end() ? nullptr : found;
}

}  // namespace

TransactionGuard::TransactionGuard(sqlite3* database) : database_(database) {
  sqlite3_set_authorizer(database_, &TransactionGuard::decide, this);
}

int TransactionGuard::decide(void* self, int action, const char* first, const char*, const char*,
                             const char*) {
  auto& guard = *static_cast<TransactionGuard*>(self);
  if (!guard.watching_ || sqlite3_get_autocommit(guard.database_) != 0) return SQLITE_OK;
  const Denial* denial = find(action);
  if (denial == nullptr) return SQLITE_OK;
  guard.action_ = action;
  guard.denied_ = denial->what.empty() && first != nullptr ? first : std::string(denial->what);
  return SQLITE_DENY;
}

std::optional<Error> TransactionGuard::denial() const {
  if (denied_.empty()) return std::nullopt;
  Error error(ErrorKind::failed,
              concat(denied_, " is not allowed inside the migration's transaction"),
              "mig begins and commits the transaction itself: take the statement out of the file");
  error.sqlstate = find(action_)->sqlstate;
  return error;
}

}  // namespace mig
