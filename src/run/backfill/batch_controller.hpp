// How many rows the next batch takes. What a batch makes others wait is as long as the batch, so its time is what is
// held; a number of rows that is right on one machine is far off on a busy one.
#pragma once

#include <chrono>
#include <cstddef>

#include "migration/directive.hpp"

namespace mig {

class BatchController {
 public:
  using Time = std::chrono::duration<double, std::milli>;

  // `first`: rows of the next batch, where an earlier run ended. 0: what the directive says.
  BatchController(const BackfillSettings& settings, std::size_t first);

  std::size_t size() const { return size_; }
  // A batch of so many rows was committed.
  void finished(std::size_t rows, Time time);
  // It met a lock or a time limit, or made others wait too long: half as many rows.
  void halve();
  // The least batch took more than twenty times its target, twice in a row: rows are not its trouble.
  bool is_hopeless() const { return slow_ >= 2; }

 private:
  std::size_t within(double rows) const;

  Time target_;
  std::size_t least_, most_, size_;
  double rate_ = 0;  // rows a millisecond, smoothed; 0: none seen
  int slow_ = 0;
};

}  // namespace mig
