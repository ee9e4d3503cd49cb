#include "run/runner.hpp"

#include <algorithm>

#include "base/crash_point.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

namespace mig {
namespace {

// The text of a planned change again, when it was too large to keep; it must not have changed since it was checked.
std::shared_ptr<const MigrationScript> loaded(const PlannedChange& change, Dialect dialect,
                                              Direction direction) {
  if (change.script != nullptr) return change.script;
  return std::make_shared<const MigrationScript>(Source::load(change.path), dialect, direction);
}

bool has_quiet_query(const MigrationScript& script) {
  return std::any_of(script.steps().begin(), script.steps().end(),
                     [](const Step& step) { return step.is_query() && step.directives->quiet; });
}

}  // namespace

Runner::Runner(const DatabaseUrl& url, RunOptions options, std::filesystem::path migrations,
               Watch& watch, RunnerEvents events)
    : dialect_(url.dialect),
      migrations_((MigrationDirectory::read(migrations, url.dialect), std::move(migrations))),
      events_(std::move(events)),
      session_(url, std::move(options), watch) {
  session_.open(events_.note);
}

Survey Runner::look(bool finished_changes) {
  Survey found = survey(MigrationDirectory::read(migrations_, dialect_), session_.read_history(),
                        dialect_, false);
  if (read_steps(found, dialect_, finished_changes)) {
    session_.with_patience([&] {
      hold_back(found, Gates(session_.driver(), session_.options().history_schema).read());
    });
  }
  return found;
}

MigrationFacts Runner::facts_of(const MigrationEntry& entry, const std::string& up_sum,
                                const MigrationScript* down) const {
  MigrationFacts facts{.version = entry.version,
                       .name = entry.name,
                       .up_sum = up_sum,
                       .down_sum = {},
                       .down_text = {}};
  if (down != nullptr) {
    facts.down_sum = down->sum();
    facts.down_text = std::string(down->source().text());
  } else if (entry.down) {
    const Source text = Source::load(*entry.down);
    facts.down_sum = canonical_sum(text.text(), dialect_);
    facts.down_text = std::string(text.text());
  }
  return facts;
}

Done Runner::apply(const PlannedChange& change) {
  const std::shared_ptr<const MigrationScript> script = loaded(change, dialect_, Direction::up);
  refuse_data_loss(change, *script);
  MigrationFacts facts = facts_of(*change.entry, script->sum(),
                                  change.script == nullptr ? nullptr : change.down.get());
  if (has_quiet_query(*script)) facts.gate = known_gate(change.version);
  const Outcome outcome =
      Executor(session_, events_.note, events_.progress).apply(facts, *script, change.row);
  Done done{change.version, change.id(), Direction::up, outcome.duration_ms,
            script->is_transactional()};
  if (outcome.done) events_.finished(done);
  return done;
}

Done Runner::revert(const PlannedChange& change, const std::string& with_row) {
  const std::shared_ptr<const MigrationScript> script = loaded(change, dialect_, Direction::down);
  const HistoryRow& row = *change.row;
  const MigrationFacts facts{
      .version = row.version,
      .name = row.name,
      .up_sum = row.up_sum,
      .down_sum = row.down_sum,
      .down_text = {},
      .gate = has_quiet_query(*script) ? known_gate(change.version) : std::nullopt,
      .with_row = with_row};
  if (!change.path.empty() && row.down_sum && script->sum() != *row.down_sum) {
    events_.note(
        concat(change.id(), ": down.sql has changed since it was applied; the file is used"));
  }
  const Outcome outcome =
      Executor(session_, events_.note, events_.progress).revert(facts, *script, row);
  Done done{change.version, change.id(), Direction::down, outcome.duration_ms,
            script->is_transactional()};
  if (outcome.done) events_.finished(done);
  return done;
}

// Before the first change: refuses what cannot run here, then makes ready to write.
void Runner::prepare(const std::vector<PlannedChange>& changes) {
  for (const PlannedChange& change : changes) {
    if (change.script == nullptr) continue;
    session_.engine().check_runnable(*change.script);
    refuse_unbatchable(*change.script);
  }
}

std::vector<Done> Runner::up(const Target& target) {
  const Survey found = look();
  std::vector<PlannedChange> changes =
      plan_up(found, dialect_, target, session_.options().allow_out_of_order);
  const std::vector<const SurveyLine*> held = held_lines(found, target, changes);
  prepare(changes);
  if (!changes.empty() || !held.empty()) session_.prepare_to_write();
  crash_point("planned");
  hold(found, held);
  std::vector<Done> done;
  for (PlannedChange& change : changes) {
    done.push_back(apply(change));
    change.script.reset();  // keep no text longer than needed
    change.down.reset();
  }
  start_clocks(held);
  for (const SurveyLine* line : held) events_.held(held_file(*line));
  return done;
}

std::vector<Done> Runner::down_on_open(const Target& target, bool keep_gates) {
  const Survey found = look();
  const std::vector<PlannedChange> changes =
      plan_down(found, dialect_, target,
                [&](std::int64_t version) { return session_.history().down_text(version); });
  prepare(changes);
  if (!changes.empty()) session_.prepare_to_write();
  crash_point("planned");
  std::vector<Done> done;
  for (const PlannedChange& change : changes) {
    done.push_back(revert(change, keep_gates ? "" : closed_gate_sql(change.version)));
  }
  return done;
}

std::vector<Done> Runner::down(const Target& target, const std::string& confirmed) {
  session_.refuse_if_protected(confirmed);
  return down_on_open(target, false);
}

std::vector<Done> Runner::redo(const std::string& confirmed) {
  session_.refuse_if_protected(confirmed);
  std::vector<Done> done = down_on_open({.count = 1, .to = {}}, true);
  if (done.empty()) return done;
  const Survey found = look();
  const SurveyLine* line = found.find(done.front().version);
  if (line == nullptr || line->entry == nullptr) {
    throw Error(ErrorKind::refused,
                concat(done.front().id, " was reverted, but its directory is gone"),
                "restore it, then mig up");
  }
  // Only this one, whatever else is pending: it was applied a moment ago.
  done.push_back(apply(plan_one(*line, dialect_)));
  return done;
}

std::vector<std::string> Runner::baseline(std::int64_t version, const std::string& confirmed) {
  session_.refuse_if_protected(confirmed);
  const Survey found = look();
  if (!found.history.empty()) {
    throw Error(ErrorKind::refused,
                concat("this database already has a history of ",
                       count_of(found.history.size(), "migration")),
                "baseline is for a database that mig has not run on; see mig resolve for single "
                "migrations");
  }
  const SurveyLine* last = found.find(version);
  if (last == nullptr || last->entry == nullptr) {
    throw Error(ErrorKind::usage, concat("there is no migration ", version),
                "mig status lists them");
  }
  session_.prepare_to_write();
  std::string sql = dialect_ == Dialect::postgres ? "BEGIN" : "BEGIN IMMEDIATE";
  std::vector<std::string> ids;
  for (const MigrationEntry& entry : found.directory.entries) {
    if (entry.version > version || !entry.up) continue;
    const std::string sum = canonical_sum(Source::load(*entry.up).text(), dialect_);
    sql += ";\n" + settled_row_sql(facts_of(entry, sum), HistoryState::baseline, "baseline");
    ids.push_back(entry.id());
  }
  sql += concat(";\n",
                session_.history().log_sql(session_.options().run_id, version, "baseline",
                                           count_of(ids.size(), "migration")),
                ";\nCOMMIT");
  session_.driver().exchange(sql);
  return ids;
}

std::string Runner::settled_row_sql(const MigrationFacts& facts, HistoryState state,
                                    std::string_view origin) {
  HistoryRow row;
  row.version = facts.version;
  row.name = facts.name;
  row.state = state;
  row.origin = origin;
  row.up_sum = facts.up_sum;
  row.down_sum = facts.down_sum;
  row.started_at = row.finished_at = utc_now();
  row.applied_by = session_.engine().actor();
  return session_.history().insert_sql(row, facts.down_text, session_.options().run_id,
                                       session_.options().tool_version);
}

std::string Runner::accept_sql(const SurveyLine& line) {
  HistoryRow row = *line.row;
  const MigrationScript script(Source::load(*line.entry->up), dialect_, Direction::up);
  const MigrationFacts facts = facts_of(*line.entry, script.sum());
  row.name = facts.name;
  row.up_sum = facts.up_sum;
  row.down_sum = facts.down_sum;
  row.in_flight.reset();
  row.in_flight_sql.clear();
  row.statement_sums.clear();
  row.error.clear();
  if (!row.is_settled()) {
    row.state = HistoryState::applied;
    row.done = row.total;
    row.finished_at = utc_now();
  }
  return concat(session_.history().update_sql(row), ";\n",
                session_.history().store_down_sql(row.version, facts.down_text));
}

std::string Runner::resolve_sql(const SurveyLine& line, Resolution how) {
  const auto refuse = [&](std::string_view why, std::string_view help) {
    throw Error(ErrorKind::refused, concat(line.id(), " ", why), std::string(help));
  };
  const bool has_file = line.entry != nullptr && line.entry->up;
  switch (how) {
    case Resolution::reverted:
      if (line.row == nullptr) refuse("is not recorded as applied", "there is nothing to resolve");
      return session_.history().remove_sql(line.version());
    case Resolution::applied:
      if (!has_file) refuse("has no up file here", "restore its directory first");
      if (line.row == nullptr) {
        const std::string sum = canonical_sum(Source::load(*line.entry->up).text(), dialect_);
        return settled_row_sql(facts_of(*line.entry, sum), HistoryState::applied, "mark");
      }
      if (line.row->is_settled()) refuse("is applied already", "there is nothing to resolve");
      return accept_sql(line);
    case Resolution::accept_edit: break;
  }
  if (line.row == nullptr || !line.row->is_settled()) {
    refuse("is not applied, so no edit needs accepting", "mig status shows what is applied");
  }
  if (!has_file) refuse("has no up file here", "restore its directory first");
  return accept_sql(line);
}

void Runner::resolve(std::int64_t version, Resolution how, const std::string& confirmed) {
  session_.refuse_if_protected(confirmed);
  const Survey found = look();
  const SurveyLine* line = found.find(version);
  if (line == nullptr) {
    throw Error(ErrorKind::usage, concat("there is no migration ", version),
                "mig status lists them");
  }
  constexpr std::string_view events[] = {"resolved as applied", "resolved as reverted",
                                         "edit accepted"};
  std::string change = resolve_sql(*line, how);
  if (how == Resolution::reverted) {  // it waits again
    if (const std::string closed = closed_gate_sql(version); !closed.empty()) {
      change += concat(";\n", closed);
    }
  }
  session_.prepare_to_write();
  session_.driver().exchange(
      concat(dialect_ == Dialect::postgres ? "BEGIN;\n" : "BEGIN IMMEDIATE;\n", change, ";\n",
             session_.history().log_sql(session_.options().run_id, version,
                                        events[static_cast<std::size_t>(how)], ""),
             ";\nCOMMIT"));
}

std::optional<std::string> ReadOnlyView::stored_down(std::int64_t version) const {
  if (driver == nullptr) return std::nullopt;
  return History(*driver, history_schema).down_text(version);
}

std::vector<GateRow> ReadOnlyView::gates() const {
  return driver == nullptr ? std::vector<GateRow>{} : Gates(*driver, history_schema).read();
}

ReadOnlyView read_only_view(const DatabaseUrl& url, const RunOptions& options) try {
  ReadOnlyView view;
  view.history_schema = options.history_schema;
  ConnectOptions connecting;
  connecting.mode = OpenMode::read_only;
  connecting.application_name = concat("mig ", options.tool_version, " ", options.run_id);
  try {
    view.driver = connect(url, connecting);
  } catch (const Error& error) {
    if (url.dialect == Dialect::sqlite && error.sqlstate == "3D000") return view;
    throw;
  }
  History history(*view.driver, options.history_schema);
  if (history.exists()) view.history = history.read();
  const std::unique_ptr<Engine> engine = Engine::create(*view.driver, url, options);
  view.holder = engine->lock_holder();
  return view;
} catch (Error& error) {
  if (error.sqlstate == "42501") {
    error.kind = ErrorKind::connection;
    error.hint = "grant SELECT on mig's tables (mig_history, mig_meta) to this user";
    throw;
  }
  if (error.sqlstate != "55P03") throw;
  error.kind = ErrorKind::lock;
  error.hint = "another process is writing to the database: try again in a moment";
  throw;
}

}  // namespace mig
