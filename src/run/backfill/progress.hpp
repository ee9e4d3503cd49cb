// How far a backfill is and how fast, for whoever shows it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "migration/script.hpp"

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
std::string percent(double fraction);                    // 0.439 → "43 %"
std::string with_thousands(std::int64_t number);         // 1234567 → "1,234,567"

}  // namespace mig
