// Intervals in one spelling.
#include <algorithm>

#include "base/text.hpp"
#include "catalog/constant.hpp"
#include "catalog/constant_reader.hpp"

namespace mig {
namespace {

using namespace constant;

struct Amount {
  std::int64_t months = 0, days = 0, time = 0;

  void add(const Amount& unit, std::int64_t whole, std::int64_t millionths, std::int64_t sign) {
    months += sign * unit.months * whole;
    days += sign * unit.days * whole;
    time += sign * unit.time * whole;
    // A fraction of a month is counted in days of which it has 30, one of a day in hours; of a year in whole months.
    const std::int64_t part_months = unit.months * millionths;
    const bool is_long = unit.months >= 12;
    if (is_long) months += sign * ((part_months + 500'000) / 1'000'000);
    const std::int64_t part_days = (is_long ? 0 : part_months * 30) + unit.days * millionths;
    days += sign * (part_days / 1'000'000);
    time += sign * (part_days % 1'000'000 * (day / 1'000'000) + unit.time * millionths / 1'000'000);
  }
};

struct Unit {
  std::string_view name;
  Amount amount;
};
constexpr Unit units[] = {
    {"microsecond", {0, 0, 1}},
    {"us", {0, 0, 1}},
    {"usec", {0, 0, 1}},
    {"millisecond", {0, 0, second / 1000}},
    {"ms", {0, 0, second / 1000}},
    {"msec", {0, 0, second / 1000}},
    {"second", {0, 0, second}},
    {"sec", {0, 0, second}},
    {"s", {0, 0, second}},
    {"minute", {0, 0, minute}},
    {"min", {0, 0, minute}},
    {"m", {0, 0, minute}},
    {"hour", {0, 0, hour}},
    {"hr", {0, 0, hour}},
    {"h", {0, 0, hour}},
    {"day", {0, 1, 0}},
    {"d", {0, 1, 0}},
    {"week", {0, 7, 0}},
    {"w", {0, 7, 0}},
    {"month", {1, 0, 0}},
    {"mon", {1, 0, 0}},
    {"year", {12, 0, 0}},
    {"yr", {12, 0, 0}},
    {"y", {12, 0, 0}},
    {"decade", {120, 0, 0}},
    {"dec", {120, 0, 0}},
    {"century", {1200, 0, 0}},
    {"centurie", {1200, 0, 0}},  // without its s
    {"cent", {1200, 0, 0}},
    {"c", {1200, 0, 0}},
    {"millennium", {12000, 0, 0}},
    {"mil", {12000, 0, 0}},
};

const Amount* unit_named(std::string_view word) {
  const auto found = [](std::string_view name) -> const Amount* {
    const auto* at = std::find_if(std::begin(units), std::end(units),
                                  [&](const Unit& each) { return each.name == name; });
    return at == std::end(units) ? nullptr : &at->amount;
  };
  const Amount* unit = found(word);
  if (unit == nullptr && word.ends_with('s')) unit = found(word.substr(0, word.size() - 1));
  return unit;
}

std::string amount_text(const Amount& amount) {
  std::string made;
  if (amount.months != 0) made += concat(amount.months, " months ");
  if (amount.days != 0) made += concat(amount.days, " days ");
  if (amount.time != 0 || made.empty()) made += clock_text(amount.time);
  return std::string(trim(made));
}

constexpr std::int64_t most = 1'000'000'000;  // of one unit: what is more is left as it is written

// P1Y2M3DT4H5M6.5S
std::optional<Amount> iso_interval(Reader from) {
  if (!from.take('P') || from.is_at_end()) return {};
  Amount made;
  bool is_time = false;
  while (!from.is_at_end()) {
    if (!is_time && from.take('T')) {
      is_time = true;
      continue;
    }
    const std::int64_t sign = from.take('-') ? -1 : 1;
    const std::optional<std::int64_t> whole = from.take_number(1, 9);
    if (!whole) return {};
    const std::int64_t millionths = from.take_fraction();
    const bool is_minutes = is_time && from.rest().starts_with('M');
    std::string letter(from.rest().substr(0, 1));
    if (!from.take(letter.empty() ? '?' : letter.front())) return {};
    constexpr std::string_view dates = "YMWD", times = "HMS";
    if ((is_time ? times : dates).find(letter) == std::string_view::npos) return {};
    if (letter == "M") letter = is_minutes ? "min" : "mon";
    made.add(*unit_named(lower_ascii(letter)), *whole, millionths, sign);
  }
  return made;
}

// The unit of a number that has none: the last of the type's fields, else seconds.
const Amount* unit_of_fields(std::string_view fields) {
  const std::string_view first = fields.substr(0, fields.find('('));
  const std::size_t last = first.rfind(' ');
  const Amount* unit =
      unit_named(trim(last == std::string_view::npos ? first : first.substr(last + 1)));
  return unit == nullptr ? unit_named("second") : unit;
}

class IntervalReader {
 public:
  IntervalReader(std::string_view text, std::string_view fields, bool is_sure)
      : at_(trim(text)), fields_(fields), is_sure_(is_sure) {}

  std::optional<Amount> read() {
    if (at_.is_at_end()) return {};
    at_.take('@');
    for (at_.skip_blanks(); !at_.is_at_end(); at_.skip_blanks()) {
      if (is_ago_) return {};
      if (Reader word = at_; word.take_word() == "ago") {
        at_ = word;
        is_ago_ = true;
      } else if (!take_term()) {
        return {};
      }
    }
    if (!has_unit_ && !is_sure_) return {};
    if (is_ago_) return Amount{-made_.months, -made_.days, -made_.time};
    return made_;
  }

 private:
  bool take_term() {
    const bool is_minus = at_.take('-');
    if (!is_minus) at_.take('+');
    const std::int64_t sign = is_minus ? -1 : 1;
    if (take_time(sign)) return true;
    const std::optional<std::int64_t> whole =
        at_.rest().starts_with('.') ? std::optional<std::int64_t>(0) : at_.take_number(1, 9);
    if (!whole) return false;
    if (at_.take('-')) {  // years-months
      const std::optional<std::int64_t> months = at_.take_number(1, 2);
      if (!months || !is_sure_) return false;
      made_.months += sign * (*whole * 12 + *months);
      return true;
    }
    const std::int64_t millionths = at_.take_fraction();
    at_.skip_blanks();
    Reader word = at_;
    const Amount* unit = unit_named(word.take_word());
    if (unit != nullptr) {
      at_ = word;
      has_unit_ = true;
    } else {
      // Before a time of day it is days.
      Reader next = at_;
      if (!next.take('-')) next.take('+');
      const bool is_days = next.take_number(1, 9).has_value() && next.take(':');
      unit = is_days ? unit_named("day") : unit_of_fields(fields_);
    }
    made_.add(*unit, *whole, millionths, sign);
    return true;
  }

  // 36:00, 01:02:03.5; of "minute to second" 1:30 is a minute and a half.
  bool take_time(std::int64_t sign) {
    Reader at = at_;
    const std::optional<std::int64_t> first = at.take_number(1, 9);
    if (!first || !at.take(':')) return false;
    const std::optional<std::int64_t> next = at.take_number(1, 2);
    if (!next) return false;
    std::int64_t time = *first * hour + *next * minute;
    if (at.take(':')) {
      const std::optional<std::int64_t> seconds = at.take_number(1, 2);
      if (!seconds) return false;
      time += *seconds * second + at.take_fraction();
    } else if (fields_.starts_with("minute to second")) {
      time = *first * minute + *next * second + at.take_fraction();
    }
    made_.time += sign * time;
    at_ = at;
    return true;
  }

  Reader at_;
  std::string_view fields_;
  bool is_sure_;
  bool has_unit_ = false;
  bool is_ago_ = false;
  Amount made_;
};

}  // namespace

std::optional<std::string> canonical_interval(std::string_view text, std::string_view fields,
                                              bool is_sure) {
  std::optional<Amount> amount = iso_interval(Reader(trim(text)));
  if (!amount) amount = IntervalReader(text, fields, is_sure).read();
  if (!amount) return {};
  const auto is_much = [](std::int64_t count) { return count > most * 12 || count < -most * 12; };
  if (is_much(amount->months) || is_much(amount->days)) return {};
  return amount_text(*amount);
}

}  // namespace mig
