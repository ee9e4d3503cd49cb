// The run protocol on SQLite.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "base/file_lock.hpp"
#include "run/engine.hpp"

namespace mig {

class SqliteEngine final : public Engine {
 public:
  SqliteEngine(Driver& driver, const DatabaseUrl& url, const RunOptions& options);

  void start_session() override {}
  std::string actor() const override { return actor_; }
  bool try_lock() override;
  std::string lock_holder() override;
  void unlock() noexcept override;
  void check_lock() override {}
  Rows begin(const std::string& begin_text, const BracketSettings& settings,
             std::string_view guard_sql) override;
  void commit(std::string_view last_sql) override;
  void check_runnable(const MigrationScript&) const override {}
  void open_file(const MigrationScript& script, bool resumes) override;
  void close_file(const MigrationScript& script) noexcept override;
  void check_before_commit(const MigrationScript& script) override;
  void open_naked(const Statement&, const BracketSettings&) override {}
  void close_naked() noexcept override {}
  ProbeResult probe(const Statement& statement) override;
  void heal(const Statement&) override {}
  std::string blockers() override { return {}; }

 private:
  Value pragma(std::string_view name);

  Driver& driver_;
  std::string actor_;
  const RunOptions& options_;
  std::unique_ptr<FileLock> lock_;  // none for :memory:
  // Connection settings that the file changes, with what they were before it.
  std::vector<std::pair<std::string, std::string>> to_restore_;
  Rows violations_before_;  // of foreign keys: only new ones are the file's fault
};

}  // namespace mig
