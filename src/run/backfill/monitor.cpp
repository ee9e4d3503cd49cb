#include "run/backfill/monitor.hpp"

#include "base/text.hpp"

namespace mig {
namespace {

constexpr std::chrono::seconds every{1};

std::int64_t number(const Value& value) { return value ? parse_number(*value).value_or(0) : 0; }

}  // namespace

// pg_blocking_pids() holds up the lock manager for a moment: it is asked about those that wait for a lock, no others.
BackfillMonitor::BackfillMonitor(std::unique_ptr<Driver> driver, int backend,
                                 std::chrono::milliseconds budget)
    : driver_(std::move(driver)),
      query_(concat(
          "SELECT (SELECT (max(extract(epoch FROM replay_lag)) * 1000)::bigint FROM "
          "pg_catalog.pg_stat_replication), (SELECT (max(extract(epoch FROM clock_timestamp() - "
          "query_start)) * 1000)::bigint FROM pg_catalog.pg_stat_activity WHERE CASE WHEN "
          "wait_event_type = 'Lock' THEN ",
          backend, " = ANY (pg_catalog.pg_blocking_pids(pid)) ELSE false END)")),
      thread_([this, budget] { watch(budget); }) {}

BackfillMonitor::~BackfillMonitor() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  woken_.notify_all();
  driver_->interrupt();
  thread_.join();
}

void BackfillMonitor::look(std::chrono::milliseconds budget) {
  const Rows rows = driver_->exchange(query_);
  replica_lag_ = number(rows.at(0).at(0));
  if (number(rows[0].at(1)) > budget.count()) stalled_ = true;
}

void BackfillMonitor::watch(std::chrono::milliseconds budget) {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    lock.unlock();
    try {
      look(budget);
    } catch (const Error& error) {
      if (error.kind ==
          ErrorKind::connection) {  // what it saw last must not hold the batches up for ever
        replica_lag_ = 0;
        return;
      }
    }
    lock.lock();
    woken_.wait_for(lock, every, [this] { return ending_; });
  }
}

std::string describe_old_snapshots(Driver& driver) {
  std::string out;
  for (const Row& row : driver.exchange(
           "SELECT pid, usename, application_name, extract(epoch FROM now() - xact_start)::bigint "
           "/ 60 FROM pg_catalog.pg_stat_activity WHERE backend_xmin IS NOT NULL AND xact_start < "
           "now() - interval '10 minutes' AND pid <> pg_backend_pid() ORDER BY xact_start LIMIT "
           "3")) {
    out += concat(out.empty() ? "" : "; ", "process ", row[0].value_or("?"), " (",
                  row[1].value_or("?"), " ", row[2].value_or(""), ") for ", row[3].value_or("?"),
                  " min");
  }
  return out;
}

}  // namespace mig
