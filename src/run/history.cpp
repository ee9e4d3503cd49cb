#include "run/history.hpp"

#include <array>
#include <chrono>
#include <ctime>

#include "base/text.hpp"

namespace mig {
namespace {

constexpr std::array<std::string_view, 5> state_names{"running", "failed", "applied", "reverting",
                                                      "baseline"};

// The columns of read(), in the order row_from takes them; down_sql is large and fetched alone.
constexpr std::string_view columns =
    "version, name, state, origin, seq, up_sum, down_sum, stmt_sums, stmts_done, stmts_total, "
    "in_flight, in_flight_sql, error, started_at, finished_at, duration_ms, applied_by";

HistoryState state_from(std::string_view name) {
  for (std::size_t i = 0; i < state_names.size(); ++i) {
    if (state_names[i] == name) return static_cast<HistoryState>(i);
  }
  throw Error(ErrorKind::refused, concat("mig_history holds an unknown state \"", name, "\""),
              "it was written by a newer mig: use that one");
}

std::string json_list(const std::vector<std::string>& sums) {
  std::string out = "[";
  for (const std::string& sum : sums) out += concat(out.size() > 1 ? "," : "", "\"", sum, "\"");
  return out + "]";
}

// Sums hold no quotes, so what stands between quotes is the list.
std::vector<std::string> from_json_list(std::string_view text) {
  std::vector<std::string> sums;
  for (std::size_t open = text.find('"'); open != std::string_view::npos;) {
    const std::size_t close = text.find('"', open + 1);
    if (close == std::string_view::npos) break;
    sums.emplace_back(text.substr(open + 1, close - open - 1));
    open = text.find('"', close + 1);
  }
  return sums;
}

std::int64_t number(const Value& value) { return value ? parse_number(*value).value_or(0) : 0; }

HistoryRow row_from(const Row& row) {
  HistoryRow out;
  out.version = number(row[0]);
  out.name = row[1].value_or("");
  out.state = state_from(row[2].value_or(""));
  out.origin = row[3].value_or("");
  out.sequence = number(row[4]);
  out.up_sum = row[5].value_or("");
  out.down_sum = row[6];
  out.statement_sums = from_json_list(row[7].value_or(""));
  out.done = static_cast<std::size_t>(number(row[8]));
  out.total = static_cast<std::size_t>(number(row[9]));
  if (row[10]) out.in_flight = static_cast<std::size_t>(number(row[10]));
  out.in_flight_sql = row[11].value_or("");
  out.error = row[12].value_or("");
  out.started_at = row[13].value_or("");
  out.finished_at = row[14].value_or("");
  out.duration_ms = number(row[15]);
  out.applied_by = row[16].value_or("");
  return out;
}

}  // namespace

std::string_view to_string(HistoryState state) {
  return state_names[static_cast<std::size_t>(state)];
}

std::string HistoryRow::id() const { return concat(version, "_", name); }

std::string utc_now() {
  const auto now = std::chrono::system_clock::now();
  const auto ms =
      std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count();
  const std::time_t seconds = static_cast<std::time_t>(ms / 1000);
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &utc);
  const std::string millis = std::to_string(1000 + ms % 1000).substr(1);
  return concat(std::string_view(text.data(), size), ".", millis, "Z");
}

History::History(Driver& database, std::string schema)
    : database_(database), schema_(std::move(schema)) {
  const std::string prefix = database.dialect() == Dialect::postgres
                                 ? concat(database.quote_identifier(schema_), ".")
                                 : "main.";
  history_ = prefix + "mig_history";
  log_ = prefix + "mig_log";
  meta_ = prefix + "mig_meta";
}

std::string History::literal(const std::optional<std::string>& text) const {
  return text ? database_.quote(*text) : "NULL";
}

bool History::exists() {
  const Rows rows =
      database_.dialect() == Dialect::postgres
          ? database_.exchange(concat("SELECT 1 WHERE to_regclass(", database_.quote(history_),
                                      ") IS NOT NULL AND to_regclass(", database_.quote(meta_),
                                      ") IS NOT NULL"))
          : database_.exchange(
                "SELECT 1 FROM main.sqlite_master WHERE name = 'mig_meta' AND type = 'table'");
  return !rows.empty();
}

std::string History::create_sql() const {
  const bool postgres = database_.dialect() == Dialect::postgres;
  const std::string_view time = postgres ? "timestamptz" : "TEXT";
  const std::string_view identity =
      postgres ? "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY" : "INTEGER PRIMARY KEY";
  const std::string schema =
      postgres && schema_ != "public"
          ? concat("CREATE SCHEMA IF NOT EXISTS ", database_.quote_identifier(schema_), ";\n")
          : "";
  return concat(
      schema, "CREATE TABLE IF NOT EXISTS ", history_, " (version ",
      postgres ? "bigint" : "INTEGER",
      " PRIMARY KEY, name text NOT NULL, state text NOT NULL CHECK (state IN "
      "('running','failed','applied','reverting','baseline')), origin text NOT NULL, "
      "seq bigint NOT NULL UNIQUE, up_sum text NOT NULL, down_sum text, down_sql text, "
      "stmt_sums text, stmts_done integer NOT NULL DEFAULT 0, stmts_total integer NOT NULL, "
      "in_flight integer, in_flight_sql text, error text, started_at ",
      time, " NOT NULL, finished_at ", time,
      ", duration_ms bigint, run_id text NOT NULL, applied_by text NOT NULL, "
      "tool_version text NOT NULL);\nCREATE TABLE IF NOT EXISTS ",
      log_, " (id ", identity, ", at ", time,
      " NOT NULL, run_id text NOT NULL, version bigint, event text NOT NULL, detail text);\n"
      "CREATE TABLE IF NOT EXISTS ",
      meta_, " (key text PRIMARY KEY, value text);\nINSERT INTO ", meta_, " VALUES ('format', '",
      format, "') ON CONFLICT DO NOTHING");
}

void History::create() {
  database_.exchange(
      concat(database_.dialect() == Dialect::postgres ? "BEGIN;\n" : "BEGIN IMMEDIATE;\n",
             create_sql(), ";\nCOMMIT"));
}

void History::check_format() {
  const std::int64_t found = parse_number(meta("format").value_or("1")).value_or(1);
  if (found <= format) return;
  throw Error(ErrorKind::refused,
              concat("the history tables have format ", found, "; this mig knows ", format),
              "a newer mig has been at work here: use that version");
}

std::vector<HistoryRow> History::read() {
  std::string list(columns);
  if (database_.dialect() ==
      Dialect::postgres) {  // the same text whatever the session's time zone and DateStyle are
    for (const std::string_view column : {"started_at", "finished_at"}) {
      const std::string shown =
          concat("to_char(", column, " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')");
      list.replace(list.find(column), column.size(), shown);
    }
  }
  std::vector<HistoryRow> out;
  for (const Row& row :
       database_.exchange(concat("SELECT ", list, " FROM ", history_, " ORDER BY seq"))) {
    out.push_back(row_from(row));
  }
  return out;
}

std::optional<std::string> History::down_text(std::int64_t version) {
  const Rows rows =
      database_.exchange(concat("SELECT down_sql FROM ", history_, " WHERE version = ", version));
  return rows.empty() ? std::nullopt : rows.front().front();
}

std::optional<std::string> History::meta(std::string_view key) {
  const Rows rows = database_.exchange(
      concat("SELECT value FROM ", meta_, " WHERE key = ", database_.quote(key)));
  return rows.empty() ? std::nullopt : rows.front().front();
}

std::string History::set_meta_sql(std::string_view key, std::string_view value) const {
  return concat("INSERT INTO ", meta_, " VALUES (", database_.quote(key), ", ",
                database_.quote(value), ") ON CONFLICT (key) DO UPDATE SET value = excluded.value");
}

std::string History::select_state_sql(std::int64_t version) const {
  return concat("SELECT (SELECT state FROM ", history_, " WHERE version = ", version, ")");
}

std::string History::select_progress_sql(std::int64_t version) const {
  return concat("SELECT state, stmts_done FROM ", history_, " WHERE version = ", version);
}

std::string History::insert_sql(const HistoryRow& row, const std::optional<std::string>& down_text,
                                std::string_view run_id, std::string_view tool_version) const {
  const auto text = [&](std::string_view value) { return database_.quote(value); };
  const auto time = [&](const std::string& at) { return at.empty() ? "NULL" : text(at); };
  return concat(
      "INSERT INTO ", history_,
      " (version, name, state, origin, seq, up_sum, down_sum, down_sql, stmt_sums, stmts_done, "
      "stmts_total, started_at, finished_at, duration_ms, run_id, applied_by, tool_version) VALUES "
      "(",
      row.version, ", ", text(row.name), ", ", text(to_string(row.state)), ", ", text(row.origin),
      ", (SELECT coalesce(max(seq), 0) + 1 FROM ", history_, "), ", text(row.up_sum), ", ",
      literal(row.down_sum), ", ", literal(down_text), ", ",
      row.statement_sums.empty() ? "NULL" : text(json_list(row.statement_sums)), ", ", row.done,
      ", ", row.total, ", ", time(row.started_at), ", ", time(row.finished_at), ", ",
      row.duration_ms, ", ", text(run_id), ", ", text(row.applied_by), ", ", text(tool_version),
      ")");
}

std::string History::update_sql(const HistoryRow& row) const {
  const auto text = [&](std::string_view value) { return database_.quote(value); };
  const auto or_null = [&](const std::string& value) {
    return value.empty() ? "NULL" : text(value);
  };
  return concat(
      "UPDATE ", history_, " SET state = ", text(to_string(row.state)), ", name = ", text(row.name),
      ", up_sum = ", text(row.up_sum), ", down_sum = ", literal(row.down_sum),
      ", stmt_sums = ", row.statement_sums.empty() ? "NULL" : text(json_list(row.statement_sums)),
      ", stmts_done = ", row.done, ", stmts_total = ", row.total,
      ", in_flight = ", row.in_flight ? std::to_string(*row.in_flight) : "NULL",
      ", in_flight_sql = ", or_null(row.in_flight_sql), ", error = ", or_null(row.error),
      ", finished_at = ", or_null(row.finished_at), ", duration_ms = ", row.duration_ms,
      " WHERE version = ", row.version);
}

std::string History::progress_sql(const HistoryRow& row, std::size_t done) const {
  const auto or_null = [&](const std::string& value) {
    return value.empty() ? std::string("NULL") : database_.quote(value);
  };
  return concat("UPDATE ", history_, " SET stmts_done = ", done,
                ", in_flight = ", row.in_flight ? std::to_string(*row.in_flight) : "NULL",
                ", in_flight_sql = ", or_null(row.in_flight_sql), ", error = ", or_null(row.error),
                " WHERE version = ", row.version);
}

std::string History::store_down_sql(std::int64_t version,
                                    const std::optional<std::string>& down_text) const {
  return concat("UPDATE ", history_, " SET down_sql = ", literal(down_text),
                " WHERE version = ", version);
}

std::string History::remove_sql(std::int64_t version) const {
  return concat("DELETE FROM ", history_, " WHERE version = ", version);
}

std::string History::log_sql(std::string_view run_id, std::int64_t version, std::string_view event,
                             std::string_view detail) const {
  const auto text = [&](std::string_view value) { return database_.quote(value); };
  return concat("INSERT INTO ", log_, " (at, run_id, version, event, detail) VALUES (",
                text(utc_now()), ", ", text(run_id), ", ",
                version == 0 ? "NULL" : std::to_string(version), ", ", text(event), ", ",
                detail.empty() ? "NULL" : text(detail), ")");
}

}  // namespace mig
