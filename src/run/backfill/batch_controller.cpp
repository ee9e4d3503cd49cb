#include "run/backfill/batch_controller.hpp"

#include <algorithm>
#include <cmath>

namespace mig {
namespace {

constexpr std::size_t fewest = 100, most_rows = 10'000;
constexpr double newest_weighs = 0.3, most_growth = 1.5, hopeless = 20;

}  // namespace

BatchController::BatchController(const BackfillSettings& settings, std::size_t first)
    : target_(settings.target),
      least_(std::min(fewest, settings.batch)),
      most_(std::max(most_rows, settings.batch)),
      size_(std::clamp(first == 0 ? settings.batch : first, least_, most_)) {}

std::size_t BatchController::within(double rows) const {
  return static_cast<std::size_t>(
      std::clamp(std::ceil(rows), static_cast<double>(least_), static_cast<double>(most_)));
}

void BatchController::finished(std::size_t rows, Time time) {
  const double ms = std::max(time.count(), 0.01);
  slow_ = size_ == least_ && ms > hopeless * target_.count() ? slow_ + 1 : 0;
  const double seen = static_cast<double>(rows) / ms;
  rate_ = rate_ == 0 ? seen : rate_ + newest_weighs * (seen - rate_);
  const double now = static_cast<double>(size_);
  size_ = within(std::clamp(rate_ * target_.count(), now / 2, now * most_growth));
}

void BatchController::halve() { size_ = std::max(least_, size_ / 2); }

}  // namespace mig
