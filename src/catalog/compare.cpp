#include "catalog/compare.hpp"

namespace mig {
namespace {

constexpr std::string_view unknown = "?";

std::string value_in(const std::map<std::string, std::string>& attributes,
                     const std::string& name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string() : found->second;
}

void compare_attributes(const std::string& object, const std::map<std::string, std::string>& left,
                        const std::map<std::string, std::string>& right,
                        std::vector<Difference>& to) {
  std::map<std::string, bool> names;
  for (const auto& [name, value] : left) names[name] = true;
  for (const auto& [name, value] : right) names[name] = true;
  for (const auto& [name, present] : names) {
    std::string a = value_in(left, name), b = value_in(right, name);
    if (a == b || a == unknown || b == unknown) continue;
    to.push_back({object, name, std::move(a), std::move(b)});
  }
}

}  // namespace

namespace {

std::vector<Difference> differences(const Catalog& left, const Description& a, const Catalog& right,
                                    const Description& b) {
  std::vector<Difference> found;
  const auto is_uncertain = [](const Description& in, const std::string& name) {
    const auto at = in.find(name);
    return at != in.end() && !at->second.is_certain;
  };
  const auto has_unknown_columns = [](const Description& in, const std::string& whole) {
    const auto at = in.find(whole);
    return at != in.end() && value_in(at->second.attributes, "columns") == unknown;
  };
  // Known on one side only, and the other does not know.
  const auto skip = [&](const std::string& name, const Described& described,
                        const Description& other, const Catalog& other_catalog) {
    return !described.is_certain || is_uncertain(other, name) ||
           is_uncertain(other, described.whole) ||
           (!other_catalog.is_complete() && !other.contains(described.whole)) ||
           (name.starts_with("column ") && has_unknown_columns(other, described.whole));
  };
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() || y != b.end()) {
    if (y == b.end() || (x != a.end() && x->first < y->first)) {
      if (!skip(x->first, x->second, b, right)) found.push_back({x->first, "", "present", ""});
      ++x;
    } else if (x == a.end() || y->first < x->first) {
      if (!skip(y->first, y->second, a, left)) found.push_back({y->first, "", "", "present"});
      ++y;
    } else {
      if (x->second.is_certain && y->second.is_certain) {
        compare_attributes(x->first, x->second.attributes, y->second.attributes, found);
      }
      ++x;
      ++y;
    }
  }
  return found;
}

}  // namespace

std::vector<Difference> compare(const Catalog& left, const Catalog& right) {
  return differences(left, describe(left), right, describe(right));
}

std::vector<Difference> compare_states(const Catalog& left, const Catalog& right) {
  return differences(left, describe_unshared(left, right), right, describe_unshared(right, left));
}

}  // namespace mig
