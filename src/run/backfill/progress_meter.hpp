// From the checkpoint of a backfill to what is said of it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "run/backfill/progress.hpp"
#include "run/backfill/store.hpp"

namespace mig {

std::string percent_of(const BackfillRow& row);  // "43 %"; empty where it cannot be told

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
