// A connection made ready for a run: engine, history tables, run lock. Ends in the reverse order.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "database/driver.hpp"
#include "run/engine.hpp"
#include "run/history.hpp"
#include "run/options.hpp"
#include "run/watch.hpp"

namespace mig {

class Session {
 public:
  // Connects for writing. Nothing is written yet.
  Session(const DatabaseUrl& url, RunOptions options, Watch& watch);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Polls for the run lock (never waits inside the server, where a waiter would hold up concurrent index builds) and
  // checks that this is the project's database. Writes nothing.
  // Throws Error{lock} naming the holder after options.lock_wait; Error{refused} for another project's database.
  // `talk` is told once who holds the lock.
  void open(const std::function<void(const std::string&)>& talk);
  // Creates mig's tables when they are missing, and notes whose database it is. Call it before the first change.
  void prepare_to_write();
  std::vector<HistoryRow> read_history();  // none when there are no tables yet
  // Throws Error{refused} when the environment, or the database itself, is protected and `confirmed` is not its name,
  // and when `confirmed` names something that this database is not.
  void refuse_if_protected(const std::string& confirmed);

  // Calls `read` until no lock is in its way (a SQLite file that another process is committing to).
  // Throws Error{lock} after options.lock_wait.
  void with_patience(const std::function<void()>& read);

  // Waits before a lock is tried again, with jitter, and returns true; false when options.lock_wait is used up.
  bool wait_for_lock(std::chrono::milliseconds one_try);

  // Sleeps so long, and counts it with what the looking took; false, and no sleep, when options.lock_wait is used up.
  bool pause_for_lock(std::chrono::milliseconds time, std::chrono::milliseconds looking);

  // A second connection to the same database, for looking on while the first one works.
  std::unique_ptr<Driver> connect_another() const;

  Driver& driver() { return *driver_; }
  Engine& engine() const { return *engine_; }
  History& history() { return history_; }
  Watch& watch() { return watch_; }
  const RunOptions& options() const { return options_; }

 private:
  void take_lock(const std::function<void(const std::string&)>& talk);
  void check_project();
  void record_configuration();

  DatabaseUrl url_;
  RunOptions options_;
  Watch& watch_;
  std::unique_ptr<Driver> driver_;
  std::unique_ptr<Engine> engine_;
  History history_;
  bool has_history_ = false;
  std::minstd_rand random_;
  std::chrono::milliseconds waited_{0};
  int tries_ = 0;
};

}  // namespace mig
