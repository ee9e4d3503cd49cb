#include "run/executor.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/crash_point.hpp"
#include "base/text.hpp"
#include "run/executor_work.hpp"

namespace mig {
namespace {

struct StateHint {
  std::string_view sqlstate, hint;
};

constexpr std::array<StateHint, 11> hints{{
    {"42P07", "it exists already: is this database from before mig? See mig baseline"},
    {"25001", "this statement refuses a transaction: declare -- mig: transaction off"},
    {"2D000",
     "a procedure or DO block that commits must run outside a transaction: declare -- "
     "mig: transaction off"},
    {"42501", "grant the right, or connect as the owner of the object"},
    {"42P01", "is an earlier migration missing? mig status shows what is applied"},
    {"23505", "remove the duplicate rows in the migration before the constraint is made"},
    {"23502", "fill the rows that hold NULL before the column is made NOT NULL"},
    {"23503", "repair the rows that refer to nothing before the constraint is made"},
    {"53200",
     "each object that a transaction touches takes a lock: declare -- mig: transaction off, so "
     "that every statement "
     "commits by itself, or raise the server's max_locks_per_transaction"},
    {"53100", "free some disk space and run mig up again"},
    {"57014",
     "it ran longer than the statement timeout: -- mig: statement-timeout <duration> "
     "gives it longer"},
}};

std::string hint_for(std::string_view sqlstate, std::string_view direction) {
  for (const StateHint& known : hints) {
    if (known.sqlstate == sqlstate) return std::string(known.hint);
  }
  return concat("fix the file and run mig ", direction, " again");
}

// The word at an error's offset, so that the caret underlines it.
std::size_t word_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const auto is_word = [&](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
  };
  while (end < text.size() && is_word(text[end])) ++end;
  return std::max(end, at + 1);
}

// Puts the connection's settings right after the file, however it ends.
class FileScope {
 public:
  FileScope(Engine& engine, const MigrationScript& script, bool resumes)
      : engine_(engine), script_(script) {
    engine_.open_file(script_, resumes);
  }
  ~FileScope() { engine_.close_file(script_); }
  FileScope(const FileScope&) = delete;
  FileScope& operator=(const FileScope&) = delete;

 private:
  Engine& engine_;
  const MigrationScript& script_;
};

}  // namespace

std::string MigrationFacts::id() const { return concat(version, "_", name); }

bool is_lock_trouble(const Error& error) {
  return error.sqlstate == "55P03" || error.sqlstate == "40P01" || error.sqlstate == "40001";
}

Outcome Executor::apply(const MigrationFacts& facts, const MigrationScript& script,
                        const HistoryRow* resume) {
  Work work{.facts = facts, .script = script, .row = {}};
  if (resume != nullptr) {
    work.row = *resume;
    work.recorded = true;
  } else {
    work.row.version = facts.version;
    work.row.origin = "up";
    work.row.state = script.is_transactional() ? HistoryState::applied : HistoryState::running;
    work.row.total = script.steps().size();
    work.row.started_at = utc_now();
    work.row.applied_by = session_.engine().actor();
    if (!session_.options().actor.empty()) {
      work.row.applied_by += concat(" (", session_.options().actor, ")");
    }
  }
  work.row.name = facts.name;
  work.row.up_sum = facts.up_sum;
  work.row.down_sum = facts.down_sum;
  const FileScope scope(session_.engine(), script, resume != nullptr);
  return resume == nullptr && script.is_transactional() ? in_one_transaction(work)
                                                        : step_by_step(work);
}

Outcome Executor::revert(const MigrationFacts& facts, const MigrationScript& script,
                         const HistoryRow& row) {
  Work work{.facts = facts, .script = script, .row = row, .recorded = true};
  const FileScope scope(session_.engine(), script, row.state == HistoryState::reverting);
  return row.state != HistoryState::reverting && script.is_transactional()
             ? in_one_transaction(work)
             : step_by_step(work);
}

BracketSettings Executor::bracket(const Work& work) const {
  const Directives& asked = work.script.directives();
  const RunOptions& options = session_.options();
  return {session_.engine().safe_lock_timeout(asked.lock_timeout.value_or(options.lock_timeout)),
          asked.statement_timeout.value_or(options.statement_timeout)};
}

BracketSettings Executor::bracket_when_free(const Work& work,
                                            const std::vector<StrongLock>& locks) {
  BracketSettings settings = bracket(work);
  settings.lock_timeout = peek_.wait_until_free(work.facts.id(), locks, settings.lock_timeout);
  return settings;
}

std::string Executor::record(const Work& work) const {
  const RunOptions& options = session_.options();
  const History& history = session_.history();
  const HistoryRow& row = work.row;
  if (!work.recorded) {
    return history.insert_sql(row, work.facts.down_text, options.run_id, options.tool_version);
  }
  return history.update_sql(row);
}

void Executor::send(Work& work, const Step& step, std::size_t index) {
  session_.watch().check();
  session_.watch().step(index + 1, work.script.steps().size());
  if (step.is_query()) return look(work, step);
  const Statement& statement = *step.statement;
  if (statement.details().copy_data) {
    session_.driver().copy_in(work.script.text(step),
                              statement.details().copy_data->of(work.script.source().text()));
  } else {
    session_.driver().run(work.script.text(step));
  }
}

Outcome Executor::in_one_transaction(Work& work) {
  Engine& engine = session_.engine();
  const History& history = session_.history();
  const RunOptions& options = session_.options();
  const std::vector<StrongLock> locks = strong_locks(work.script);
  for (;;) {
    std::size_t index = work.script.steps().size();
    try {
      session_.watch().check();
      const BracketSettings settings = bracket_when_free(work, locks);
      session_.watch().doing(concat(work.facts.id(), " ", to_string(work.script.direction())));
      index = 0;
      crash_point("before begin");
      const Rows guard = engine.begin(work.script.begin_text(), settings,
                                      history.select_state_sql(work.facts.version));
      crash_point("transaction open");
      if (guard.at(0).at(0).has_value() == work.is_up()) {  // another runner was faster
        session_.driver().rollback();
        return {};
      }
      for (; index < work.script.steps().size(); ++index) {
        send(work, work.script.steps()[index], index);
        crash_point("statement run");
      }
      engine.check_before_commit(work.script);
      session_.watch().check();
      work.row.finished_at = utc_now();
      work.row.duration_ms = work.elapsed_ms();
      work.row.done = work.script.steps().size();
      const std::string last =
          concat(work.is_up() ? record(work) : history.remove_sql(work.facts.version),
                 work.facts.with_row.empty() ? "" : ";\n", work.facts.with_row);
      crash_point("before commit");
      engine.commit(concat(
          last, ";\n",
          history.log_sql(options.run_id, work.facts.version, work.is_up() ? "applied" : "reverted",
                          concat(work.row.duration_ms, " ms"))));
      crash_point("committed");
      return {true, work.elapsed_ms()};
    } catch (const Error& error) {
      session_.driver().rollback();
      if (!try_again(work, error)) fail(work, index, error);
    }
  }
}

bool Executor::try_again(const Work& work, const Error& error) {
  if (!is_lock_trouble(error) || session_.watch().interrupted()) return false;
  session_.watch().doing(
      concat(work.facts.id(), " waits for a lock that another transaction holds"));
  peek_.lost();
  return session_.wait_for_lock(bracket(work).lock_timeout);
}

Error Executor::located(const Work& work, std::size_t index, Error error) const {
  const auto& steps = work.script.steps();
  if (index >= steps.size() || error.kind != ErrorKind::failed) return error;
  Span span = steps[index].statement->span;
  const std::string_view text = work.script.source().text();
  if (error.offset && *error.offset < span.size()) {
    const std::size_t begin = span.begin + *error.offset;
    span = {begin, word_end(text, begin)};
  }
  error.location = work.script.source().locate(span);
  return error;
}

// SQLite has no SQLSTATEs: the ones its driver gives are for mig's own eyes.
void Executor::forget_mapped_sqlstate(Error& error) const {
  if (session_.driver().dialect() == Dialect::sqlite) error.sqlstate.clear();
}

void Executor::fail(Work& work, std::size_t index, Error error) {
  const std::string id = work.facts.id();
  const std::string_view direction = to_string(work.script.direction());
  if (session_.watch().interrupted()) {
    Error stopped(ErrorKind::interrupted, concat("interrupted: ", id, " ", direction,
                                                 " was rolled back, nothing of it is in place"));
    stopped.signal = session_.watch().signal();
    throw stopped;
  }
  error = located(work, index, std::move(error));
  if (error.kind == ErrorKind::connection) {
    error.message = concat(id, " ", direction, ": ", error.message);
    if (error.hint.empty()) {
      error.hint = concat("run mig ", direction, " again: it finds out what was committed");
    }
    throw error;
  }
  const std::size_t total = work.script.steps().size();
  const std::string which =
      total > 1 && index < total ? concat(", statement ", index + 1, " of ", total) : "";
  if (is_lock_trouble(error)) {
    error.kind = ErrorKind::lock;
    error.detail = peek_.blockers(strong_locks(work.script));
    error.hint =
        "nothing was changed. Run it when the table is quieter, or give it longer with --lock-wait";
  } else if (error.sqlstate == "25006") {
    error.kind = ErrorKind::connection;
    error.hint =
        "the database cannot be written: check the file's and directory's permissions, or connect "
        "to the primary";
  } else if (error.hint.empty() && error.kind == ErrorKind::failed) {
    error.hint = hint_for(error.sqlstate, direction);
  }
  error.message = concat(id, " ", direction, which, " failed and was rolled back: ", error.message);
  forget_mapped_sqlstate(error);
  try {  // the audit log may miss a failure, the history never
    keep_observed(work);
    session_.driver().exchange(session_.history().log_sql(
        session_.options().run_id, work.facts.version, "failed", shorten(error.message, 2000)));
  } catch (const Error&) {
  }
  throw error;
}

}  // namespace mig
