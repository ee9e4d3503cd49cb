// The executor's steps that are run in batches (run/backfill/).
#include <algorithm>
#include <optional>

#include "base/crash_point.hpp"
#include "base/text.hpp"
#include "run/backfill/backfill.hpp"
#include "run/executor_work.hpp"

namespace mig {
namespace {

// Of what was refused before anything ran: the place in the file.
Error placed(const MigrationScript& script, const Step& step, Error error) {
  Span span = step.statement->span;
  if (error.offset && *error.offset < span.size()) {
    span = {span.begin + *error.offset, span.begin + *error.offset + 1};
  }
  if (!error.location) error.location = script.source().locate(span);
  return error;
}

}  // namespace

void refuse_unbatchable(const MigrationScript& script) {
  for (const Step& step : script.steps()) {
    if (!step.is_backfill()) continue;
    try {
      const BatchStatement parsed(std::string(script.text(step)), script.dialect(),
                                  *step.directives->backfill);
    } catch (const Error& error) {
      throw placed(script, step, error);
    }
  }
}

// Before the first of them, and before the migration is recorded: what an earlier life of it left is forgotten.
void Executor::prepare_backfills(const Work& work, bool resumes) {
  const auto& steps = work.script.steps();
  if (std::none_of(steps.begin(), steps.end(),
                   [](const Step& step) { return step.is_backfill(); })) {
    return;
  }
  BackfillStore store(session_.driver(), session_.options().history_schema);
  if (!store.exists()) store.create();
  if (!resumes) store.forget_older(work.facts.version, work.script.direction());
  crash_point("backfills prepared");
}

BackfillJob Executor::backfill_job(Work& work, std::size_t index) {
  const Step& step = work.script.steps()[index];
  return {.id = {work.facts.version, work.script.direction(), index + 1},
          .migration = work.facts.id(),
          .text = std::string(work.script.text(step)),
          .sum = work.script.statement_sums().at(index),
          .settings = *step.directives->backfill,
          .statement_timeout = bracket(work).statement_timeout,
          .restore_session = [this, &work] { restore_session(work); }};
}

// Every batch is committed by itself, so from the first one on the migration is half way.
void Executor::backfill_step(Work& work, std::size_t index) {
  session_.watch().check();
  session_.engine().check_lock();
  session_.watch().doing(concat(work.facts.id(), " ", to_string(work.script.direction())));
  const bool resumes = work.row.in_flight.has_value();
  std::optional<Backfill> backfill;
  bool is_open = false;
  try {
    backfill.emplace(session_, backfill_job(work, index), note_, tell_);
    session_.with_patience([&] { backfill->open(); });
    is_open = true;
    work.row.in_flight = index + 1;
    work.row.in_flight_sql = work.script.text(work.script.steps()[index]);
    session_.with_patience([&] {
      session_.driver().exchange(session_.history().progress_sql(work.row, work.row.done));
    });
    crash_point("backfill open");
    backfill->run();
    session_.with_patience([&] { finish_backfill(work, index, backfill->finish_sql()); });
  } catch (const Error& error) {
    session_.driver().rollback();
    work.row.error = shorten(error.message, 2000);
    const bool stands = is_open ? backfill->row().batches > 0 : resumes;
    if (stands || error.kind == ErrorKind::connection) fail_backfill(work, index, error);
    work.row.in_flight.reset();  // not one batch of it was committed
    work.row.in_flight_sql.clear();
    Error first = placed(work.script, work.script.steps()[index], error);
    if (first.kind == ErrorKind::half_way) first.kind = ErrorKind::failed;
    fail_step(work, index, first);
  }
}

void Executor::finish_backfill(Work& work, std::size_t index, const std::string& sql) {
  Engine& engine = session_.engine();
  const Rows guard =
      engine.begin(work.script.dialect() == Dialect::postgres ? "BEGIN" : "BEGIN IMMEDIATE",
                   bracket(work), session_.history().select_progress_sql(work.facts.version));
  if (guard.at(0).at(1) != std::to_string(index)) {
    throw Error(ErrorKind::refused,
                concat(work.facts.id(), ": the history changed while it was running"),
                "is another tool writing to mig's tables?");
  }
  HistoryRow after = work.row;
  after.done = index + 1;
  after.in_flight.reset();
  after.in_flight_sql.clear();
  crash_point("before backfill finish");
  engine.commit(concat(sql, ";\n", session_.history().progress_sql(after, after.done)));
  work.row = std::move(after);
  crash_point("backfill finished");
}

void Executor::fail_backfill(Work& work, std::size_t index, const Error& error) {
  const std::string id = work.facts.id();
  const std::string_view direction = to_string(work.script.direction());
  Error told = error;
  if (error.kind != ErrorKind::connection) {
    HistoryRow row = work.row;
    if (work.is_up() && error.kind != ErrorKind::interrupted) row.state = HistoryState::failed;
    session_.driver().exchange(session_.history().update_sql(row));
  } else if (told.hint.empty()) {
    told.hint = concat("run mig ", direction, " again: it goes on after the last batch");
  }
  if (error.kind != ErrorKind::interrupted) {
    told.message = concat(id, " ", direction, " stopped half way at statement ", index + 1, " of ",
                          work.row.total, ": ", error.message);
    told.location = work.script.source().locate(work.script.steps()[index].statement->span);
  }
  forget_mapped_sqlstate(told);
  throw told;
}

// A backfill that was cut off goes on by itself. One whose directive was taken away since would run at once over rows
// that are done.
bool Executor::settle_backfill(const Work& work) {
  const std::size_t index = *work.row.in_flight - 1;
  const auto& steps = work.script.steps();
  if (index < steps.size() && steps[index].is_backfill()) return true;
  BackfillStore store(session_.driver(), session_.options().history_schema);
  if (!store.exists()) return false;
  const auto found = store.find({work.facts.version, work.script.direction(), index + 1});
  if (!found || found->state == BackfillState::done) return false;
  throw Error(ErrorKind::refused,
              concat(work.facts.id(), " is half way in the backfill of statement ", index + 1,
                     ", which is no backfill in the file any more"),
              "restore the directive and the statement, or settle it by hand and then mig resolve");
}

}  // namespace mig
