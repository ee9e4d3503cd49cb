// What differs between the two engines in the run protocol, behind one face: session, run lock, transaction brackets,
// probes. Plain SQL through Driver; no library is known here.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "database/driver.hpp"
#include "migration/script.hpp"
#include "run/history.hpp"
#include "run/options.hpp"
#include "run/strong_locks.hpp"

namespace mig {

// What a probe finds of a naked statement whose end is not known.
enum class ProbeResult : unsigned char {
  absent,   // nothing of it is there: run it
  partial,  // half of it is there: heal() removes or completes it, then run
  done,     // it is there, whole and valid
  repeat,   // running it again is harmless
  unknown,  // mig cannot tell: a person must
};

struct BracketSettings {
  std::chrono::milliseconds lock_timeout{0};       // 0: none
  std::chrono::milliseconds statement_timeout{0};  // 0: none
};

// A transaction that holds a lock in the way of one that is wanted.
struct LockHolder {
  std::string key;       // of the transaction: the same as long as it lasts
  std::int64_t pid = 0;  // 0: a prepared transaction
  std::string relation;
  std::string who;  // "process 12 (user, application, state for 3 s: query)", no values in it
  std::optional<std::chrono::milliseconds> age;  // unset: this user may not see it
  bool is_autovacuum = false;                    // gives way when it is asked to
};

class Engine {
 public:
  static std::unique_ptr<Engine> create(Driver& driver, const DatabaseUrl& url,
                                        const RunOptions& options);
  virtual ~Engine() = default;

  // Reads what must be known of the session (once, first).
  virtual void start_session() = 0;
  virtual std::string actor() const = 0;  // database user @ host

  // The run lock: held from planning to the end, freed by the kernel or the server when the process dies.
  virtual bool try_lock() = 0;
  virtual std::string lock_holder() = 0;  // one line for a person; empty when it is free or unknown
  virtual void unlock() noexcept = 0;
  // Throws Error{connection} when the session that took the lock is not the one in use any more. Before naked steps.
  virtual void check_lock() = 0;
  // Behind a transaction-pooling proxy: session state does not last, so only whole-file transactions may run.
  virtual bool is_pooled() const { return false; }
  // Keeps a configured lock_timeout below the server's deadlock_timeout; says so through the return value.
  virtual std::chrono::milliseconds safe_lock_timeout(std::chrono::milliseconds wanted) const {
    return wanted;
  }

  // Opens the transaction of a file or step and runs `guard_sql` (one SELECT) in the same round trip. Its rows are
  // returned; when it has none, one row of NULLs. Throws Error{failed, 55P03} when another runner is at work (pooled) or the database is busy.
  virtual Rows begin(const std::string& begin_text, const BracketSettings& settings,
                     std::string_view guard_sql) = 0;
  // Runs `last_sql` (history and log) and commits, in one round trip, after undoing session state the file left.
  // Throws, and nothing is committed, when the transaction is not the one that begin() opened.
  virtual void commit(std::string_view last_sql) = 0;

  // Throws Error{refused} for what this connection cannot run safely. Before anything is touched.
  virtual void check_runnable(const MigrationScript& script) const = 0;
  // Around a whole file: foreign keys (SQLite), session state that must not leak into the next file.
  virtual void open_file(const MigrationScript& script, bool resumes) = 0;
  virtual void close_file(const MigrationScript& script) noexcept = 0;
  // After the last statement of a transactional file: SQLite's foreign_key_check. Throws Error{failed}.
  virtual void check_before_commit(const MigrationScript& script) = 0;

  // Session timeouts around a naked statement.
  virtual void open_naked(const Statement& statement, const BracketSettings& settings) = 0;
  virtual void close_naked() noexcept = 0;
  virtual ProbeResult probe(const Statement& statement) = 0;
  virtual void heal(const Statement& statement) = 0;  // after ProbeResult::partial
  // What would stand in the way of a lock, for a message; may be empty.
  virtual std::string blockers() = 0;
  // Who holds what conflicts with these locks now. Outside a transaction.
  virtual std::vector<LockHolder> holders(const std::vector<StrongLock>&) { return {}; }
  // Asks an autovacuum worker to give way; false when this user may not.
  virtual bool cancel_autovacuum(std::int64_t) { return false; }
  // Long enough for the server itself to cancel an autovacuum worker that is in the way.
  virtual std::chrono::milliseconds autovacuum_timeout() const {
    return std::chrono::milliseconds{0};
  }

  // False where mig cannot write (a standby, a read-only file): for a clear message before anything is tried.
  virtual bool is_writable() { return true; }
};

}  // namespace mig
