#include "catalog/constant.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mig {
namespace {

std::string without(std::string_view text, std::string_view characters) {
  std::string made(text);
  std::erase_if(made, [&](char c) { return characters.find(c) != std::string_view::npos; });
  return made;
}

std::string boolean(std::string_view value) {
  const std::string word = lower_ascii(trim(value));
  constexpr std::string_view words[] = {"true", "yes", "on", "1", "false", "no", "off", "0"};
  for (std::size_t i = 0; i < std::size(words); ++i) {
    // "on" and "off" need more than their first letter.
    if (word == words[i] || (i % 4 < 2 && !word.empty() && words[i].starts_with(word))) {
      return i < 4 ? "true" : "false";
    }
  }
  return word == "of" ? "false" : std::string(value);
}

constexpr std::string_view hex_digits = "0123456789abcdef";

std::string bytes(std::string_view value) {
  if (value.starts_with("\\x")) return lower_ascii(without(value, " "));
  std::string made = "\\x";
  for (std::size_t at = 0; at < value.size(); ++at) {
    unsigned byte = static_cast<unsigned char>(value[at]);
    if (value[at] == '\\' && value.substr(at + 1).starts_with('\\')) {
      ++at;
    } else if (value[at] == '\\') {
      if (at + 3 >= value.size()) return std::string(value);
      byte = 0;
      for (int i = 0; i < 3; ++i) byte = byte * 8 + static_cast<unsigned>(value[++at] - '0');
      if (byte > 255) return std::string(value);
    }
    made += hex_digits[byte / 16];
    made += hex_digits[byte % 16];
  }
  return made;
}

std::string uuid(std::string_view value) {
  const std::string digits = lower_ascii(without(trim(value), "{}-"));
  if (digits.size() != 32) return std::string(value);
  const std::string_view view(digits);
  return concat(view.substr(0, 8), "-", view.substr(8, 4), "-", view.substr(12, 4), "-",
                view.substr(16, 4), "-", view.substr(20));
}

std::string address(std::string_view value) {
  std::string made = lower_ascii(trim(value));
  const std::string_view whole = made.find(':') == std::string::npos ? "/32" : "/128";
  return made.ends_with(whole) ? made.substr(0, made.size() - whole.size()) : made;
}

// Blanks outside of double quotes.
std::string without_blanks(std::string_view value) {
  std::string made;
  bool is_quoted = false;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const char c = value[at];
    if (is_quoted && c == '\\' && at + 1 < value.size()) {
      made += c;
      made += value[++at];
      continue;
    }
    if (c == '"') is_quoted = !is_quoted;
    if (is_quoted || (c != ' ' && c != '\n' && c != '\t' && c != '\r')) made += c;
  }
  return made;
}

bool is_number_type(std::string_view type) {
  constexpr std::string_view known[] = {"smallint", "integer", "bigint",           "numeric",
                                        "real",     "oid",     "double precision", "money"};
  return std::find(std::begin(known), std::end(known), type) != std::end(known);
}

std::optional<std::string> by_look(std::string_view value) {
  // A number may be anything.
  if (value.find_first_not_of("0123456789.") == std::string_view::npos) return {};
  std::optional<std::string> made = canonical_date(value, "");
  if (!made) made = canonical_time(value, "");
  if (!made) made = canonical_interval(value, "", false);
  return made;
}

// Digits of base 16, 8 or 2 as a decimal number.
std::optional<std::string> from_base(std::string_view digits, unsigned base) {
  std::uint64_t number = 0;
  for (const char c : digits) {
    const std::size_t digit = hex_digits.find(lower_ascii(std::string_view(&c, 1)));
    if (digit >= base || number > (UINT64_MAX - digit) / base) return {};
    number = number * base + digit;
  }
  return concat(number);
}

}  // namespace

std::string without_modifier(std::string type) {
  const std::size_t open = type.find('(');
  const std::size_t close = type.find(')', std::min(open, type.size()));
  if (close != std::string::npos) type.erase(open, close + 1 - open);
  return type == "bpchar" ? "character" : type;
}

std::optional<std::string> canonical_number(std::string_view text) {
  std::string plain = lower_ascii(without(text, "_"));
  std::string sign;
  if (plain.starts_with('-')) sign = "-";
  if (plain.starts_with('-') || plain.starts_with('+')) plain.erase(0, 1);
  std::string_view digits(plain);
  if (digits.size() > 2 && digits[0] == '0' && !(digits[1] >= '0' && digits[1] <= '9') &&
      digits[1] != '.' && digits[1] != 'e') {
    const unsigned base = digits[1] == 'x' ? 16 : digits[1] == 'o' ? 8 : digits[1] == 'b' ? 2 : 0;
    const auto made = base == 0 ? std::nullopt : from_base(digits.substr(2), base);
    return made ? std::optional(sign + *made) : std::nullopt;
  }
  std::int64_t exponent = 0;
  if (const std::size_t e = digits.find('e'); e != std::string_view::npos) {
    std::string_view power = digits.substr(e + 1);
    const bool is_negative = power.starts_with('-');
    if (is_negative || power.starts_with('+')) power.remove_prefix(1);
    const std::optional<std::int64_t> number = parse_number(power);
    if (!number || *number > 400) return {};
    exponent = is_negative ? -*number : *number;
    digits = digits.substr(0, e);
  }
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string whole(digits.substr(0, point));
  std::string fraction(point < digits.size() ? digits.substr(point + 1) : "");
  if (concat(whole, fraction).find_first_not_of("0123456789") != std::string::npos) return {};
  if (whole.empty() && fraction.empty()) return {};
  for (; exponent > 0; --exponent) {
    whole += fraction.empty() ? '0' : fraction.front();
    if (!fraction.empty()) fraction.erase(0, 1);
  }
  for (; exponent < 0; ++exponent) {
    fraction.insert(fraction.begin(), whole.empty() ? '0' : whole.back());
    if (!whole.empty()) whole.pop_back();
  }
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
  return concat(sign, whole.empty() ? "0" : whole, fraction.empty() ? "" : ".", fraction);
}

std::string canonical_constant(std::string_view value, std::string_view full_type) {
  const std::string type = without_modifier(std::string(full_type));
  if (type.ends_with("[]") || type == "json" || type == "jsonb") {
    return type == "json" ? std::string(value) : without_blanks(value);
  }
  if (type.empty()) return by_look(value).value_or(std::string(value));
  if (type == "boolean") return boolean(value);
  if (type == "bytea") return bytes(value);
  if (type == "uuid") return uuid(value);
  if (type == "inet") return address(value);
  if (type.ends_with("hstore")) return without(without_blanks(value), "\"");
  std::optional<std::string> made;
  if (is_number_type(type)) made = canonical_number(trim(value));
  if (type == "date" || type.starts_with("timestamp")) made = canonical_date(value, type);
  if (type.starts_with("time ") || type == "time") made = canonical_time(value, type);
  if (type.starts_with("interval")) {
    made = canonical_interval(value, trim(std::string_view(type).substr(8)), true);
  }
  return made.value_or(std::string(value));
}

}  // namespace mig
