#include "run/postgres_engine.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "run/postgres_probe.hpp"

namespace mig {
namespace {

// First key of the two-integer advisory lock: the bytes "mig!". The second is a hash of the history table's name, so
// that histories in different schemas of one database do not wait for each other.
constexpr std::int32_t lock_class = 0x6D696721;

// PostgreSQL 14 is the first that can notice a dead client while a statement runs.
constexpr int notices_dead_clients_since = 140000;

// DISCARD ALL without what it would take from mig itself: the advisory lock.
constexpr std::string_view reset_sql =
    "RESET SESSION AUTHORIZATION;\nRESET ROLE;\nRESET ALL;\nDEALLOCATE ALL;\nCLOSE ALL;\n"
    "UNLISTEN *;\nDISCARD TEMP";

std::string local_host() {
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0) return "unknown";
  return name.data();
}

std::int32_t hash_of(std::string_view text) {
  const std::string digits = sha256_hex(text).substr(0, 7);  // 28 bits: always positive
  return static_cast<std::int32_t>(std::stol(digits, nullptr, 16));
}

// One set_config per setting, all in one SELECT: cheaper than as many SET statements.
std::string set_local(const BracketSettings& settings, int server_version) {
  std::string out =
      concat("set_config('lock_timeout', '", settings.lock_timeout.count(),
             "', true), set_config('statement_timeout', '", settings.statement_timeout.count(),
             "', true), set_config('idle_in_transaction_session_timeout', '300s', true)");
  if (server_version >= notices_dead_clients_since) {
    out += ", set_config('client_connection_check_interval', '1s', true)";
  }
  return out;
}

}  // namespace

PostgresEngine::PostgresEngine(Driver& driver, const RunOptions& options)
    : driver_(driver),
      options_(options),
      lock_key_(hash_of(options.history_schema + ".mig_history")) {}

std::string PostgresEngine::key() const { return concat(lock_class, ", ", lock_key_); }

void PostgresEngine::start_session() {
  const Rows rows = driver_.exchange(
      "SELECT pg_backend_pid(), session_user, "
      "ceil(extract(epoch FROM current_setting('deadlock_timeout')::interval) * 1000)::bigint, "
      "pg_is_in_recovery()");
  const Row& row = rows.at(0);
  backend_ = parse_number(row[0].value_or("")).value_or(0);
  actor_ = concat(row[1].value_or("?"), "@", local_host());
  deadlock_timeout_ms_ = parse_number(row[2].value_or("")).value_or(1000);
  in_recovery_ = row[3] == "t";
  // A pooler hands out cancel keys of its own, so the process id libpq was told is not the backend's.
  pooled_ = driver_.connection_id() != backend_;
}

bool PostgresEngine::try_lock() {
  if (pooled_) return true;  // each transaction takes the lock for itself, see begin()
  const Rows rows = driver_.exchange(concat("SELECT pg_try_advisory_lock(", key(), ")"));
  locked_ = rows.at(0).at(0) == "t";
  return locked_;
}

std::string PostgresEngine::lock_holder() {
  const Rows rows = driver_.exchange(concat(
      "SELECT a.pid, a.usename, a.application_name, coalesce(a.client_hostname, "
      "host(a.client_addr), 'local'), extract(epoch FROM now() - a.backend_start)::bigint, "
      "a.state, left(regexp_replace(a.query, '\\s+', ' ', 'g'), 60) "
      "FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' AND "
      "l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND "
      "l.classid = ",
      lock_class, " AND l.objid = ", lock_key_, " AND l.objsubid = 2 AND l.granted LIMIT 1"));
  if (rows.empty()) return {};
  const Row& row = rows[0];
  const auto cell = [&](std::size_t i) { return row[i].value_or("?"); };
  return concat("process ", cell(0), " (", cell(2), ", user ", cell(1), " from ", cell(3),
                ", connected for ", cell(4), " s, ", cell(5), ": ", cell(6), ")");
}

void PostgresEngine::unlock() noexcept {
  if (!locked_) return;
  locked_ = false;
  try {
    driver_.exchange(concat("SELECT pg_advisory_unlock(", key(), ")"));
  } catch (const Error&) {  // the connection is gone, and the lock with it
  }
}

void PostgresEngine::check_lock() {
  if (pooled_) return;
  const Rows rows = driver_.exchange(concat(
      "SELECT pg_backend_pid(), EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = "
      "pg_backend_pid() AND classid = ",
      lock_class, " AND objid = ", lock_key_, " AND objsubid = 2 AND granted)"));
  if (parse_number(rows.at(0)[0].value_or("")) == backend_ && rows[0][1] == "t") return;
  throw Error(ErrorKind::connection,
              "the session that holds the run lock is not the one in use any more",
              "connect to the server itself, not through a pooler (direct_url in mig.toml or "
              "MIG_DIRECT_URL), and do not release advisory locks in a migration");
}

std::chrono::milliseconds PostgresEngine::safe_lock_timeout(
    std::chrono::milliseconds wanted) const {
  // With the longer timeout PostgreSQL's deadlock check would kill the application's transaction instead of ours.
  const std::chrono::milliseconds most{std::max<std::int64_t>(deadlock_timeout_ms_ / 2, 1)};
  return wanted.count() == 0 || wanted > most ? most : wanted;
}

Rows PostgresEngine::begin(const std::string& begin_text, const BracketSettings& settings,
                           std::string_view guard_sql) {
  settings_ = settings;
  token_ = concat(options_.run_id, "-", ++brackets_);
  // The transaction's own advisory lock holds even where a pooler makes the session's worthless. It must be taken in a
  // statement before the guard's, whose snapshot then sees what the previous holder committed.
  Rows rows = driver_.exchange(
      concat(begin_text, ";\nSELECT ", set_local(settings, driver_.server_version()),
             ", set_config('mig.transaction', CASE WHEN pg_try_advisory_xact_lock(", key(),
             ") THEN ", driver_.quote(token_), " ELSE '' END, true);\nSELECT guard.*, ",
             "current_setting('mig.transaction') FROM (SELECT 1) AS one LEFT JOIN (", guard_sql,
             ") AS guard ON true"));
  if (rows.at(0).back() != token_) {
    driver_.rollback();
    Error busy(ErrorKind::failed, "another mig is at work on this database");
    busy.sqlstate = "55P03";
    throw busy;
  }
  for (Row& row : rows) row.pop_back();
  return rows;
}

void PostgresEngine::commit(std::string_view last_sql) {
  // The token was set for the transaction that begin() opened and for nothing else: in any other it is absent, the
  // division fails, and the rest of the string, COMMIT included, is not run. The role is reset before the history is
  // written, the rest of the session state with it, so that it cannot reach the next file or a pooler's next client.
  // The timeouts are set again: the file's locks are still held, and nobody may wait for them longer than before.
  driver_.exchange(concat("SELECT 1 / (coalesce(current_setting('mig.transaction', true), '') = ",
                          driver_.quote(token_), ")::int;\n", reset_sql, ";\nSELECT ",
                          set_local(settings_, driver_.server_version()), ";\n", last_sql,
                          ";\nCOMMIT"));
}

void PostgresEngine::check_runnable(const MigrationScript& script) const {
  if (!pooled_ || script.is_transactional()) return;
  throw Error(ErrorKind::refused,
              concat(script.source().name(),
                     " must run outside a transaction, which is not safe through a pooler"),
              "give the server's own address: direct_url in mig.toml or MIG_DIRECT_URL");
}

void PostgresEngine::close_file(const MigrationScript& script) noexcept {
  if (!script.is_transactional())
    reset_session();  // else commit() has undone it, or the rollback has
}

void PostgresEngine::reset_session() noexcept {
  try {
    driver_.exchange(reset_sql);
  } catch (const Error&) {  // a lost connection keeps no state
  }
}

void PostgresEngine::open_naked(const Statement& statement, const BracketSettings& settings) {
  // A concurrent build waits for old transactions as lock waits: any lock_timeout kills it half way.
  const bool concurrent = statement.kind == StatementKind::create_index_concurrently ||
                          statement.kind == StatementKind::drop_index_concurrently ||
                          statement.kind == StatementKind::reindex_concurrently ||
                          statement.kind == StatementKind::detach_partition_concurrently;
  const auto lock = concurrent ? std::chrono::milliseconds{0} : settings.lock_timeout;
  std::string sql = concat("SELECT set_config('lock_timeout', '", lock.count(),
                           "', false), set_config('statement_timeout', '",
                           settings.statement_timeout.count(), "', false)");
  if (driver_.server_version() >= notices_dead_clients_since) {
    sql += ", set_config('client_connection_check_interval', '1s', false)";
  }
  driver_.exchange(sql);
}

void PostgresEngine::close_naked() noexcept { reset_session(); }

ProbeResult PostgresEngine::probe(const Statement& statement) {
  return probe_postgres(driver_, statement);
}

void PostgresEngine::heal(const Statement& statement) { heal_postgres(driver_, statement); }

}  // namespace mig
