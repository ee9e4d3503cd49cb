// mig_gate: what is held, since when, what its `quiet` queries answered, and who released it. A row for each migration
// that `mig up` has held, so that it is never taken for out of order once later ones are applied. The table is made when
// a row is first written; whoever only reads lives without it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "database/driver.hpp"

namespace mig {

// What a `quiet` query answered, and since when it is the same.
struct QuietAnswer {
  std::string query;  // canonical sum: an edited query begins anew
  std::string since;  // ISO 8601, UTC
  std::string answer;
};

struct GateRow {
  std::int64_t version = 0;
  std::string change;
  std::string held_since;
  std::vector<QuietAnswer> quiet;
  std::string released_at, released_by;  // empty: it is not released
  std::string reason;                    // of --force: released without the evidence

  bool is_released() const { return !released_at.empty(); }
  bool is_forced() const { return is_released() && !reason.empty(); }
  const QuietAnswer* answer_of(std::string_view query) const;
  // Notes an answer; true when it is the one that is known.
  bool observe(std::string_view query, std::string_view answer, std::string_view now);
  void close() { released_at = released_by = reason = {}; }
};

class Gates {
 public:
  Gates(Driver& database, const std::string& schema);

  std::vector<GateRow> read();  // none when there is no table yet
  std::string create_sql() const;
  std::string save_sql(const GateRow& row) const;
  std::string forget_sql(std::string_view change) const;  // all of a change
  // On its own, the table made first.
  void save(const std::vector<GateRow>& rows);
  bool exists();

 private:
  Driver& database_;
  std::string table_;
};

const GateRow* find_gate(const std::vector<GateRow>& gates, std::int64_t version);

// From one utc_now() to another; zero where one of them cannot be read.
std::chrono::milliseconds time_between(std::string_view earlier, std::string_view later);

}  // namespace mig
