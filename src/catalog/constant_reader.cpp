#include "catalog/constant_reader.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mig::constant {

void Reader::skip_blanks() { rest_ = trim(rest_); }

bool Reader::take(char c) {
  if (!rest_.starts_with(c)) return false;
  rest_.remove_prefix(1);
  return true;
}

std::string_view Reader::take_digits() {
  return take_front(std::min(rest_.find_first_not_of("0123456789"), rest_.size()));
}

std::optional<std::int64_t> Reader::take_number(std::size_t least, std::size_t most) {
  const std::size_t end = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
  if (end < least || end > most) return std::nullopt;
  return parse_number(take_front(end));
}

std::string Reader::take_word() {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  std::size_t end = 0;
  while (end < rest_.size() && is_letter(rest_[end])) ++end;
  return lower_ascii(take_front(end));
}

std::int64_t Reader::take_fraction() {
  if (rest_.size() < 2 || rest_[0] != '.' || rest_[1] < '0' || rest_[1] > '9') return 0;
  rest_.remove_prefix(1);
  std::string digits(take_digits().substr(0, 6));
  digits.resize(6, '0');
  return parse_number(digits).value_or(0);
}

std::string_view Reader::take_front(std::size_t count) {
  const std::string_view front = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return front;
}

std::string padded(std::int64_t number, std::size_t width) {
  std::string digits = concat(number);
  return concat(std::string(width - std::min(width, digits.size()), '0'), digits);
}

std::string clock_text(std::int64_t time) {
  const std::string sign = time < 0 ? "-" : "";
  if (time < 0) time = -time;
  std::string made = concat(sign, padded(time / hour, 2), ":", padded(time / minute % 60, 2), ":",
                            padded(time / second % 60, 2));
  if (time % second == 0) return made;
  made += concat(".", padded(time % second, 6));
  return made.substr(0, made.find_last_not_of('0') + 1);
}

}  // namespace mig::constant
