// Whether two schemas are the same, and in what they differ, for a person and for a script.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "catalog/compare.hpp"

namespace mig {

struct SchemaComparison {
  // Of an object that is on one side only its parts are not listed.
  std::vector<Difference> differences;
  // When there are none: statements of the left schema that the right one has in other words, where mig cannot tell
  // whether they mean the same.
  std::vector<std::string> other_words;
};

SchemaComparison compare_schemas(const Catalog& left, const Catalog& right);

// One line each, two more for the values, of the first 100 differences; `left` and `right` name the sides. Not `is_whole`: statements of a side are
// missing, so that no difference is no equality. Ends in a newline.
std::string comparison_text(const SchemaComparison& comparison, std::string_view left,
                            std::string_view right, bool is_whole);
// The members equal, differences and other_words of an open object.
void add_comparison(JsonWriter& json, const SchemaComparison& comparison);

// Shortened to one line, "nothing" when empty.
std::string value_in_one_line(const std::string& text);

}  // namespace mig
