#include "run/backfill/store.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "run/history.hpp"

namespace mig {
namespace {

constexpr std::array<std::string_view, 5> state_names{"running", "paused", "stopped", "done",
                                                      "failed"};

// Times are the same text whatever the session's time zone and DateStyle are.
constexpr std::string_view postgres_times =
    "to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'), "
    "to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";

// The columns of read() and find(), in the order row_from() takes them.
std::string columns(Dialect dialect) {
  return concat(
      "version, direction, statement, sum, walked, key_columns, last_key, lower_key, upper_key, "
      "rows_walked, rows_changed, rows_aside, estimate, batches, batch_size, state, wanted, ",
      dialect == Dialect::postgres ? postgres_times : "started_at, updated_at", ", error");
}

std::int64_t number(const Value& value) { return value ? parse_number(*value).value_or(0) : 0; }

std::optional<KeyValues> key_from(const Value& value) {
  return value ? std::optional(key_from_text(*value)) : std::nullopt;
}

BackfillState state_from(std::string_view name) {
  const auto found = std::find(state_names.begin(), state_names.end(), name);
  if (found != state_names.end()) {
    return static_cast<BackfillState>(found - state_names.begin());
  }
  throw Error(ErrorKind::refused, concat("mig_backfill holds an unknown state \"", name, "\""),
              "it was written by a newer mig: use that one");
}

BackfillRow row_from(const Row& row) {
  BackfillRow out;
  out.id.version = number(row[0]);
  out.id.direction = row[1] == "down" ? Direction::down : Direction::up;
  out.id.statement = static_cast<std::size_t>(number(row[2]));
  out.sum = row[3].value_or("");
  out.table = row[4].value_or("");
  out.columns = key_from_text(row[5].value_or(""));
  out.last = key_from(row[6]);
  out.lower = key_from(row[7]);
  out.upper = key_from(row[8]);
  out.rows_walked = number(row[9]);
  out.rows_changed = number(row[10]);
  out.rows_aside = number(row[11]);
  out.estimate = number(row[12]);
  out.batches = number(row[13]);
  out.batch_size = static_cast<std::size_t>(number(row[14]));
  out.state = state_from(row[15].value_or(""));
  out.wanted = row[16].value_or("");
  out.started_at = row[17].value_or("");
  out.updated_at = row[18].value_or("");
  out.error = row[19].value_or("");
  return out;
}

// Whole numbers may be negative, which parse_number() does not take.
std::optional<double> place_of(const std::string& text) {
  const bool is_negative = text.starts_with('-');
  const auto number = parse_number(std::string_view(text).substr(is_negative ? 1 : 0));
  if (!number) return std::nullopt;
  return static_cast<double>(*number) * (is_negative ? -1 : 1);
}

}  // namespace

std::string_view to_string(BackfillState state) {
  return state_names[static_cast<std::size_t>(state)];
}

// By the key's place where it is one whole number: rows leave gaps, and an estimate is one.
std::optional<double> BackfillRow::fraction() const {
  if (state == BackfillState::done || !upper) return 1;
  if (!last) return 0;
  if (upper->size() == 1 && lower) {
    const auto first = place_of(lower->front()), now = place_of(last->front()),
               end = place_of(upper->front());
    if (first && now && end && *end > *first) {
      return std::clamp((*now - *first) / (*end - *first), 0.0, 1.0);
    }
  }
  if (estimate <= 0) return std::nullopt;
  return std::min(1.0, static_cast<double>(rows_walked) / static_cast<double>(estimate));
}

BackfillStore::BackfillStore(Driver& database, const std::string& schema) : database_(database) {
  prefix_ = database.dialect() == Dialect::postgres ? concat(database.quote_identifier(schema), ".")
                                                    : "main.";
  table_ = prefix_ + "mig_backfill";
  aside_ = prefix_ + "mig_backfill_aside";
}

bool BackfillStore::exists() {
  return !database_
              .exchange(database_.dialect() == Dialect::postgres
                            ? concat("SELECT 1 WHERE to_regclass(", database_.quote(aside_),
                                     ") IS NOT NULL")
                            : "SELECT 1 FROM main.sqlite_master WHERE name = 'mig_backfill_aside' "
                              "AND type = 'table'")
              .empty();
}

void BackfillStore::create() {
  const bool postgres = database_.dialect() == Dialect::postgres;
  const std::string_view time = postgres ? "timestamptz" : "TEXT";
  const std::string_view number_type = postgres ? "bigint" : "INTEGER";
  const auto counter = [&](std::string_view name) {
    return concat(name, " ", number_type, " NOT NULL DEFAULT 0, ");
  };
  database_.exchange(concat(
      postgres ? "BEGIN;\n" : "BEGIN IMMEDIATE;\n", "CREATE TABLE IF NOT EXISTS ", table_,
      " (version ", number_type,
      " NOT NULL, direction text NOT NULL CHECK (direction IN ('up','down')), statement integer "
      "NOT NULL, sum text NOT NULL, walked text NOT NULL, key_columns text NOT NULL, last_key "
      "text, lower_key text, upper_key text, ",
      counter("rows_walked"), counter("rows_changed"), counter("rows_aside"), counter("estimate"),
      counter("batches"), counter("batch_size"),
      "state text NOT NULL CHECK (state IN ('running','paused','stopped','done','failed')), "
      "wanted text, started_at ",
      time, " NOT NULL, updated_at ", time,
      " NOT NULL, error text, PRIMARY KEY (version, direction, statement));\n"
      "CREATE TABLE IF NOT EXISTS ",
      aside_, " (version ", number_type,
      " NOT NULL, direction text NOT NULL, statement integer NOT NULL, key text NOT NULL, error "
      "text NOT NULL, at ",
      time, " NOT NULL, PRIMARY KEY (version, direction, statement, key));\nCOMMIT"));
}

std::string BackfillStore::where(const BackfillId& id) const {
  return concat(" WHERE version = ", id.version, " AND direction = '", to_string(id.direction),
                "' AND statement = ", id.statement);
}

std::string BackfillStore::literal_or_null(std::string_view text) const {
  return text.empty() ? "NULL" : database_.quote(text);
}

std::string BackfillStore::literal(const std::optional<KeyValues>& key) const {
  return key ? database_.quote(key_to_text(*key)) : "NULL";
}

std::vector<BackfillRow> BackfillStore::read() {
  std::vector<BackfillRow> out;
  for (const Row& row :
       database_.exchange(concat("SELECT ", columns(database_.dialect()), " FROM ", table_,
                                 " WHERE version IN (SELECT version FROM ", prefix_,
                                 "mig_history) ORDER BY version, direction DESC, statement"))) {
    out.push_back(row_from(row));
  }
  return out;
}

std::optional<BackfillRow> BackfillStore::find(const BackfillId& id) {
  const Rows rows = database_.exchange(
      concat("SELECT ", columns(database_.dialect()), " FROM ", table_, where(id)));
  return rows.empty() ? std::nullopt : std::optional(row_from(rows.front()));
}

std::vector<AsideRow> BackfillStore::read_aside(const BackfillId& id) {
  std::vector<AsideRow> out;
  for (const Row& row : database_.exchange(
           concat("SELECT key, error FROM ", aside_, where(id), " ORDER BY at, key"))) {
    out.push_back({row[0].value_or(""), row[1].value_or("")});
  }
  return out;
}

void BackfillStore::forget_older(std::int64_t version, Direction direction) {
  std::string sql;
  for (const std::string* each : {&table_, &aside_}) {
    sql += concat("DELETE FROM ", *each, " WHERE version = ", version, " AND direction = '",
                  to_string(direction), "' OR version NOT IN (SELECT version FROM ", prefix_,
                  "mig_history);\n");
  }
  database_.exchange(concat(
      database_.dialect() == Dialect::postgres ? "BEGIN;\n" : "BEGIN IMMEDIATE;\n", sql, "COMMIT"));
}

void BackfillStore::insert(const BackfillRow& row) {
  const std::string now = database_.quote(utc_now());
  database_.exchange(concat(
      "INSERT INTO ", table_,
      " (version, direction, statement, sum, walked, key_columns, lower_key, upper_key, estimate, "
      "batch_size, state, started_at, updated_at) VALUES (",
      row.id.version, ", '", to_string(row.id.direction), "', ", row.id.statement, ", ",
      database_.quote(row.sum), ", ", database_.quote(row.table), ", ",
      database_.quote(key_to_text(row.columns)), ", ", literal(row.lower), ", ", literal(row.upper),
      ", ", row.estimate, ", ", row.batch_size, ", 'running', ", now, ", ", now, ")"));
}

void BackfillStore::remove(const BackfillId& id) {
  database_.exchange(concat("DELETE FROM ", table_, where(id)));
}

std::string BackfillStore::advance_sql(const BackfillRow& row) const {
  return concat("UPDATE ", table_, " SET last_key = ", literal(row.last),
                ", rows_walked = ", row.rows_walked, ", rows_changed = ", row.rows_changed,
                ", rows_aside = ", row.rows_aside, ", batches = ", row.batches,
                ", batch_size = ", row.batch_size, ", state = '", to_string(row.state),
                "', updated_at = ", database_.quote(utc_now()), where(row.id));
}

std::string BackfillStore::state_sql(const BackfillId& id, BackfillState state,
                                     std::string_view error) const {
  return concat("UPDATE ", table_, " SET state = '", to_string(state),
                "', wanted = ", state == BackfillState::paused ? "wanted" : "NULL",
                ", error = ", literal_or_null(error), ", updated_at = ", database_.quote(utc_now()),
                where(id));
}

std::string BackfillStore::aside_sql(const BackfillId& id, const KeyValues& key,
                                     std::string_view error) const {
  return concat("INSERT INTO ", aside_, " (version, direction, statement, key, error, at) VALUES (",
                id.version, ", '", to_string(id.direction), "', ", id.statement, ", ",
                database_.quote(key_to_text(key)), ", ", database_.quote(error), ", ",
                database_.quote(utc_now()), ") ON CONFLICT DO NOTHING");
}

std::string BackfillStore::lock_sql(const BackfillId& id, std::string_view other_query) const {
  return concat("SELECT b.*, e.* FROM (SELECT wanted, batches FROM ", table_, where(id),
                database_.dialect() == Dialect::postgres ? " FOR UPDATE" : "", ") AS b LEFT JOIN (",
                other_query, ") AS e ON true");
}

std::string BackfillStore::wanted(const BackfillId& id) {
  const Rows rows = database_.exchange(concat("SELECT wanted FROM ", table_, where(id)));
  return rows.empty() ? "" : rows.front().front().value_or("");
}

void BackfillStore::want(const BackfillId& id, std::string_view wanted) {
  database_.exchange(
      concat("UPDATE ", table_, " SET wanted = ", literal_or_null(wanted), where(id)));
}

void BackfillStore::accept_edit(const BackfillId& id) {
  database_.exchange(concat("UPDATE ", table_, " SET sum = ''", where(id)));
}

}  // namespace mig
