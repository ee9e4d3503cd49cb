#include "cli/schema_check.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "catalog/print.hpp"
#include "cli/error_output.hpp"

namespace mig {
namespace {

constexpr std::size_t most_shown = 100;

bool is_one_sided(const Difference& difference) { return difference.attribute.empty(); }

void remove_parts(std::vector<Difference>& differences, const Catalog& left, const Catalog& right) {
  const Description a = describe(left), b = describe(right);
  std::set<std::string> alone;
  for (const Difference& each : differences) {
    if (is_one_sided(each)) alone.insert(each.object);
  }
  std::erase_if(differences, [&](const Difference& each) {
    if (!is_one_sided(each)) return false;
    const std::string& whole = (each.left.empty() ? b : a).at(each.object).whole;
    return whole != each.object && alone.count(whole) != 0;
  });
}

}  // namespace

SchemaComparison compare_schemas(const Catalog& left, const Catalog& right) {
  SchemaComparison made{compare(left, right), {}};
  if (!made.differences.empty()) {
    remove_parts(made.differences, left, right);
    return made;
  }
  const std::vector<std::string> printed = print_statements(right);
  const std::set<std::string> known(printed.begin(), printed.end());
  for (std::string& each : print_statements(left)) {
    if (known.count(each) == 0) made.other_words.push_back(std::move(each));
  }
  return made;
}

std::string value_in_one_line(const std::string& text) {
  std::string line = clean_text(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line.empty() ? "nothing" : shorten(line, 300);
}

std::string comparison_text(const SchemaComparison& comparison, std::string_view left,
                            std::string_view right, bool is_whole) {
  if (comparison.differences.empty()) {
    return is_whole ? concat(left, " holds the schema of ", right, "\n")
                    : concat("no difference between ", left, " and ", right,
                             ", as far as they could be read\n");
  }
  std::string text = concat(left, " differs from ", right, " in ",
                            count_of(comparison.differences.size(), "place"), ":\n");
  std::size_t shown = 0;
  for (const Difference& each : comparison.differences) {
    if (++shown > most_shown) {
      text += concat("  and ", comparison.differences.size() - most_shown,
                     " more; all of them: --json\n");
      break;
    }
    text += concat("  ", clean_text(each.object), ": ");
    text += is_one_sided(each)
                ? concat("only in ", each.left.empty() ? right : left, "\n")
                : concat(each.attribute, "\n    ", left, ": ", value_in_one_line(each.left),
                         "\n    ", right, ": ", value_in_one_line(each.right), "\n");
  }
  return text;
}

void add_comparison(JsonWriter& json, const SchemaComparison& comparison) {
  json.member("equal", comparison.differences.empty()).key("differences").begin_array();
  for (const Difference& each : comparison.differences) {
    json.begin_object()
        .member("object", clean_text(each.object))
        .member("attribute", each.attribute)
        .member("left", clean_text(each.left))
        .member("right", clean_text(each.right))
        .end_object();
  }
  json.end_array().key("other_words").begin_array();
  for (const std::string& each : comparison.other_words) json.value(clean_text(each));
  json.end_array();
}

}  // namespace mig
