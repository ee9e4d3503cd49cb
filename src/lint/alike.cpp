#include "lint/alike.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace mig {
namespace {

// "character varying(10)" is "character varying"; of an array nothing is cut.
std::string plain_type(std::string_view type) {
  const std::size_t open = type.find('(');
  if (open == std::string_view::npos) return lower_ascii(type);
  const std::size_t close = type.find(')', open);
  return lower_ascii(concat(trim(type.substr(0, open)), close == std::string_view::npos
                                                            ? std::string_view()
                                                            : type.substr(close + 1)));
}

using Family = std::vector<std::string_view>;
const std::array<Family, 4>& families() {
  static const std::array<Family, 4> all = {
      Family{"text", "character varying", "character", "citext", "varchar", "char", "clob"},
      Family{"smallint", "integer", "bigint", "numeric", "real", "double precision", "int",
             "decimal", "double", "float"},
      Family{"timestamp without time zone", "timestamp with time zone", "date", "datetime",
             "timestamp"},
      Family{"json", "jsonb"},
  };
  return all;
}

// Words of snake_case and CamelCase, in lower case, a plural's s cut off.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char each = name[i];
    const bool is_upper = each >= 'A' && each <= 'Z';
    const bool begins = is_upper && i > 0 && !(name[i - 1] >= 'A' && name[i - 1] <= 'Z');
    if ((each == '_' || begins) && !words.back().empty()) words.emplace_back();
    if (each != '_') words.back() += lower_ascii(std::string_view(&each, 1));
  }
  for (std::string& each : words) {
    if (each.size() > 3 && each.back() == 's') each.pop_back();
  }
  return words;
}

}  // namespace

bool are_compatible_types(std::string_view a, std::string_view b, Dialect) {
  const std::string left = plain_type(a), right = plain_type(b);
  if (left == right) return true;
  return std::any_of(families().begin(), families().end(), [&](const Family& each) {
    const auto has = [&](const std::string& type) {
      return std::find(each.begin(), each.end(), type) != each.end();
    };
    return has(left) && has(right);
  });
}

bool are_similar_names(std::string_view a, std::string_view b) {
  const auto left = words_of(a), right = words_of(b);
  for (const std::string& each : left) {
    if (each.size() > 2 && std::find(right.begin(), right.end(), each) != right.end()) return true;
  }
  const std::string low_a = lower_ascii(a), low_b = lower_ascii(b);
  if (low_a.size() > 3 && low_b.find(low_a) != std::string::npos) return true;
  if (low_b.size() > 3 && low_a.find(low_b) != std::string::npos) return true;
  const std::array<std::string_view, 1> other = {low_b};
  return low_a.size() > 3 && nearest(low_a, other).has_value();
}

}  // namespace mig
