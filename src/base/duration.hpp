// Lengths of time as people write and read them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mig {

// "500ms", "2s", "5min", "1h", "0"; a bare number is milliseconds. Whole numbers only; blanks may stand before the
// unit. nullopt for anything else, and above 2147483647 ms (24.8 days), the most the servers take.
std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);

// Rounded to what is worth reading: "340 ms", "1.2 s", "45 s", "3 min 5 s", "2 h 10 min".
std::string format_duration(std::chrono::milliseconds time);

// The form parse_duration takes, for messages.
inline constexpr std::string_view duration_forms = "500ms, 2s, 5min, 1h or 0";

}  // namespace mig
