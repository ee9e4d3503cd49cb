// The value of a constant in one spelling, as near to the one that PostgreSQL prints as comparing needs: what two people
// write of one value, and what the server prints of it, is one text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mig {

// `value` is without its quotes, `type` as the engine names it ("numeric(10,2)", "timestamp with time zone"); empty where
// nobody knows it: then what looks like a date, a time or an interval is taken for one. The time zone is UTC, the date
// style ISO, MDY. What cannot be read is given back as it is.
std::string canonical_constant(std::string_view value, std::string_view type);

// A number of SQL: "1_000", "0xFF", "1.50e-2" are 1000, 255, 0.0150. None: it is no number, or one of too many digits.
std::optional<std::string> canonical_number(std::string_view text);

// "numeric(10,2)" is numeric, "timestamp(3) with time zone" has no precision; "interval day to second" stays.
std::string without_modifier(std::string type);

// ---- catalog/constant_time.cpp, constant_interval.cpp; none: the text is no such thing
// "2024-01-05", with a time of day other than midnight "2024-01-05 10:00:00.5". `type` as above: a date has no time, and
// only with time zone the zone counts.
std::optional<std::string> canonical_date(std::string_view text, std::string_view type);
// "10:00:00.5"; with its zone "10:00:00+02".
std::optional<std::string> canonical_time(std::string_view text, std::string_view type);
// "14 months 3 days 01:02:03"; `fields` are those of the type: "day to second". Not `is_sure`: a text without a unit is
// none.
std::optional<std::string> canonical_interval(std::string_view text, std::string_view fields,
                                              bool is_sure);

}  // namespace mig
