#include "catalog/sequences.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mig {
namespace {

struct Bounds {
  std::int64_t minimum, maximum;
};

// The default bounds.
Bounds bounds_of(std::string_view type, bool is_ascending) {
  std::int64_t most = INT64_MAX;
  if (type == "integer") most = INT32_MAX;
  if (type == "smallint") most = INT16_MAX;
  return is_ascending ? Bounds{1, most} : Bounds{-most - 1, -1};
}

std::int64_t number_in(std::string_view text, std::int64_t otherwise) {
  text = trim(text);
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text = trim(text.substr(1));
  if (is_negative && text == "9223372036854775808") return INT64_MIN;
  const auto number = parse_number(text);
  if (!number) return otherwise;
  return is_negative ? -*number : *number;
}

const ast::Option* find(ast::List<ast::Option> options, std::string_view name) {
  const auto found = std::find_if(options.begin(), options.end(),
                                  [&](const ast::Option& each) { return each.name == name; });
  return found == options.end() ? nullptr : &*found;
}

}  // namespace

void set_sequence_type(Sequence& sequence, std::string_view type) {
  const bool is_ascending = sequence.increment > 0;
  const Bounds old = bounds_of(sequence.type, is_ascending);
  const Bounds now = bounds_of(type, is_ascending);
  if (sequence.minimum == old.minimum) sequence.minimum = now.minimum;
  if (sequence.maximum == old.maximum) sequence.maximum = now.maximum;
  sequence.type = type;
}

void set_sequence_options(Sequence& sequence, ast::List<ast::Option> options, bool is_new) {
  if (const auto* option = find(options, "increment")) {
    sequence.increment = number_in(option->text, sequence.increment);
  }
  const Bounds usual = bounds_of(sequence.type, sequence.increment > 0);
  const auto bound = [&](std::string_view name, std::int64_t& value, std::int64_t otherwise) {
    const auto* option = find(options, name);
    if (option == nullptr && !is_new) return;
    value =
        option == nullptr || option->text.empty() ? otherwise : number_in(option->text, otherwise);
  };
  bound("minvalue", sequence.minimum, usual.minimum);
  bound("maxvalue", sequence.maximum, usual.maximum);
  const std::int64_t first = sequence.increment > 0 ? sequence.minimum : sequence.maximum;
  bound("start", sequence.start, first);
  if (const auto* option = find(options, "cache")) sequence.cache = number_in(option->text, 1);
  if (const auto* option = find(options, "cycle")) sequence.cycle = option->text != "false";
  if (find(options, "logged") != nullptr) sequence.persistence = ast::Persistence::permanent;
  if (find(options, "unlogged") != nullptr) sequence.persistence = ast::Persistence::unlogged;
}

}  // namespace mig
