// How dates, times and intervals are read: for constant_time.cpp and constant_interval.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mig::constant {

constexpr std::int64_t second = 1'000'000;  // in microseconds, as all times of day here
constexpr std::int64_t minute = 60 * second, hour = 60 * minute, day = 24 * hour;

// Pieces of a text from its front; each take_… leaves the text as it was when it gives nothing.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool is_at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  void skip_blanks();

  bool take(char c);
  std::string_view take_digits();
  // Of so many digits.
  std::optional<std::int64_t> take_number(std::size_t least, std::size_t most);
  std::string take_word();       // letters, in lower case
  std::int64_t take_fraction();  // ".5" in millionths; 0 where there is none

 private:
  std::string_view take_front(std::size_t count);
  std::string_view rest_;
};

std::string padded(std::int64_t number, std::size_t width);
std::string clock_text(std::int64_t time);  // "-01:02:03.5"

}  // namespace mig::constant
