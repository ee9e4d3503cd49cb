#include "lint/type_words.hpp"

#include "base/text.hpp"

namespace mig {
namespace {

std::optional<int> number(std::string_view text) {
  text = trim(text);
  const bool is_negative = text.starts_with('-');
  const auto found = parse_number(is_negative ? text.substr(1) : text);
  if (!found || *found > 100'000'000) return std::nullopt;
  return static_cast<int>(is_negative ? -*found : *found);
}

}  // namespace

std::optional<int> TypeWords::precision() const {
  std::string_view text = modifiers;
  if (const std::size_t open = text.find('('); open != text.npos) {  // day to second(3)
    text = text.substr(open + 1, text.find(')') - open - 1);
  }
  return number(text.substr(0, text.find(',')));
}

int TypeWords::scale() const {
  const std::size_t comma = modifiers.find(',');
  return comma == std::string::npos
             ? 0
             : number(std::string_view(modifiers).substr(comma + 1)).value_or(0);
}

TypeWords type_words(std::string_view text) {
  TypeWords made;
  while (text.ends_with("[]")) {
    made.is_array = true;
    text.remove_suffix(2);
  }
  if (text.starts_with("interval")) {
    made.name = "interval";
    std::string_view rest = trim(text.substr(8));
    if (rest.starts_with('(')) rest = rest.substr(1, rest.find(')') - 1);
    made.modifiers = rest;
    return made;
  }
  const std::size_t open = text.find('(');
  if (open == text.npos) {
    made.name = text;
    return made;
  }
  const std::size_t close = std::min(text.find(')', open), text.size());
  made.modifiers = text.substr(open + 1, close - open - 1);
  made.name = concat(text.substr(0, open), text.substr(std::min(close + 1, text.size())));
  return made;
}

}  // namespace mig
