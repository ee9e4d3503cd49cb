#include "catalog/compare.hpp"

namespace mig {
namespace {

constexpr std::string_view unknown = "?";

std::string value_in(const std::map<std::string, std::string>& attributes, const std::string& name) {
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

std::vector<Difference> compare(const Catalog& left, const Catalog& right) {
  const Description a = describe(left), b = describe(right);
  std::vector<Difference> found;
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() || y != b.end()) {
    if (y == b.end() || (x != a.end() && x->first < y->first)) {
      found.push_back({x->first, "", "present", ""});
      ++x;
    } else if (x == a.end() || y->first < x->first) {
      found.push_back({y->first, "", "", "present"});
      ++y;
    } else {
      compare_attributes(x->first, x->second, y->second, found);
      ++x;
      ++y;
    }
  }
  return found;
}

}  // namespace mig
