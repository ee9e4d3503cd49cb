// How far a backfill is and how fast, for whoever shows it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "run/backfill/store.hpp"

namespace mig {

struct BackfillProgress {
  std::int64_t version = 0;
  std::string migration;  // "<version>_<name>"
  Direction direction = Direction::up;
  std::size_t statement = 0;
  std::string table;
  std::int64_t rows = 0;  // walked, earlier runs included
  std::int64_t rows_changed = 0, rows_aside = 0, batches = 0;
  std::size_t batch_size = 0;
  double rows_per_second = 0;      // of late
  std::optional<double> fraction;  // of the whole; none: cannot be told
  std::optional<std::chrono::seconds> left;
};

using TellProgress = std::function<void(const BackfillProgress&)>;

std::string describe(const BackfillProgress& progress);  // one line
std::string percent_of(const BackfillRow& row);          // "43 %"; empty where it cannot be told
std::string with_thousands(std::int64_t number);         // 1234567 → "1,234,567"

// Keeps the rate, over the last ten seconds or so.
class ProgressMeter {
 public:
  ProgressMeter();
  // Null until a second has passed since the last one.
  std::optional<BackfillProgress> next(const BackfillRow& row);

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point told_;
  std::optional<std::int64_t> rows_then_;
  std::optional<double> fraction_then_;
  double rate_ = 0, share_rate_ = 0;  // rows and share of the whole a second
};

}  // namespace mig
