// The time limits that are in force at a statement, and whether the time zone is UTC, followed through SET, SET LOCAL, RESET, set_config(), transactions and
// savepoints as PostgreSQL does. Source: PostgreSQL manual, SET.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "sql/ast/statement.hpp"

namespace mig {

struct Timeouts {
  std::chrono::milliseconds lock{0};  // lock_timeout; 0: none
  std::chrono::milliseconds statement{0};
  bool in_utc =
      false;  // SET TimeZone = 'UTC': a change from timestamp to timestamptz writes nothing
  bool operator==(const Timeouts&) const = default;
};

class TimeoutTracker {
 public:
  // `first` is what the runner sets before the file.
  explicit TimeoutTracker(Timeouts first) : first_(first) {}

  void begin_file(Timeouts first, bool in_transaction);
  // Call it with each statement in order; what is in force changes for those behind it.
  void apply(const ast::Statement& statement);
  const Timeouts& now() const { return now_; }

 private:
  struct Level {
    std::string savepoint;  // of the first one: empty
    Timeouts now, session;
  };

  void set(std::string_view name, std::string_view value, bool is_reset, bool is_local);
  void end(bool commit);

  Timeouts first_;
  Timeouts now_ = first_;
  Timeouts session_ = first_;  // without what SET LOCAL set
  std::vector<Level> levels_;
};

}  // namespace mig
