#include "run/backfill/progress.hpp"

#include <cmath>

#include "base/duration.hpp"
#include "base/text.hpp"

namespace mig {

std::string percent(double fraction) {
  return concat(static_cast<std::int64_t>(std::floor(fraction * 100)), " %");
}

std::string with_thousands(std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string describe(const BackfillProgress& progress) {
  // The name comes last: a terminal's line may be too short for it.
  std::string out = concat("backfill of ", progress.table, " ");
  if (progress.fraction) out += percent(*progress.fraction) + ", ";
  out += concat(with_thousands(progress.rows), " rows");
  if (progress.rows_per_second > 0) {
    out += concat(", ", with_thousands(std::llround(progress.rows_per_second)), " rows/s");
  }
  if (progress.left) out += concat(", ", format_duration(*progress.left), " left");
  if (progress.rows_aside > 0) out += concat(", ", progress.rows_aside, " put aside");
  return concat(out, " (", progress.migration, " ", to_string(progress.direction), ")");
}

}  // namespace mig
