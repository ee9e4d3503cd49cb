// A JSON text as values: what the comparing tools need to look into libpg_query's trees.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mig::tools {

// Strings, numbers, true, false and null all have their text. Objects have members, arrays items.
struct JsonValue {
  std::string text;
  std::vector<std::pair<std::string, JsonValue>> members;
  std::vector<JsonValue> items;

  // An empty value when there is no such member, so that paths can be followed without asking.
  const JsonValue& operator[](std::string_view name) const;
  bool has(std::string_view name) const;
  bool is_true() const { return text == "true"; }
  // Of an object with one member, {"ColumnDef": {…}}: its name and value.
  std::string_view tag() const;
  const JsonValue& inside() const;
};

// Well-formed JSON is taken for granted: the text comes from libpg_query.
JsonValue read_json(std::string_view text);

}  // namespace mig::tools
