// Who holds the locks that a migration wants, on PostgreSQL.
#include <algorithm>

#include "base/text.hpp"
#include "run/postgres_engine.hpp"

namespace mig {
namespace {

// A running statement up to its first string: what stands in strings may be a password.
constexpr std::string_view shown_query =
    "left(regexp_replace(substring(a.query from '^(?:[^''$]|\\$[0-9])*'), '\\s+', ' ', 'g'), 80)";

// The weakest of the table locks, counted from 1 for ACCESS SHARE, that conflicts.
int weakest_conflict(TableLock mode) {
  switch (mode) {
    case TableLock::share_update_exclusive: return 4;
    case TableLock::share:
    case TableLock::share_row_exclusive: return 3;
    case TableLock::exclusive: return 2;
    case TableLock::access_exclusive: break;
  }
  return 1;
}

std::string named_values(const Driver& driver, const std::vector<StrongLock>& locks) {
  std::string out;
  for (const StrongLock& each : locks) {
    out += concat(out.empty() ? "" : ", ", "(to_regclass(", driver.quote(each.relation), ")::oid, ",
                  weakest_conflict(each.mode), ", ", each.with_foreign_keys ? "true" : "false",
                  ", ", driver.quote(each.foreign_key), ")");
  }
  return out;
}

// The relations themselves, the tables of indexes, the other sides of foreign keys, and partitions and heirs.
constexpr std::string_view spread_sql =
    "spread (oid, weakest) AS (SELECT oid, weakest FROM named WHERE oid IS NOT NULL UNION SELECT "
    "i.indrelid, weakest FROM named JOIN pg_index i ON i.indexrelid = oid UNION SELECT "
    "c.confrelid, weakest FROM named n JOIN pg_constraint c ON c.conrelid = n.oid WHERE contype = "
    "'f' AND fks AND fk IN ('', conname) UNION SELECT c.conrelid, weakest FROM named n JOIN "
    "pg_constraint c ON c.confrelid = n.oid WHERE contype = 'f' AND fks AND fk IN ('', conname)), "
    "wanted (oid, weakest) AS (SELECT * FROM spread UNION SELECT h.inhrelid, w.weakest FROM wanted "
    "w JOIN pg_inherits h ON h.inhparent = w.oid) ";

// Whether anybody else holds a lock on any relation of users at all: mostly nobody does, and this is ten times as quick
// as planning the question who does.
constexpr std::string_view anybody_sql =
    "SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = "
    "current_database() AND l.locktype = 'relation' AND l.granted AND l.relation >= 16384 AND "
    "l.pid IS DISTINCT FROM pg_backend_pid() LIMIT 1";

std::string holders_sql(const std::string& named) {
  return concat(
      "WITH RECURSIVE named (oid, weakest, fks, fk) AS (VALUES ", named, "), ", spread_sql,
      "SELECT DISTINCT ON (l.virtualtransaction) l.virtualtransaction, l.pid, w.oid::regclass, "
      "coalesce(a.usename, p.owner), a.application_name, a.state, ",
      shown_query,
      ", (extract(epoch FROM clock_timestamp() - coalesce(a.xact_start, p.prepared)) * "
      "1000)::bigint, a.backend_type = 'autovacuum worker' OR (a.backend_type IS NULL AND "
      "a.usesysid IS NULL AND l.mode = 'ShareUpdateExclusiveLock' AND p.gid IS NULL), a.query LIKE "
      "'%to prevent wraparound%', p.gid FROM wanted w JOIN pg_locks l ON l.relation = w.oid AND "
      "l.locktype = 'relation' AND l.database = (SELECT oid FROM pg_database WHERE datname = "
      "current_database()) LEFT JOIN pg_stat_activity a ON a.pid = l.pid LEFT JOIN "
      "pg_prepared_xacts p ON l.pid IS NULL AND l.virtualtransaction = '-1/' || p.transaction "
      "WHERE l.granted AND l.pid IS DISTINCT FROM pg_backend_pid() AND "
      "array_position(ARRAY['AccessShareLock', 'RowShareLock', 'RowExclusiveLock', "
      "'ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', "
      "'AccessExclusiveLock'], l.mode) >= w.weakest ORDER BY l.virtualtransaction, w.oid");
}

LockHolder holder_from(const Row& row) {
  const auto cell = [&](std::size_t i) { return row[i].value_or(""); };
  LockHolder out;
  out.key = cell(0);
  out.pid = parse_number(cell(1)).value_or(0);
  out.relation = cell(2);
  if (const auto age = parse_number(cell(7))) out.age = std::chrono::milliseconds{*age};
  out.is_autovacuum = row[8] == "t" && row[9] != "t";
  if (row[10]) {
    out.who = concat("the prepared transaction ", shorten(*row[10], 60), " of ", cell(3));
    return out;
  }
  out.who = concat("process ", cell(1), " (", row[8] == "t" ? "autovacuum" : cell(3),
                   cell(4).empty() ? "" : " ", cell(4));
  if (!cell(5).empty()) out.who += concat(", ", cell(5));
  if (out.age) out.who += concat(", for ", out.age->count() / 1000, " s");
  out.who += concat(cell(6).empty() ? "" : concat(": ", cell(6)), ")");
  return out;
}

}  // namespace

std::vector<LockHolder> PostgresEngine::holders(const std::vector<StrongLock>& locks) {
  std::vector<LockHolder> out;
  if (locks.empty() || driver_.exchange(anybody_sql).empty()) return out;
  for (const Row& row : driver_.exchange(holders_sql(named_values(driver_, locks)))) {
    out.push_back(holder_from(row));
  }
  return out;
}

bool PostgresEngine::cancel_autovacuum(std::int64_t pid) try {
  driver_.exchange(concat("SELECT pg_cancel_backend(", pid, ")"));
  return true;
} catch (const Error& error) {
  if (error.kind == ErrorKind::connection) throw;
  return false;
}

std::chrono::milliseconds PostgresEngine::autovacuum_timeout() const {
  return std::chrono::milliseconds{deadlock_timeout_ms_ + 200};
}

std::string PostgresEngine::blockers() {
  std::string out;
  for (const Row& row : driver_.exchange(concat(
           "SELECT a.pid, usename, application_name, state, extract(epoch FROM now() - "
           "xact_start)::bigint, ",
           shown_query,
           " FROM pg_stat_activity a WHERE datname = current_database() AND pid <> "
           "pg_backend_pid() AND xact_start IS NOT NULL AND backend_type = 'client backend' ORDER "
           "BY xact_start LIMIT 3"))) {
    out += concat(out.empty() ? "open transactions: " : "; ", "process ", row[0].value_or("?"),
                  " (", row[1].value_or("?"), " ", row[2].value_or(""), ", ", row[3].value_or("?"),
                  " for ", row[4].value_or("?"), " s: ", row[5].value_or(""), ")");
  }
  return out;
}

}  // namespace mig
