// Versions as moments of the calendar.
#pragma once

#include <optional>
#include <string_view>

namespace mig {

// "20261120181500": a date and a time of day that exist.
bool is_moment(std::string_view version);

// Its day is later than the one after `today` ("2026-11-21"), so that neither clocks nor time zones explain it. Today is
// what the clock says where it is empty.
bool is_after_tomorrow(std::string_view version, std::string_view today);

// Days from one to the other, whichever comes first; nullopt where one is no moment.
std::optional<int> days_between(std::string_view version, std::string_view other);

}  // namespace mig
