// One migration under way; shared by executor.cpp and steps.cpp, used nowhere else.
#pragma once

#include <chrono>

#include "run/executor.hpp"

namespace mig {

struct Executor::Work {
  const MigrationFacts& facts;
  const MigrationScript& script;
  HistoryRow row;         // as it is to be recorded next
  bool recorded = false;  // the row exists in the database
  // Of the steps that are done, those that set something for the session: a file of many steps is looked through once.
  std::vector<std::size_t> setting_steps = {};
  std::size_t looked_at = 0;
  std::optional<GateRow> observed = {};  // to be kept when the file stops at a quiet query
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();

  bool is_up() const { return script.direction() == Direction::up; }
  std::int64_t elapsed_ms() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 start)
        .count();
  }
};

// SQLSTATEs after which the same statement may well succeed: lock not available, deadlock, serialization failure.
bool is_lock_trouble(const Error& error);

}  // namespace mig
