#include "run/backfill/progress_meter.hpp"

#include <cmath>

namespace mig {
namespace {

constexpr std::chrono::seconds every{1};
constexpr double newest_weighs = 0.2;

void follow(double& average, double seen) {
  average = average == 0 ? seen : average + newest_weighs * (seen - average);
}

}  // namespace

std::string percent_of(const BackfillRow& row) {
  const auto fraction = row.fraction();
  return fraction ? percent(*fraction) : std::string();
}

ProgressMeter::ProgressMeter() : told_(Clock::now()) {}

std::optional<BackfillProgress> ProgressMeter::next(const BackfillRow& row) {
  const std::chrono::duration<double> passed = Clock::now() - told_;
  if (rows_then_ && passed < every) return std::nullopt;
  BackfillProgress out;
  out.fraction = row.fraction();
  if (rows_then_) {
    follow(rate_, static_cast<double>(row.rows_walked - *rows_then_) / passed.count());
    if (out.fraction && fraction_then_) {
      follow(share_rate_, (*out.fraction - *fraction_then_) / passed.count());
    }
  }
  told_ = Clock::now();
  rows_then_ = row.rows_walked;
  fraction_then_ = out.fraction;
  out.version = row.id.version;
  out.direction = row.id.direction;
  out.statement = row.id.statement;
  out.table = row.table;
  out.rows = row.rows_walked;
  out.rows_changed = row.rows_changed;
  out.rows_aside = row.rows_aside;
  out.batches = row.batches;
  out.batch_size = row.batch_size;
  out.rows_per_second = rate_;
  if (out.fraction && share_rate_ > 0) {
    const double seconds = (1 - *out.fraction) / share_rate_;
    if (seconds < 1e8) out.left = std::chrono::seconds(std::llround(std::ceil(seconds)));
  }
  return out;
}

}  // namespace mig
