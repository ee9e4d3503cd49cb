// Finds the row that makes a batch fail, by halves. The halves that succeed are committed, so the search loses nothing.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>

#include "run/backfill/walked_table.hpp"

namespace mig {

class PoisonSearch {
 public:
  bool is_on() const { return end_.has_value(); }
  // Of the batch that failed first: the row lies at or before it.
  const KeyValues& end() const { return *end_; }
  std::size_t size() const { return size_; }

  // A batch of so many rows failed; true when it is the row itself.
  bool failed(std::size_t rows, const KeyValues& end) {
    if (rows <= 1) return true;
    if (!end_) end_ = end;
    size_ = (rows + 1) / 2;
    return false;
  }
  // The batch up to `end` succeeded: the row is in what is left of the first one.
  void succeeded(const KeyValues& end) {
    if (!end_) return;
    size_ = std::max<std::size_t>(1, size_ / 2);
    if (end == *end_) end_.reset();
  }
  // The row was passed over: what is left may well be sound.
  void passed() { end_.reset(); }

 private:
  std::optional<KeyValues> end_;
  std::size_t size_ = 0;
};

}  // namespace mig
