// A type of PostgreSQL itself in its parts, as Catalog::to_string() prints it: "timestamp(3) without time zone[]".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mig {

struct TypeWords {
  std::string name;       // "timestamp without time zone", "interval", "numeric"
  std::string modifiers;  // "10,2", "3"; of an interval its fields too: "day to second(3)"
  bool is_array = false;

  bool has_modifiers() const { return !modifiers.empty(); }
  // The first and second number among the modifiers.
  std::optional<int> precision() const;
  int scale() const;  // 0 when there is none
};

TypeWords type_words(std::string_view text);

}  // namespace mig
