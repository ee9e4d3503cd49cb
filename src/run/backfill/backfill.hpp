// Runs one statement in keyset batches. Each batch is one transaction that holds its checkpoint too, so that every row
// is done exactly once, whatever ends the run and whenever.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "run/backfill/batch_controller.hpp"
#include "run/backfill/batch_statement.hpp"
#include "run/backfill/monitor.hpp"
#include "run/backfill/poison_search.hpp"
#include "run/backfill/progress_meter.hpp"
#include "run/backfill/store.hpp"
#include "run/session.hpp"

namespace mig {

struct BackfillJob {
  BackfillId id;
  std::string migration;  // "<version>_<name>"
  std::string text, sum;  // of the statement
  BackfillSettings settings;
  std::chrono::milliseconds statement_timeout{0};
  std::function<void()> restore_session;  // what earlier statements of the file set
};

class Backfill {
 public:
  using Note = std::function<void(const std::string&)>;

  // Takes the statement apart. Throws Error{refused} with the offset of what cannot be run in batches.
  Backfill(Session& session, BackfillJob job, Note note, TellProgress tell);

  // Finds table and key, and makes the checkpoint row or takes up the one that is there. Throws Error{refused} for a
  // table without a key, and when the statement was edited half way.
  void open();
  // Runs to the end. Throws Error: interrupted (by a signal), half_way (stopped from another terminal, a row that
  // fails, a lock that is not to be had), connection. What is done is recorded.
  void run();
  // SQL that notes the end: sent with what makes the statement count as done in the history, one commit.
  std::string finish_sql() const;

  const BackfillRow& row() const { return row_; }

 private:
  struct Batch {
    KeyValues end;
    std::size_t rows = 0;
    std::int64_t changed = 0;
  };

  void make_row();
  void take_up();
  std::optional<KeyValues> outermost(bool last);
  void start_monitor();
  void step();
  // None: something else was wanted.
  std::optional<Row> begin_batch(std::string_view query);
  std::string end_query(const KeyValues& bound, std::size_t limit) const;
  Batch batch_from(const Row& found, const KeyValues& bound, std::size_t limit);
  void run_batch();
  void commit_batch(const Batch& batch, std::string_view more_sql);
  void obey(std::string_view wanted);
  void meet(const Error& error, const Batch& batch);
  void wait_for_lock(const Error& error);
  void set_aside(const Batch& batch, const Error& error);
  void rest(std::size_t rows, BatchController::Time taken);
  void yield_to_others();
  void vacuum_now_and_then();
  void show();
  BracketSettings bracket() const;
  [[noreturn]] void stop(Error error, BackfillState state);
  std::string done_so_far() const;

  Session& session_;
  BackfillJob job_;
  Note note_;
  TellProgress tell_;
  BackfillStore store_;
  BatchStatement statement_;
  WalkedTable table_;
  BackfillRow row_;
  BatchController controller_;
  PoisonSearch poison_;
  ProgressMeter meter_;
  std::unique_ptr<BackfillMonitor> monitor_;
  std::string begin_text_, before_commit_;  // what makes a batch's commit wait for no disk
  Batch batch_;                             // under way
  int lock_tries_ = 0;
  double vacuumed_ = 0;  // the share that was done at the last VACUUM
  bool told_of_lag_ = false;
};

// True for what the data of a row is to blame for, not a lock, the server or the connection.
bool is_data_error(const Error& error);

}  // namespace mig
