// Applies or reverts one migration so that a crash at any point loses nothing: protocol in man/mig-migrations.5.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "migration/script.hpp"
#include "run/backfill/progress.hpp"
#include "run/gates.hpp"
#include "run/lock_peek.hpp"
#include "run/session.hpp"

namespace mig {

struct BackfillJob;

// What is to be recorded of a migration besides its up text.
struct MigrationFacts {
  std::int64_t version = 0;
  std::string name;
  std::string up_sum;                   // of the up file, whichever direction is run
  std::optional<std::string> down_sum;  // absent: irreversible or no down file
  std::optional<std::string> down_text;
  std::optional<GateRow> gate = {};  // what is known of its `quiet` queries
  std::string with_row = {};         // SQL committed with the history row at the end; empty: none
  std::string id() const;
};

// Throws Error{refused} when a statement that a half-way migration has run already reads differently now.
void refuse_edited_done_part(const HistoryRow& row, const MigrationScript& script);

// Throws Error{refused} with the place for a backfill whose statement cannot be run in batches. Asks no database.
void refuse_unbatchable(const MigrationScript& script);

struct Outcome {
  bool done = false;  // false: another runner had done it already
  std::int64_t duration_ms = 0;
};

class Executor {
 public:
  using Note = std::function<void(const std::string&)>;
  // `tell` hears how far a backfill is, once a second.
  Executor(Session& session, Note note, TellProgress tell = {})
      : session_(session), note_(std::move(note)), peek_(session_, note_), tell_(std::move(tell)) {}

  // `resume` is the history row of a migration that is half way. Throws Error: failed (rolled back), half_way
  // (recorded), lock, connection, interrupted, refused (the file's done part was edited).
  Outcome apply(const MigrationFacts& facts, const MigrationScript& script,
                const HistoryRow* resume);
  Outcome revert(const MigrationFacts& facts, const MigrationScript& script, const HistoryRow& row);

 private:
  struct Work;
  Outcome in_one_transaction(Work& work);
  Outcome step_by_step(Work& work);
  void start_steps(Work& work);
  void run_step(Work& work, std::size_t index);
  void atomic_step(Work& work, std::size_t index);
  void naked_step(Work& work, std::size_t index);
  void settle_in_flight(Work& work);
  void prepare_backfills(const Work& work, bool resumes);
  BackfillJob backfill_job(Work& work, std::size_t index);
  void backfill_step(Work& work, std::size_t index);
  void finish_backfill(Work& work, std::size_t index, const std::string& sql);
  [[noreturn]] void fail_backfill(Work& work, std::size_t index, const Error& error);
  bool settle_backfill(const Work& work);
  void check_whole(const Work& work);
  void finish_steps(Work& work);
  void record_done(Work& work, std::size_t index);
  void clean_up_after(Work& work, std::size_t index, const Error& error);
  ProbeResult probe(Work& work, const Statement& statement);
  void heal(Work& work, const Statement& statement);
  bool restore_session(Work& work);  // true when there was something
  void send(Work& work, const Step& step, std::size_t index);
  // `check` and `quiet`: throws Error{failed} when the rows are not as they must be.
  void look(Work& work, const Step& step);
  void look_at_quiet(Work& work, const Step& step, const Rows& rows);
  void keep_observed(
      const Work& work);  // what a quiet query answered, though the file was rolled back
  BracketSettings bracket(const Work& work) const;
  // The same, once nobody who lasts holds the locks that are wanted.
  BracketSettings bracket_when_free(const Work& work, const std::vector<StrongLock>& locks);
  bool try_again(const Work& work, const Error& error);
  [[noreturn]] void fail(Work& work, std::size_t index, Error error);
  [[noreturn]] void fail_step(Work& work, std::size_t index, const Error& error);
  void forget_mapped_sqlstate(Error& error) const;
  std::string record(const Work& work) const;  // SQL: the row as `work` has it
  Error located(const Work& work, std::size_t index, Error error) const;

  Session& session_;
  Note note_;
  LockPeek peek_;
  TellProgress tell_;
};

}  // namespace mig
