// What a backfill does to others, seen once a second over a connection of its own (PostgreSQL).
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "database/driver.hpp"

namespace mig {

class BackfillMonitor {
 public:
  // `backend`: the process whose transactions are watched. `budget`: how long one may keep another waiting.
  BackfillMonitor(std::unique_ptr<Driver> driver, int backend, std::chrono::milliseconds budget);
  ~BackfillMonitor();
  BackfillMonitor(const BackfillMonitor&) = delete;
  BackfillMonitor& operator=(const BackfillMonitor&) = delete;

  // How far the slowest replica is behind in replaying.
  std::chrono::milliseconds replica_lag() const {
    return std::chrono::milliseconds(replica_lag_.load());
  }
  // Somebody has waited for a batch longer than the budget since this was asked last.
  bool take_stall() { return stalled_.exchange(false); }

 private:
  void watch(std::chrono::milliseconds budget);
  void look(std::chrono::milliseconds budget);

  std::unique_ptr<Driver> driver_;
  std::string query_;
  std::atomic<std::int64_t> replica_lag_{0};
  std::atomic<bool> stalled_{false};
  std::mutex mutex_;
  std::condition_variable woken_;
  bool ending_ = false;
  std::thread thread_;
};

// Of transactions that have been open for more than ten minutes and hold back VACUUM; empty: there is none.
std::string describe_old_snapshots(Driver& driver);

}  // namespace mig
