// The run protocol on PostgreSQL.
#pragma once

#include "run/engine.hpp"

namespace mig {

class PostgresEngine final : public Engine {
 public:
  PostgresEngine(Driver& driver, const RunOptions& options);

  void start_session() override;
  std::string actor() const override { return actor_; }
  bool try_lock() override;
  std::string lock_holder() override;
  void unlock() noexcept override;
  void check_lock() override;
  bool is_pooled() const override { return pooled_; }
  std::chrono::milliseconds safe_lock_timeout(std::chrono::milliseconds wanted) const override;
  Rows begin(const std::string& begin_text, const BracketSettings& settings,
             std::string_view guard_sql) override;
  void commit(std::string_view last_sql) override;
  void check_runnable(const MigrationScript& script) const override;
  void open_file(const MigrationScript& script, bool) override { check_runnable(script); }
  void close_file(const MigrationScript& script) noexcept override;
  void check_before_commit(const MigrationScript&) override {}
  void open_naked(const Statement& statement, const BracketSettings& settings) override;
  void close_naked() noexcept override;
  ProbeResult probe(const Statement& statement) override;
  void heal(const Statement& statement) override;
  std::string blockers() override;
  std::vector<LockHolder> holders(const std::vector<StrongLock>& locks) override;
  bool cancel_autovacuum(std::int64_t pid) override;
  std::chrono::milliseconds autovacuum_timeout() const override;
  bool is_writable() override { return !in_recovery_; }

 private:
  void reset_session() noexcept;
  std::string key() const;  // the two integers of the advisory lock, "a, b"

  Driver& driver_;
  const RunOptions& options_;
  std::string actor_;
  std::int64_t backend_ = 0;  // process id at start
  std::int64_t deadlock_timeout_ms_ = 1000;
  std::int64_t lock_key_ = 0;
  bool pooled_ = false;
  bool in_recovery_ = false;
  bool locked_ = false;
  std::uint64_t brackets_ = 0;  // transactions opened: makes each token of begin() unique
  std::string token_;
  BracketSettings settings_;  // of the open transaction
};

}  // namespace mig
