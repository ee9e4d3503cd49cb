// mig's three tables: mig_history (what is applied, and how far), mig_log (append-only audit, never read by mig) and
// mig_meta (format, project, protection). One row of mig_history is the truth about one migration; it is written in the
// transaction that makes the change, so that one commit decides both.
//
// The functions that return SQL do so because the executor sends them together with BEGIN or COMMIT in one round trip.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "database/driver.hpp"

namespace mig {

enum class HistoryState : unsigned char {
  running,  // a step-by-step up is under way or was cut off; `mig up` resumes
  failed,   // a step failed; earlier steps stand; `mig up` resumes after the fix
  applied,
  reverting,  // a step-by-step down is under way or was cut off; `mig down` resumes
  baseline,   // was there before mig
};

std::string_view to_string(HistoryState state);

struct HistoryRow {
  std::int64_t version = 0;
  std::string name;
  HistoryState state = HistoryState::applied;
  std::string origin;                       // up, baseline, mark
  std::int64_t sequence = 0;                // order of application: what `down` walks
  std::string up_sum;                       // canonical_sum of the up text
  std::optional<std::string> down_sum;      // absent: there was no way back when it was applied
  std::vector<std::string> statement_sums;  // while running, failed or reverting
  std::size_t done = 0, total = 0;          // statements
  std::optional<std::size_t>
      in_flight;  // 1-based: a naked statement was sent and its end is not known
  std::string in_flight_sql;
  std::string error;
  std::string started_at, finished_at;  // ISO 8601, UTC
  std::int64_t duration_ms = 0;
  std::string applied_by;

  bool is_settled() const {
    return state == HistoryState::applied || state == HistoryState::baseline;
  }
  std::string id() const;  // "<version>_<name>"
};

class History {
 public:
  static constexpr int format =
      1;  // of the tables; a larger one in mig_meta was written by a newer mig

  History(Driver& database, std::string schema);

  bool exists();
  void create();                   // what is missing; with the run lock held
  void check_format();             // throws Error{refused} when a newer mig has written the tables
  std::vector<HistoryRow> read();  // in order of application; reads nothing else than the rows
  std::optional<std::string> down_text(std::int64_t version);  // as of apply time
  std::optional<std::string> meta(std::string_view key);
  std::string set_meta_sql(std::string_view key, std::string_view value) const;

  // One row, one value: the state, or NULL when there is no row.
  std::string select_state_sql(std::int64_t version) const;
  // One row: state and statements done; no row when there is none.
  std::string select_progress_sql(std::int64_t version) const;
  // `row.sequence` is ignored: the next number is taken. `down_text` is stored.
  std::string insert_sql(const HistoryRow& row, const std::optional<std::string>& down_text,
                         std::string_view run_id, std::string_view tool_version) const;
  // state, statement sums, done, total, in-flight, error, sums, finished_at and duration of an existing row
  std::string update_sql(const HistoryRow& row) const;
  // Of a row that is recorded: `done`, what is in flight, the error; nothing that grows with the number of statements.
  std::string progress_sql(const HistoryRow& row, std::size_t done) const;
  std::string store_down_sql(std::int64_t version,
                             const std::optional<std::string>& down_text) const;
  std::string remove_sql(std::int64_t version) const;
  std::string log_sql(std::string_view run_id, std::int64_t version, std::string_view event,
                      std::string_view detail) const;

  const std::string& table() const { return history_; }  // qualified and quoted

 private:
  std::string literal(const std::optional<std::string>& text) const;
  std::string create_sql() const;

  Driver& database_;
  std::string schema_;
  std::string history_, log_, meta_;
};

std::string utc_now();  // "2026-11-21T10:00:00.123Z"

}  // namespace mig
