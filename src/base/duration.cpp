#include "base/duration.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "base/text.hpp"

namespace mig {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t milliseconds;
};

constexpr std::array<Unit, 5> units{
    {{"", 1}, {"ms", 1}, {"s", 1'000}, {"min", 60'000}, {"h", 3'600'000}}};

constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();

// "2 h" rather than "2 h 0 min".
std::string two_parts(std::int64_t large, std::string_view large_unit, std::int64_t small,
                      std::string_view small_unit) {
  const std::string first = concat(large, " ", large_unit);
  return small == 0 ? first : concat(first, " ", small, " ", small_unit);
}

}  // namespace

std::optional<std::chrono::milliseconds> parse_duration(std::string_view text) {
  text = trim(text);
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto number = parse_number(text.substr(0, digits));
  const std::string_view name = trim(text.substr(digits));
  const auto unit = std::find_if(units.begin(), units.end(),
                                 [name](const Unit& each) { return each.name == name; });
  if (!number || unit == units.end() || *number > most / unit->milliseconds) return std::nullopt;
  return std::chrono::milliseconds(*number * unit->milliseconds);
}

std::string format_duration(std::chrono::milliseconds time) {
  const std::int64_t ms = std::max<std::int64_t>(time.count(), 0);
  if (ms < 1'000) return concat(ms, " ms");
  if (ms < 9'950) {
    const std::int64_t tenths = (ms + 50) / 100;
    return tenths % 10 == 0 ? concat(tenths / 10, " s")
                            : concat(tenths / 10, ".", tenths % 10, " s");
  }
  const std::int64_t seconds = (ms + 500) / 1'000;
  if (seconds < 60) return concat(seconds, " s");
  if (seconds < 3'600) return two_parts(seconds / 60, "min", seconds % 60, "s");
  const std::int64_t minutes = (seconds + 30) / 60;
  return two_parts(minutes / 60, "h", minutes % 60, "min");
}

}  // namespace mig
