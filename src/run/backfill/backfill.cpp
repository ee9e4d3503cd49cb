#include "run/backfill/backfill.hpp"

#include <algorithm>
#include <array>

#include "base/crash_point.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "run/backfill/calm_interrupt.hpp"

namespace mig {
namespace {

using std::chrono::milliseconds;

// Longer, and the server's deadlock check would end the application's transaction instead of the batch.
constexpr milliseconds longest_lock_wait{500};
constexpr milliseconds sqlite_pause{30};  // less starves writers, whose busy handlers sleep longer
constexpr milliseconds sqlite_target{20}, default_target{25};

BackfillSettings settings_for(const BackfillSettings& settings, Dialect dialect) {
  BackfillSettings out = settings;
  if (dialect != Dialect::sqlite) return out;
  if (out.target == default_target) out.target = sqlite_target;
  if (!out.pause) out.pause = sqlite_pause;
  return out;
}

std::string shown_key(const std::vector<std::string>& columns, const KeyValues& key) {
  return concat(join(columns, ", "), " = ", join(key, ", "));
}

}  // namespace

Backfill::Backfill(Session& session, BackfillJob job, Note note, TellProgress tell)
    : session_(session),
      job_(std::move(job)),
      note_(std::move(note)),
      tell_(std::move(tell)),
      store_(session.driver(), session.options().history_schema),
      statement_(job_.text, session.driver().dialect(), job_.settings),
      controller_(job_.settings, 0) {
  job_.settings = settings_for(job_.settings, session.driver().dialect());
  begin_text_ = "BEGIN IMMEDIATE";
  if (session.driver().dialect() != Dialect::postgres) return;
  begin_text_ = "BEGIN ISOLATION LEVEL READ COMMITTED";
  // A batch that is lost with the server takes its checkpoint with it, so nobody need wait for the disk.
  before_commit_ = "SET LOCAL synchronous_commit = off;\n";
}

BracketSettings Backfill::bracket() const {
  const milliseconds configured = session_.options().lock_timeout;
  const milliseconds lock =
      configured.count() > 0 ? std::min(configured, longest_lock_wait) : longest_lock_wait;
  return {session_.engine().safe_lock_timeout(lock), job_.statement_timeout};
}

std::optional<KeyValues> Backfill::outermost(bool last) {
  const KeyRange range(session_.driver(), table_.key);
  const Rows rows =
      session_.driver().exchange(concat("SELECT ", range.values(""), " FROM ", table_.from,
                                        " ORDER BY ", range.order("", last), " LIMIT 1"));
  if (rows.empty()) return std::nullopt;
  KeyValues values;
  for (const Value& each : rows.front()) values.push_back(each.value_or(""));
  return values;
}

void Backfill::make_row() {
  row_.id = job_.id;
  row_.sum = job_.sum;
  row_.table = table_.name;
  row_.columns = table_.key_names();
  row_.lower = outermost(false);
  row_.upper = outermost(true);
  row_.estimate = table_.rows;
  row_.batch_size = job_.settings.batch;
  store_.insert(row_);
  crash_point("backfill row made");
}

void Backfill::take_up() {
  if (!row_.sum.empty() && row_.sum != job_.sum) {
    throw Error(
        ErrorKind::refused,
        concat("the statement was edited after ", with_thousands(row_.rows_walked),
               " rows were done"),
        concat("restore it, or let the rest be done as the file says it now: mig backfill resume ",
               row_.id.version, " --accept-edit"));
  }
  if (row_.table != table_.name || row_.columns != table_.key_names()) {
    throw Error(
        ErrorKind::refused,
        concat("it is half way over ", row_.table, " by (", join(row_.columns, ", "),
               "), and would go on over ", table_.name, " by (", join(table_.key_names(), ", "),
               ")"),
        concat("name the key that it began with: -- mig: backfill key=", join(row_.columns, ",")));
  }
  session_.driver().exchange(store_.state_sql(row_.id, BackfillState::running, ""));
  row_.state = BackfillState::running;
  note_(concat(job_.migration, ": the backfill of ", row_.table, " goes on after ", done_so_far()));
}

void Backfill::open() {
  std::optional<BackfillRow> found = store_.find(job_.id);
  if (found && found->batches == 0) {  // nothing was done by it: it may be another statement by now
    store_.remove(job_.id);
    found.reset();
  }
  if (found) row_ = *found;  // before anything is refused: so much stands
  job_.restore_session();
  table_ = find_walked_table(session_.driver(), statement_);
  if (!table_.remark.empty()) note_(table_.remark);
  found ? take_up() : make_row();
  controller_ = BatchController(job_.settings, row_.batch_size);
  vacuumed_ = row_.fraction().value_or(0);
}

void Backfill::start_monitor() {
  if (session_.driver().dialect() != Dialect::postgres || !row_.upper) return;
  const std::string old = describe_old_snapshots(session_.driver());
  if (!old.empty()) {
    note_(
        concat("transactions that have been open for long keep VACUUM from what the backfill "
               "leaves behind: ",
               old));
  }
  try {
    monitor_ = std::make_unique<BackfillMonitor>(
        session_.connect_another(), session_.driver().connection_id(), 2 * job_.settings.target);
  } catch (const Error& error) {
    note_(concat("without a second connection the backfill does not see whom it holds up: ",
                 error.message));
  }
}

void Backfill::run() {
  const CalmInterrupt calm(session_);
  start_monitor();
  try {
    while (row_.upper && row_.last != row_.upper) step();
  } catch (const Error& error) {
    monitor_.reset();
    if (error.kind != ErrorKind::interrupted) throw;
    session_.driver().rollback();
    Error stopped(ErrorKind::interrupted,
                  concat("interrupted: ", job_.migration, " ", to_string(job_.id.direction),
                         ", backfill of ", row_.table, ": ", done_so_far(), ", recorded"),
                  concat("mig ", to_string(job_.id.direction), " goes on from there"));
    stopped.signal = error.signal;
    stop(std::move(stopped), BackfillState::stopped);
  }
  monitor_.reset();
}

std::string Backfill::finish_sql() const {
  return store_.state_sql(job_.id, BackfillState::done, "");
}

void Backfill::step() {
  session_.watch().check();
  yield_to_others();
  const auto began = std::chrono::steady_clock::now();
  batch_ = {};
  try {
    run_batch();
  } catch (const Error& error) {
    session_.driver().rollback();
    return meet(error, batch_);
  }
  if (batch_.end.empty()) return;  // something else was wanted
  const BatchController::Time taken = std::chrono::steady_clock::now() - began;
  const bool searching = poison_.is_on();
  poison_.succeeded(batch_.end);
  if (!searching) controller_.finished(batch_.rows, taken);
  lock_tries_ = 0;
  show();
  if (controller_.is_hopeless()) {
    stop(Error(
             ErrorKind::half_way,
             concat("batches of ", controller_.size(), " rows take more than ",
                    20 * job_.settings.target.count(), " ms"),
             concat("does EXPLAIN of the statement with a condition on (", join(row_.columns, ", "),
                    ") use that index? Mend the plan (ANALYZE, an index for what it joins), or "
                    "allow longer batches with target=; then mig up goes on")),
         BackfillState::failed);
  }
  rest(batch_.rows, taken);
  vacuum_now_and_then();
}

// Opens the transaction, which holds the checkpoint row from its first statement on.
std::optional<Row> Backfill::begin_batch(std::string_view query) {
  const Rows rows =
      session_.engine().begin(begin_text_, bracket(), store_.lock_sql(job_.id, query));
  const Row& found = rows.at(0);
  if (found.at(1) != std::to_string(row_.batches)) {
    session_.driver().rollback();
    throw Error(ErrorKind::refused,
                concat("the checkpoint of ", job_.migration, " changed while it was running"),
                "is another tool writing to mig's tables?");
  }
  if (found[0].value_or("").empty()) return found;
  session_.driver().rollback();
  obey(*found[0]);
  return std::nullopt;
}

void Backfill::run_batch() {
  const KeyValues bound = poison_.is_on() ? poison_.end() : *row_.upper;
  const std::size_t limit = poison_.is_on() ? poison_.size() : controller_.size();
  const KeyRange range(session_.driver(), table_.key);
  const std::optional<Row> found = begin_batch(end_query(bound, limit));
  if (!found) return;
  crash_point("batch begun");
  Batch batch = batch_from(*found, bound, limit);
  batch_ = batch;
  job_.restore_session();
  const StatementOutcome outcome = session_.driver().run(
      statement_.where(range.condition(statement_.qualifier(), row_.last, batch.end)));
  batch.changed = std::max<std::int64_t>(outcome.rows_affected, 0);
  crash_point("batch run");
  commit_batch(batch, "");
  crash_point("batch committed");
}

// The key of the last row of a full batch. Without the upper bound among the conditions: a planner that has no
// statistics thinks little is left below it, and would sort all of that for each batch.
std::string Backfill::end_query(const KeyValues& bound, std::size_t limit) const {
  const KeyRange range(session_.driver(), table_.key);
  return concat("SELECT ", range.within("", bound), " AS is_within, ", range.values(""), " FROM ",
                table_.from, row_.last ? concat(" WHERE ", range.behind("", *row_.last)) : "",
                " ORDER BY ", range.order(""), " LIMIT 1 OFFSET ", limit - 1);
}

Backfill::Batch Backfill::batch_from(const Row& found, const KeyValues& bound, std::size_t limit) {
  Batch batch;
  batch.rows = limit;
  const Value& is_within = found.at(2);
  if (is_within == "t" || is_within == "1") {
    for (std::size_t i = 3; i < found.size(); ++i) batch.end.push_back(found[i].value_or(""));
    return batch;
  }
  batch.end = bound;
  const KeyRange range(session_.driver(), table_.key);
  const Rows rows = session_.driver().exchange(concat(
      "SELECT count(*) FROM ", table_.from, " WHERE ", range.condition("", row_.last, bound)));
  batch.rows = static_cast<std::size_t>(parse_number(rows.at(0).at(0).value_or("")).value_or(0));
  return batch;
}

void Backfill::commit_batch(const Batch& batch, std::string_view more_sql) {
  BackfillRow next = row_;
  next.last = batch.end;
  next.rows_walked += static_cast<std::int64_t>(batch.rows);
  next.rows_changed += batch.changed;
  next.rows_aside += more_sql.empty() ? 0 : 1;
  next.batches += 1;
  next.batch_size = controller_.size();
  next.state = BackfillState::running;
  crash_point("before batch commit");
  session_.engine().commit(concat(before_commit_, more_sql, store_.advance_sql(next)));
  row_ = std::move(next);
}

void Backfill::show() {
  std::optional<BackfillProgress> progress = meter_.next(row_);
  if (!progress) return;
  progress->migration = job_.migration;
  session_.watch().now_doing(describe(*progress));
  if (tell_) tell_(*progress);
}

std::string Backfill::done_so_far() const {
  const std::string part = percent_of(row_);
  return concat(with_thousands(row_.rows_walked), " rows",
                part.empty() ? "" : concat(" (", part, ")"), " done");
}

void Backfill::stop(Error error, BackfillState state) {
  try {  // the checkpoint is there already; this tells `mig backfill status` why it stands still
    session_.driver().exchange(store_.state_sql(
        job_.id, state,
        state == BackfillState::failed ? shorten(error.message, 2000) : std::string()));
  } catch (const Error&) {
  }
  throw error;
}

void Backfill::set_aside(const Batch& batch, const Error& error) {
  const std::string key = shown_key(row_.columns, batch.end);
  if (static_cast<std::size_t>(row_.rows_aside) >= job_.settings.set_aside) {
    Error failed(
        ErrorKind::half_way,
        concat("the row of ", row_.table, " with ", key, " fails: ", error.message, " (",
               done_so_far(), ")"),
        concat(row_.rows_aside > 0 ? concat(row_.rows_aside, " rows are aside already: ") : "",
               "mend the row, or let some be passed over and recorded: -- mig: backfill set-aside=",
               std::max<std::size_t>(100, 2 * job_.settings.set_aside), "; then mig ",
               to_string(job_.id.direction), " goes on"));
    failed.detail = error.detail;
    failed.sqlstate = error.sqlstate;
    stop(std::move(failed), BackfillState::failed);
  }
  if (!begin_batch("SELECT NULL AS k0")) return;
  Batch passed = batch;
  passed.changed = 0;
  commit_batch(passed,
               concat(store_.aside_sql(job_.id, batch.end, shorten(error.message, 2000)), ";\n"));
  crash_point("row put aside");
  poison_.passed();
  note_(concat(job_.migration, ": put aside the row of ", row_.table, " with ", key, ": ",
               error.message));
}

}  // namespace mig
