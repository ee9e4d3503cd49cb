// Watches what a migration's own statements may do to the transaction they run in.
#pragma once

#include <sqlite3.h>

#include <optional>
#include <string>

#include "base/error.hpp"

namespace mig {

// SQLite asks it, through an authorizer, while a statement is prepared: wherever transaction control, ATTACH or DETACH
// hide, the engine itself finds them. Installed once for a connection's life, because installing one makes every
// prepared statement start over. Must outlive the connection's last statement.
class TransactionGuard {
 public:
  explicit TransactionGuard(sqlite3* database);
  TransactionGuard(const TransactionGuard&) = delete;
  TransactionGuard& operator=(const TransactionGuard&) = delete;

  // While one lives, and a transaction is open, those statements are denied.
  class Watch {
   public:
    explicit Watch(TransactionGuard& guard) : guard_(guard) {
      guard_.watching_ = true;
      guard_.denied_.clear();
    }
    ~Watch() { guard_.watching_ = false; }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

   private:
    TransactionGuard& guard_;
  };

  // What was denied since the last Watch began, as an Error{failed}.
  std::optional<Error> denial() const;

 private:
  static int decide(void* self, int action, const char* first, const char* second, const char*,
                    const char*);

  sqlite3* database_;
  bool watching_ = false;
  int action_ = 0;
  std::string denied_;  // e.g. "COMMIT", "SAVEPOINT"; empty: nothing
};

}  // namespace mig
