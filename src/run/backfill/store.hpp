// mig_backfill: how far each backfill is. One row of it is the checkpoint, written in the transaction of the batch.
// mig_backfill_aside: the rows that were passed over. Both lie beside mig_history and are made when first needed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "database/driver.hpp"
#include "migration/script.hpp"
#include "run/backfill/walked_table.hpp"

namespace mig {

// Which statement of which migration.
struct BackfillId {
  std::int64_t version = 0;
  Direction direction = Direction::up;
  std::size_t statement = 0;  // from 1
};

enum class BackfillState : unsigned char { running, paused, stopped, done, failed };
std::string_view to_string(BackfillState state);

struct BackfillRow {
  BackfillId id;
  std::string sum;                        // of the statement; empty: whatever the file says now
  std::string table;                      // that is walked
  std::vector<std::string> columns;       // of its key
  std::optional<KeyValues> last;          // done up to and with this key
  std::optional<KeyValues> lower, upper;  // the first and the last key at the start; none: no rows
  std::int64_t rows_walked = 0;           // rows whose key was passed
  std::int64_t rows_changed = 0;          // as the server counted them
  std::int64_t rows_aside = 0;
  std::int64_t estimate = 0;  // rows of the table at the start; 0: not known
  std::int64_t batches = 0;
  std::size_t batch_size = 0;
  BackfillState state = BackfillState::running;
  std::string wanted;                  // by another terminal: "pause", "stop"
  std::string started_at, updated_at;  // ISO 8601, UTC
  std::string error;

  std::optional<double> fraction() const;  // of the whole that is done, where it can be told
};

struct AsideRow {
  std::string key, error;
};

class BackfillStore {
 public:
  // `schema`: of mig_history, PostgreSQL.
  BackfillStore(Driver& database, const std::string& schema);

  bool exists();
  void create();  // what is missing
  std::vector<BackfillRow>
  read();  // in order of version and statement; only of recorded migrations
  std::optional<BackfillRow> find(const BackfillId& id);
  std::vector<AsideRow> read_aside(const BackfillId& id);
  // Rows of migrations that are not recorded any more, and those of this one and direction: it begins anew.
  void forget_older(std::int64_t version, Direction direction);

  void insert(const BackfillRow& row);
  void remove(const BackfillId& id);
  // The checkpoint as `row` has it, with its counts: in the batch's own transaction.
  std::string advance_sql(const BackfillRow& row) const;
  std::string state_sql(const BackfillId& id, BackfillState state, std::string_view error) const;
  std::string aside_sql(const BackfillId& id, const KeyValues& key, std::string_view error) const;
  // One row: what is wanted, the batches so far; locked until the transaction ends. `other_query` gives the columns
  // behind them, from at most one row.
  std::string lock_sql(const BackfillId& id, std::string_view other_query) const;
  // What is wanted now. Without a lock.
  std::string wanted(const BackfillId& id);
  void want(const BackfillId& id, std::string_view wanted);
  void accept_edit(const BackfillId& id);

 private:
  std::string where(const BackfillId& id) const;
  std::string literal(const std::optional<KeyValues>& key) const;
  std::string literal_or_null(std::string_view text) const;

  Driver& database_;
  std::string prefix_, table_, aside_;
};

}  // namespace mig
