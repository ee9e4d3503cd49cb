// How a backfill behaves towards others: locks, pauses, replicas, VACUUM, and what another terminal asks of it.
#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/text.hpp"
#include "run/backfill/backfill.hpp"

namespace mig {
namespace {

using std::chrono::milliseconds;

constexpr int most_lock_tries = 20;
constexpr milliseconds first_lock_pause{100}, longest_lock_pause{5000};
constexpr milliseconds paused_poll{500};
constexpr milliseconds most_lag{10'000}, lag_poll{1000};
constexpr std::int64_t vacuumed_from =
    4'000'000;  // bytes, 100,000 short rows; less grows by little
constexpr double vacuum_each = 0.1;
constexpr int vacuum_options_since = 120000;

// 57014 is a statement timeout here: an interrupt is not sent while batches run.
bool may_pass(const Error& error) {
  return error.sqlstate == "55P03" || error.sqlstate == "40P01" || error.sqlstate == "40001" ||
         error.sqlstate == "57014";
}

}  // namespace

bool is_data_error(const Error& error) {
  constexpr std::array<std::string_view, 3> classes{"22", "23", "P0"};
  return error.kind == ErrorKind::failed &&
         std::any_of(classes.begin(), classes.end(), [&](std::string_view each) {
           return std::string_view(error.sqlstate).starts_with(each);
         });
}

void Backfill::meet(const Error& error, const Batch& batch) {
  if (error.kind == ErrorKind::connection || error.kind == ErrorKind::interrupted) throw error;
  if (may_pass(error)) return wait_for_lock(error);
  if (is_data_error(error) && batch.rows > 0) {
    if (poison_.failed(batch.rows, batch.end)) set_aside(batch, error);
    return;
  }
  if (error.kind != ErrorKind::failed) throw error;
  Error failed = error;
  failed.kind = ErrorKind::half_way;
  failed.message = concat(error.message, " (", done_so_far(), ")");
  if (failed.hint.empty()) {
    failed.hint = concat("see to it, then mig ", to_string(job_.id.direction), " goes on");
  }
  stop(std::move(failed), BackfillState::failed);
}

void Backfill::wait_for_lock(const Error& error) {
  controller_.halve();
  if (++lock_tries_ > most_lock_tries) {
    Error failed(
        ErrorKind::half_way,
        concat("a batch met a lock ", most_lock_tries, " times in a row: ", error.message, " (",
               done_so_far(), ")"),
        concat("mig ", to_string(job_.id.direction), " goes on when the table is quieter"));
    failed.detail = session_.engine().blockers();
    stop(std::move(failed), BackfillState::stopped);
  }
  const milliseconds grown = first_lock_pause * (1LL << std::min(lock_tries_ - 1, 10));
  session_.watch().sleep(std::min(grown, longest_lock_pause));
}

void Backfill::obey(std::string_view wanted) {
  if (wanted == "stop") {
    stop(Error(ErrorKind::half_way,
               concat(job_.migration, " ", to_string(job_.id.direction), ", backfill of ",
                      row_.table, " was stopped from another terminal: ", done_so_far()),
               concat("mig ", to_string(job_.id.direction), " goes on from there")),
         BackfillState::stopped);
  }
  if (wanted != "pause") return;
  session_.driver().exchange(store_.state_sql(job_.id, BackfillState::paused, ""));
  note_(concat(job_.migration, ": the backfill of ", row_.table, " is paused: ", done_so_far(),
               "; mig backfill resume goes on"));
  session_.watch().now_doing(concat(job_.migration, ": backfill paused"));
  while (store_.wanted(job_.id) == "pause") session_.watch().sleep(paused_poll);
  if (store_.wanted(job_.id).empty()) {
    session_.driver().exchange(store_.state_sql(job_.id, BackfillState::running, ""));
  }
}

void Backfill::rest(std::size_t rows, BatchController::Time taken) {
  double wait = static_cast<double>(job_.settings.pause.value_or(milliseconds{0}).count());
  if (job_.settings.rate > 0) {
    const double due = 1000.0 * static_cast<double>(rows) / static_cast<double>(job_.settings.rate);
    wait = std::max(wait, due - taken.count());
  }
  if (wait >= 1) session_.watch().sleep(milliseconds(static_cast<std::int64_t>(wait)));
}

void Backfill::yield_to_others() {
  if (!monitor_) return;
  if (monitor_->take_stall()) controller_.halve();
  while (monitor_->replica_lag() > most_lag) {
    if (!told_of_lag_) {
      note_(concat(job_.migration, ": a replica is ", monitor_->replica_lag().count() / 1000,
                   " s behind; the backfill waits while it is more than ", most_lag.count() / 1000,
                   " s"));
    }
    told_of_lag_ = true;
    session_.watch().sleep(lag_poll);
  }
}

// The rows that the batches leave behind make room for those of later ones, so the table grows by a tenth and not by
// its whole size. Indexes are left to autovacuum: they would take the most time.
void Backfill::vacuum_now_and_then() {
  Driver& driver = session_.driver();
  const double done = row_.fraction().value_or(0);
  if (table_.id == 0 || statement_.verb() == BatchStatement::Verb::insert ||
      table_.bytes < vacuumed_from || done < vacuumed_ + vacuum_each || done >= 1 ||
      driver.server_version() < vacuum_options_since) {
    return;
  }
  vacuumed_ = done;
  try {
    const Rows others = driver.exchange(
        concat("SELECT 1 FROM pg_catalog.pg_stat_progress_vacuum WHERE relid = ", table_.id));
    if (others.empty()) {
      driver.run(concat("VACUUM (INDEX_CLEANUP off, TRUNCATE off, SKIP_LOCKED) ", table_.name));
    }
  } catch (const Error& error) {
    if (error.kind == ErrorKind::connection) throw;
    note_(concat("the table could not be vacuumed between the batches: ", error.message));
    table_.id = 0;  // said once is enough
  }
}

}  // namespace mig
