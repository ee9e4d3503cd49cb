#include "catalog/result_types.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "catalog/constant.hpp"

namespace mig {
namespace {

constexpr std::string_view unknown = "unknown";
constexpr std::string_view timestamp = "timestamp without time zone";
constexpr std::string_view zoned = "timestamp with time zone";

// Of numbers the later one, where two meet.
constexpr std::string_view numbers[] = {"smallint", "integer", "bigint",
                                        "numeric",  "real",    "double precision"};

template <std::size_t Size>
bool is_in(const std::string_view (&names)[Size], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::size_t number_rank(std::string_view type) {
  return static_cast<std::size_t>(std::find(std::begin(numbers), std::end(numbers), type) -
                                  std::begin(numbers));
}

bool is_number(std::string_view type) { return is_in(numbers, type); }
bool is_integer(std::string_view type) { return number_rank(type) < 3; }
bool is_text(std::string_view type) {
  constexpr std::string_view texts[] = {"text", "character varying", "character", "unknown"};
  return is_in(texts, type);
}

bool later(std::string_view a, std::string_view b) { return number_rank(a) < number_rank(b); }

std::string greater_number(std::string_view a, std::string_view b) {
  if (is_number(a) && b == unknown) return std::string(a);
  if (is_number(b) && a == unknown) return std::string(b);
  if (!is_number(a) || !is_number(b)) return {};
  const std::string_view greater = later(a, b) ? b : a;
  // No integer or numeric meets a real but as a double precision.
  return std::string(greater == "real" && a != b ? "double precision" : greater);
}

// The result of a function has no modifier.
std::string plain(std::string_view type) { return without_modifier(std::string(type)); }

std::string sum_of(std::string_view type) {
  if (type == "smallint" || type == "integer") return "bigint";
  if (type == "bigint") return "numeric";
  return is_number(type) || type == "interval" ? std::string(type) : std::string();
}

std::string average_of(std::string_view type) {
  if (is_integer(type) || type == "numeric") return "numeric";
  if (is_number(type)) return "double precision";
  return type == "interval" ? std::string(type) : std::string();
}

std::string extreme_of(std::string_view type) {
  return std::string(type == "character varying" || type == unknown ? "text" : type);
}

std::string rounded(std::string_view type, std::size_t operands) {
  if (type == "numeric" || operands > 1) return "numeric";
  return is_number(type) ? "double precision" : "";
}

std::string truncated_date(std::string_view type) {
  if (type == "date") return std::string(zoned);
  return type == timestamp || type == zoned || type == "interval" ? std::string(type) : "";
}

// Those that have one result, whatever they are called with.
const std::map<std::string_view, std::string_view>& fixed_results() {
  static const std::map<std::string_view, std::string_view> known{
      {"array_length", "integer"},
      {"array_position", "integer"},
      {"array_to_string", "text"},
      {"bool_and", "boolean"},
      {"bool_or", "boolean"},
      {"btrim", "text"},
      {"cardinality", "integer"},
      {"char_length", "integer"},
      {"character_length", "integer"},
      {"chr", "text"},
      {"clock_timestamp", zoned},
      {"concat", "text"},
      {"concat_ws", "text"},
      {"count", "bigint"},
      {"cume_dist", "double precision"},
      {"date_part", "double precision"},
      {"dense_rank", "bigint"},
      {"every", "boolean"},
      {"extract", "numeric"},
      {"format", "text"},
      {"gen_random_uuid", "uuid"},
      {"initcap", "text"},
      {"json_agg", "json"},
      {"json_build_array", "json"},
      {"json_build_object", "json"},
      {"json_object_agg", "json"},
      {"jsonb_agg", "jsonb"},
      {"jsonb_array_length", "integer"},
      {"jsonb_build_array", "jsonb"},
      {"jsonb_build_object", "jsonb"},
      {"jsonb_object_agg", "jsonb"},
      {"left", "text"},
      {"make_date", "date"},
      {"make_interval", "interval"},
      {"md5", "text"},
      {"nextval", "bigint"},
      {"now", zoned},
      {"ntile", "integer"},
      {"octet_length", "integer"},
      {"percent_rank", "double precision"},
      {"position", "integer"},
      {"random", "double precision"},
      {"rank", "bigint"},
      {"regexp_replace", "text"},
      {"repeat", "text"},
      {"replace", "text"},
      {"reverse", "text"},
      {"right", "text"},
      {"row_number", "bigint"},
      {"row_to_json", "json"},
      {"split_part", "text"},
      {"statement_timestamp", zoned},
      {"string_to_array", "text[]"},
      {"strpos", "integer"},
      {"to_char", "text"},
      {"to_date", "date"},
      {"to_json", "json"},
      {"to_jsonb", "jsonb"},
      {"to_number", "numeric"},
      {"to_timestamp", zoned},
      {"transaction_timestamp", zoned},
      {"translate", "text"},
  };
  return known;
}

std::string time_operator(std::string_view sign, std::string_view left, std::string_view right) {
  const bool is_sum = sign == "+", is_time = left == timestamp || left == zoned;
  if (is_sum && left == "interval" && right != "interval") return time_operator(sign, right, left);
  if (left == "date" && right == "date") return is_sum ? "" : "integer";
  if (left == "date" && is_integer(right)) return "date";
  if (left == "date" && right == "interval") return std::string(timestamp);
  if (is_time && right == "interval") return std::string(left);
  if (is_time && left == right && !is_sum) return "interval";
  return left == "interval" && right == "interval" ? "interval" : "";
}

}  // namespace

std::string type_of_call(std::string_view function, std::span<const std::string> operands) {
  const auto& fixed = fixed_results();
  if (const auto found = fixed.find(function); found != fixed.end()) {
    return std::string(found->second);
  }
  const std::string first = operands.empty() ? std::string() : plain(operands.front());
  if (first.empty()) return {};
  if (function == "sum") return sum_of(first);
  if (function == "avg") return average_of(first);
  if (function == "max" || function == "min") return extreme_of(first);
  if (function == "array_agg")
    return first.ends_with("[]") ? first : concat(extreme_of(first), "[]");
  if (function == "round" || function == "trunc") return rounded(first, operands.size());
  if (function == "ceil" || function == "ceiling" || function == "floor") return rounded(first, 1);
  if (function == "abs") return is_number(first) ? first : "";
  if (function == "date_trunc")
    return operands.size() > 1 ? truncated_date(plain(operands[1])) : "";
  if (function == "age") return "interval";
  constexpr std::string_view of_texts[] = {"lower", "upper",     "trim",      "ltrim",
                                           "rtrim", "substring", "substr",    "lpad",
                                           "rpad",  "overlay",   "string_agg"};
  if (is_in(of_texts, function)) return is_text(first) ? "text" : "";
  return function == "length" && is_text(first) ? "integer" : "";
}

std::string type_of_operator(std::string_view sign, std::string_view left_type,
                             std::string_view right_type) {
  const std::string left = plain(left_type), right = plain(right_type);
  if (sign == "->>" || sign == "#>>") return "text";
  if (sign == "->" || sign == "#>") return left == "json" || left == "jsonb" ? left : "";
  if (sign == "||") {
    if (is_text(left) && is_text(right)) return "text";
    const bool is_same = left == right || right == unknown;
    return is_same && (left.ends_with("[]") || left == "jsonb" || left == "bytea") ? left : "";
  }
  constexpr std::string_view arithmetic[] = {"+", "-", "*", "/", "%"};
  if (!is_in(arithmetic, sign)) return {};
  if (std::string number = greater_number(left, right); !number.empty()) return number;
  if (sign == "+" || sign == "-") return time_operator(sign, left, right);
  const bool scales = left == "interval" && (is_number(right) || right == unknown);
  return scales && sign != "%" ? left : "";
}

std::string common_type(std::span<const std::string> types) {
  std::string made(unknown);
  for (const std::string& each : types) {
    if (each.empty()) return {};
    if (each == unknown || each == made) continue;
    if (made == unknown) {
      made = each;
      continue;
    }
    const std::string a = plain(made), b = plain(each);
    const bool are_numbers = is_number(a) && is_number(b);
    made = a == b                       ? a
           : is_text(a) && is_text(b)   ? "text"
           : are_numbers && later(a, b) ? b
           : are_numbers                ? a
                                        : "";
    if (made.empty()) return {};
  }
  return made;
}

}  // namespace mig
