// The step-by-step half of the executor: files that hold a statement which refuses a transaction. The history row is
// committed first; every statement that can is committed together with its progress (exactly once); the others are
// announced, run alone, and probed after a crash (at least once, made safe).
#include "base/crash_point.hpp"
#include "base/text.hpp"
#include "run/executor_work.hpp"

namespace mig {
namespace {

[[noreturn]] void refuse_edited(const HistoryRow& row, const MigrationScript& script,
                                std::size_t index) {
  Error error(ErrorKind::refused,
              concat(row.id(), " is half way, and statement ", index + 1,
                     ", which was already run, has been edited"),
              concat("restore what was run and edit only what comes after it, or settle it by hand "
                     "and then mig resolve ",
                     row.version, " --applied or --reverted"));
  if (index < script.steps().size()) {
    error.location = script.source().locate(script.steps()[index].statement->span);
  }
  throw error;
}

std::string settle_by_hand(const MigrationFacts& facts) {
  return concat(
      "look at the database, put it in the state before or after the whole migration, then mig "
      "resolve ",
      facts.version, " --reverted or --applied");
}

}  // namespace

void refuse_edited_done_part(const HistoryRow& row, const MigrationScript& script) {
  const std::vector<std::string> sums = script.statement_sums();
  for (std::size_t i = 0; i < row.done; ++i) {
    if (i >= sums.size() || i >= row.statement_sums.size() || sums[i] != row.statement_sums[i]) {
      refuse_edited(row, script, i);
    }
  }
}

Outcome Executor::step_by_step(Work& work) {
  session_.watch().check();
  start_steps(work);
  while (work.row.done < work.script.steps().size()) run_step(work, work.row.done);
  check_whole(work);
  finish_steps(work);
  return {true, work.elapsed_ms()};
}

void Executor::start_steps(Work& work) {
  const std::vector<std::string> sums = work.script.statement_sums();
  HistoryRow& row = work.row;
  const bool resumes = work.recorded && !row.is_settled();
  if (resumes) {
    refuse_edited_done_part(row, work.script);
    if (row.in_flight) settle_in_flight(work);
  } else {
    row.done = 0;
  }
  prepare_backfills(work, resumes);
  row.state = work.is_up() ? HistoryState::running : HistoryState::reverting;
  row.statement_sums = sums;
  row.total = sums.size();
  row.error.clear();
  crash_point("before running is recorded");
  session_.driver().exchange(record(work));
  work.recorded = true;
  crash_point("running recorded");
}

void Executor::settle_in_flight(Work& work) {
  HistoryRow& row = work.row;
  if (settle_backfill(work)) return;
  const std::size_t index = *row.in_flight - 1;
  const SplitResult before = split(row.in_flight_sql, work.script.dialect());
  const ProbeResult found =
      before.statements.empty() ? ProbeResult::unknown : probe(work, before.statements.front());
  const std::vector<std::string> sums = work.script.statement_sums();
  const bool same = index < sums.size() && index < row.statement_sums.size() &&
                    sums[index] == row.statement_sums[index];
  if (found == ProbeResult::unknown || (found == ProbeResult::done && !same)) {
    Error error(ErrorKind::half_way,
                concat(work.facts.id(), " was cut off in statement ", index + 1,
                       found == ProbeResult::unknown
                           ? ", and mig cannot tell whether it took effect"
                           : ", which took effect, but the file says something else there now"),
                settle_by_hand(work.facts));
    error.detail = concat("the statement was: ", shorten(row.in_flight_sql, 400));
    throw error;
  }
  if (found == ProbeResult::partial) {
    note_(concat(work.facts.id(), ": statement ", index + 1,
                 " was cut off; clearing up what it left"));
    crash_point("before healing");
    heal(work, before.statements.front());
    crash_point("healed");
    if (same && probe(work, before.statements.front()) == ProbeResult::done) ++row.done;
  } else if (found == ProbeResult::done) {
    ++row.done;
  }
  row.in_flight.reset();
  row.in_flight_sql.clear();
}

void Executor::run_step(Work& work, std::size_t index) {
  if (work.script.steps()[index].is_backfill()) return backfill_step(work, index);
  for (;;) {
    try {
      if (work.script.steps()[index].naked) {
        naked_step(work, index);
      } else {
        atomic_step(work, index);
      }
      return;
    } catch (const Error& error) {
      session_.driver().rollback();
      const bool lost = error.kind == ErrorKind::connection;
      if (!lost && work.script.steps()[index].naked) clean_up_after(work, index, error);
      // What may have committed before it failed is never sent again by itself.
      const bool unknown = work.row.in_flight && may_commit_inside(work.row.in_flight_sql);
      if (lost || unknown || !try_again(work, error)) {
        work.row.error = shorten(error.message, 2000);
        fail_step(work, index, error);
      }
    }
  }
}

void Executor::atomic_step(Work& work, std::size_t index) {
  Engine& engine = session_.engine();
  session_.watch().check();
  const Step& step = work.script.steps()[index];
  BracketSettings settings = bracket_when_free(work, strong_locks(work.script, step));
  // A check alone in its transaction holds no lock that anybody waits for: it may read as long as the table is large.
  if (step.is_query()) settings.statement_timeout = std::chrono::milliseconds{0};
  crash_point("before step begin");
  const Rows guard =
      engine.begin(work.script.dialect() == Dialect::postgres ? "BEGIN" : "BEGIN IMMEDIATE",
                   settings, session_.history().select_progress_sql(work.facts.version));
  if (guard.at(0).at(1) != std::to_string(index)) {
    throw Error(ErrorKind::refused,
                concat(work.facts.id(), ": the history changed while it was running"),
                "is another tool writing to mig's tables?");
  }
  crash_point("step transaction open");
  restore_session(work);
  send(work, step, index);
  crash_point("step run");
  crash_point("before step commit");
  engine.commit(session_.history().progress_sql(work.row, index + 1));
  work.row.done = index + 1;
  crash_point("step committed");
}

void Executor::naked_step(Work& work, std::size_t index) {
  Engine& engine = session_.engine();
  const Step& step = work.script.steps()[index];
  const Statement& statement = *step.statement;
  session_.watch().check();
  engine.check_lock();
  ProbeResult before = probe(work, statement);
  // An INVALID index of that name, whoever left it, would satisfy IF NOT EXISTS and never be used; a partition that is
  // half detached can only be detached the rest of the way.
  if (before == ProbeResult::partial && statement.kind != StatementKind::reindex_concurrently) {
    note_(concat(work.facts.id(), ": clearing up what was left half done of ",
                 statement.details().object));
    heal(work, statement);
    before = probe(work, statement);
    if (before == ProbeResult::done) return record_done(work, index);
  }
  // Of what was there before, nobody may think later that the statement made it: the server's answer decides.
  if (before == ProbeResult::done && statement.kind == StatementKind::create_index_concurrently) {
    note_(concat(work.facts.id(), ": a valid index ", statement.details().object,
                 " is there already; mig does not compare what it indexes"));
  }
  const BracketSettings settings = bracket_when_free(work, strong_locks(work.script, step));
  if (before != ProbeResult::done) {
    work.row.in_flight = index + 1;
    work.row.in_flight_sql = work.script.text(step);
    session_.driver().exchange(session_.history().progress_sql(work.row, work.row.done));
  }
  crash_point("in flight recorded");
  restore_session(work);
  // Last: a lock_timeout of the file would kill a build.
  engine.open_naked(statement, settings);
  send(work, step, index);
  crash_point("naked statement run");
  engine.close_naked();
  if (statement.kind == StatementKind::create_index_concurrently &&
      probe(work, statement) == ProbeResult::partial) {
    throw Error(ErrorKind::failed,
                concat("the index ", statement.details().object, " is not valid"));
  }
  record_done(work, index);
}

void Executor::record_done(Work& work, std::size_t index) {
  work.row.done = index + 1;
  work.row.in_flight.reset();
  work.row.in_flight_sql.clear();
  session_.driver().exchange(session_.history().progress_sql(work.row, work.row.done));
  crash_point("naked step recorded");
}

// A concurrent build that failed leaves an INVALID index, which costs every write and helps no read. What else is half
// done stays recorded as in flight, for the next run to complete or to ask about.
void Executor::clean_up_after(Work& work, std::size_t index, const Error& error) {
  const Step& step = work.script.steps()[index];
  const Statement& statement = *step.statement;
  session_.engine().close_naked();
  if (session_.watch().interrupted()) return;  // stop at once: the next run heals
  const ProbeResult found = probe(work, statement);
  if (found == ProbeResult::partial) {
    if (statement.kind == StatementKind::detach_partition_concurrently) return;
    heal(work, statement);
    note_(concat(work.facts.id(), ": dropped the INVALID index ", statement.details().object,
                 " that the failed build left"));
  }
  // With a place in the statement it was not even begun.
  if (may_commit_inside(work.script.text(step)) && !error.offset) return;
  work.row.in_flight.reset();
  work.row.in_flight_sql.clear();
}

// The names in a statement mean what they did to the statement: with the settings the file had made by then.
ProbeResult Executor::probe(Work& work, const Statement& statement) {
  const bool restored = restore_session(work);
  const ProbeResult found = session_.engine().probe(statement);
  if (restored) session_.engine().close_naked();
  return found;
}

// As patient as it takes, whatever the file's timeouts; the server stops when mig is killed.
void Executor::heal(Work& work, const Statement& statement) {
  restore_session(work);
  session_.engine().open_naked(statement, {});
  session_.engine().heal(statement);
  session_.engine().close_naked();
}

// Settings that earlier statements of the file made for the session: each step, and a resumed run, starts without them.
bool Executor::restore_session(Work& work) {
  for (; work.looked_at < work.row.done; ++work.looked_at) {
    const Step& step = work.script.steps()[work.looked_at];
    if (!step.naked && sets_session_state(*step.statement, work.script.text(step))) {
      work.setting_steps.push_back(work.looked_at);
    }
  }
  for (const std::size_t each : work.setting_steps) {
    session_.driver().run(work.script.text(work.script.steps()[each]));
  }
  return !work.setting_steps.empty();
}

void Executor::fail_step(Work& work, std::size_t index, const Error& error) {
  const bool stopped = session_.watch().interrupted();
  const bool nothing_stands = work.row.done == 0 && !work.row.in_flight;
  const History& history = session_.history();
  if (error.kind != ErrorKind::connection) {
    std::string sql;
    if (nothing_stands && work.is_up()) {
      sql = history.remove_sql(work.facts.version);
    } else {
      HistoryRow row = work.row;
      if (work.is_up() && !stopped) row.state = HistoryState::failed;
      if (nothing_stands && !work.is_up()) {
        row.state = HistoryState::applied;
        row.statement_sums.clear();
        row.done = row.total;
        row.error.clear();
      }
      sql = history.update_sql(row);
    }
    session_.driver().exchange(sql);
    if (!nothing_stands) keep_observed(work);
  }
  if (nothing_stands || error.kind == ErrorKind::connection) fail(work, index, error);
  const std::string_view direction = to_string(work.script.direction());
  if (stopped) {
    Error interrupted(ErrorKind::interrupted,
                      concat("interrupted: ", work.facts.id(), " ", direction, " is half way (",
                             work.row.done, " of ", work.row.total, " statements done, recorded)"),
                      concat("mig ", direction, " goes on from there"));
    interrupted.signal = session_.watch().signal();
    throw interrupted;
  }
  Error half = located(work, index, error);
  half.kind = ErrorKind::half_way;
  half.message = concat(work.facts.id(), " ", direction, " stopped half way at statement ",
                        index + 1, " of ", work.row.total, ": ", error.message);
  half.hint = concat(
      "the statements before it stand and are recorded: fix the file from there on, "
      "then run mig ",
      direction, " again");
  if (work.row.in_flight && may_commit_inside(work.row.in_flight_sql)) {
    half.hint = settle_by_hand(work.facts);
  }
  if (is_lock_trouble(error))
    half.detail = peek_.blockers(strong_locks(work.script, work.script.steps()[index]));
  forget_mapped_sqlstate(half);
  throw half;
}

void Executor::check_whole(const Work& work) {
  try {
    session_.engine().check_before_commit(work.script);
  } catch (Error& error) {
    error.kind = ErrorKind::half_way;
    error.message = concat(work.facts.id(), ": every statement ran, but ", error.message);
    throw;
  }
}

void Executor::finish_steps(Work& work) {
  const History& history = session_.history();
  const RunOptions& options = session_.options();
  HistoryRow& row = work.row;
  row.state = HistoryState::applied;
  row.statement_sums.clear();
  row.finished_at = utc_now();
  row.duration_ms = work.elapsed_ms();
  const std::string change = work.is_up()
                                 ? concat(history.update_sql(row), ";\n",
                                          history.store_down_sql(row.version, work.facts.down_text))
                                 : history.remove_sql(row.version);
  crash_point("before finish");
  session_.driver().exchange(
      concat(work.script.dialect() == Dialect::postgres ? "BEGIN;\n" : "BEGIN IMMEDIATE;\n", change,
             ";\n", work.facts.with_row, work.facts.with_row.empty() ? "" : ";\n",
             history.log_sql(options.run_id, row.version, work.is_up() ? "applied" : "reverted",
                             concat(row.duration_ms, " ms, step by step")),
             ";\nCOMMIT"));
  crash_point("finished");
}

}  // namespace mig
