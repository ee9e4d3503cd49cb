#include "lint/dates.hpp"

#include <chrono>
#include <cstdlib>

#include "base/text.hpp"

namespace mig {
namespace {

int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  return static_cast<int>(parse_number(text.substr(at, digits)).value_or(-1));
}

std::optional<std::chrono::sys_days> day_of(int year, int month, int day) {
  if (year < 0 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

std::optional<std::chrono::sys_days> day_of_version(std::string_view version) {
  if (version.size() != 14) return std::nullopt;
  return day_of(number_at(version, 0, 4), number_at(version, 4, 2), number_at(version, 6, 2));
}

std::optional<std::chrono::sys_days> today_as(std::string_view told) {
  if (told.size() == 10) {
    return day_of(number_at(told, 0, 4), number_at(told, 5, 2), number_at(told, 8, 2));
  }
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

}  // namespace

bool is_moment(std::string_view version) {
  if (!day_of_version(version)) return false;
  const int hour = number_at(version, 8, 2), minute = number_at(version, 10, 2),
            second = number_at(version, 12, 2);
  return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
}

bool is_after_tomorrow(std::string_view version, std::string_view today) {
  const auto now = today_as(today);
  const auto day = day_of_version(version);
  return now && day && *day > *now + std::chrono::days(1);
}

std::optional<int> days_between(std::string_view version, std::string_view other) {
  const auto day = day_of_version(version), other_day = day_of_version(other);
  if (!day || !other_day) return std::nullopt;
  return static_cast<int>(std::abs((*day - *other_day).count()));
}

}  // namespace mig
