// Dates and times of day in one spelling.
#include <algorithm>
#include <cstdint>

#include "base/text.hpp"
#include "catalog/constant.hpp"
#include "catalog/constant_reader.hpp"

namespace mig {
namespace {

using namespace constant;

// ---- days since 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant's civil calendar)

std::int64_t days_from(std::int64_t year, std::int64_t month, std::int64_t in_month) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = year / 400, of_era = year % 400;
  const std::int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + in_month - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

std::string date_text(std::int64_t days) {
  days += 719468;
  const std::int64_t era = days / 146097, of_era = days % 146097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t shifted = (5 * of_year + 2) / 153;
  const std::int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
  return concat(padded(year + era * 400 + (month <= 2 ? 1 : 0), 4), "-", padded(month, 2), "-",
                padded(of_year - (153 * shifted + 2) / 5 + 1, 2));
}

std::optional<std::int64_t> day_number(std::int64_t year, std::int64_t month,
                                       std::int64_t in_month) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || in_month < 1 || in_month > 31)
    return {};
  return days_from(year, month, in_month);
}

std::int64_t month_named(std::string_view word) {
  constexpr std::string_view names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < std::size(names); ++i) {
    if (names[i] == word || names[i].substr(0, 3) == word) return static_cast<std::int64_t>(i) + 1;
  }
  return 0;
}

void skip_separator(Reader& from) {
  from.skip_blanks();
  if (!from.take('-')) from.take(',');
  from.skip_blanks();
}

// 2024-1-5, 2024/1/5, 2024-Jan-5, 20240105, 1/5/2024, 5-Jan-2024, Jan 5, 2024, 5 January 2024
std::optional<std::int64_t> take_date(Reader& from) {
  Reader at = from;
  std::optional<std::int64_t> days;
  const std::string_view first = at.take_digits();
  const std::int64_t number = parse_number(first).value_or(0);
  if (first.size() == 8) {
    days = day_number(number / 10000, number / 100 % 100, number % 100);
  } else if (first.size() == 4) {
    const bool is_slash = at.take('/');
    if (!is_slash && !at.take('-')) return {};
    std::int64_t month = month_named(at.take_word());
    if (month == 0) month = at.take_number(1, 2).value_or(0);
    if (!at.take(is_slash ? '/' : '-')) return {};
    days = day_number(number, month, at.take_number(1, 2).value_or(0));
  } else if (first.size() == 1 || first.size() == 2) {
    if (at.take('/')) {
      const std::int64_t in_month = at.take_number(1, 2).value_or(0);
      if (!at.take('/')) return {};
      days = day_number(at.take_number(4, 4).value_or(0), number, in_month);
    } else {
      skip_separator(at);
      const std::int64_t month = month_named(at.take_word());
      skip_separator(at);
      days = day_number(at.take_number(4, 4).value_or(0), month, number);
    }
  } else if (first.empty()) {
    const std::int64_t month = month_named(at.take_word());
    skip_separator(at);
    const std::int64_t in_month = at.take_number(1, 2).value_or(0);
    skip_separator(at);
    days = day_number(at.take_number(4, 4).value_or(0), month, in_month);
  }
  if (days) from = at;
  return days;
}

// 9:00, 09:00:00.5, 9:00 PM
std::optional<std::int64_t> take_clock(Reader& from) {
  Reader at = from;
  const std::optional<std::int64_t> hours = at.take_number(1, 2);
  if (!hours || !at.take(':')) return {};
  const std::optional<std::int64_t> minutes = at.take_number(2, 2);
  if (!minutes || *minutes > 59 || *hours > 24) return {};
  std::int64_t time = *hours * hour + *minutes * minute;
  if (at.take(':')) {
    const std::optional<std::int64_t> seconds = at.take_number(2, 2);
    if (!seconds || *seconds > 60) return {};
    time += *seconds * second + at.take_fraction();
  }
  Reader behind = at;
  behind.skip_blanks();
  const std::string half = behind.take_word();
  if (half == "am" || half == "pm") {
    if (*hours < 1 || *hours > 12) return {};
    if ((*hours == 12) != (half == "pm")) time += half == "pm" ? 12 * hour : -12 * hour;
    at = behind;
  }
  from = at;
  return time;
}

struct Zone {
  bool is_said = false;
  std::int64_t offset = 0;  // east of UTC
};

// "", "Z", " UTC", "+02", "-03:30", "+0530"; none: another, whose offset is not known here.
std::optional<Zone> take_zone(Reader& from) {
  from.skip_blanks();
  if (from.is_at_end()) return Zone{};
  const std::string word = from.take_word();
  if (word == "z" || word == "utc" || word == "gmt" || word == "zulu") return Zone{true, 0};
  const bool is_west = from.take('-');
  if (!word.empty() || (!is_west && !from.take('+'))) return {};
  const std::string_view digits = from.take_digits();
  const std::int64_t number = parse_number(digits).value_or(0);
  std::int64_t offset =
      digits.size() == 4 ? number / 100 * hour + number % 100 * minute : number * hour;
  if ((digits.size() == 1 || digits.size() == 2) && from.take(':')) {
    const std::optional<std::int64_t> minutes = from.take_number(2, 2);
    if (!minutes) return {};
    offset += *minutes * minute;
  } else if (digits.empty() || digits.size() == 3 || digits.size() > 4) {
    return {};
  }
  return Zone{true, is_west ? -offset : offset};
}

}  // namespace

std::optional<std::string> canonical_date(std::string_view text, std::string_view type) {
  const std::string word = lower_ascii(trim(text));
  if (word == "epoch") return "1970-01-01";
  if (word == "infinity" || word == "-infinity") return word;
  if (word == "+infinity") return "infinity";
  Reader at(trim(text));
  std::optional<std::int64_t> days = take_date(at);
  if (!days) return {};
  if (!at.take('T')) at.skip_blanks();
  const std::int64_t clock = take_clock(at).value_or(0);
  const std::optional<Zone> zone = take_zone(at);
  if (!zone || !at.is_at_end()) return {};
  std::int64_t time = clock;
  if (!type.starts_with("timestamp without") && type != "timestamp" && type != "date") {
    time -= zone->offset;
  }
  if (type == "date") time = 0;
  const std::int64_t over = (time % day + day) % day;
  *days += (time - over) / day;
  return over == 0 ? date_text(*days) : concat(date_text(*days), " ", clock_text(over));
}

std::optional<std::string> canonical_time(std::string_view text, std::string_view type) {
  Reader at(trim(text));
  const std::optional<std::int64_t> time = take_clock(at);
  if (!time) return {};
  const std::optional<Zone> zone = take_zone(at);
  if (!zone || !at.is_at_end()) return {};
  std::string made = clock_text(*time);
  if (type == "time without time zone" || type == "time") return made;
  if (!zone->is_said && type != "time with time zone") return made;
  const std::int64_t offset = zone->offset < 0 ? -zone->offset : zone->offset;
  made += concat(zone->offset < 0 ? "-" : "+", padded(offset / hour, 2));
  return offset % hour == 0 ? made : concat(made, ":", padded(offset / minute % 60, 2));
}

}  // namespace mig
