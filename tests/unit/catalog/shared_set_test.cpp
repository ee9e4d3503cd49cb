#include "catalog/shared_set.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>
#include <string>

using namespace mig;

namespace {

using Model = std::set<std::string>;

Model items_of(const SharedSet<std::string>& set) {
  Model items;
  std::string last;
  for (const std::string& each : set) {
    CHECK(last < each);
    items.insert(last = each);
  }
  return items;
}

}  // namespace

TEST_SUITE_BEGIN("catalog");

TEST_CASE("A shared set does what a set does and copies stay as they were") {
  std::mt19937_64 random(7);
  SharedSet<std::string> set;
  Model model;
  std::vector<std::pair<SharedSet<std::string>, Model>> copies;
  for (int i = 0; i < 20000; ++i) {
    const std::string item = "item " + std::to_string(random() % 700);
    CHECK(set.count(item) == model.count(item));
    // It grows, and then goes again.
    if (random() % 10 < (i < 10000 ? 3U : 8U)) {
      set.erase(item);
      model.erase(item);
    } else {
      set.insert(item);
      model.insert(item);
    }
    if (i % 3000 == 2999) copies.emplace_back(set, model);
  }
  CHECK(items_of(set) == model);
  for (const auto& [copy, wanted] : copies) CHECK(items_of(copy) == wanted);
}

TEST_CASE("A shared set that is filled in order, and emptied") {
  SharedSet<std::string> set;
  CHECK(set.empty());
  CHECK(set.begin() == set.end());
  Model model;
  for (int i = 1000; i < 1400; ++i) {
    set.insert(std::to_string(i));
    model.insert(std::to_string(i));
  }
  const SharedSet<std::string> before = set;
  const Model old = model;
  const auto is_gone = [](const std::string& each) { return each.back() != '7'; };
  erase_if(set, is_gone);
  std::erase_if(model, is_gone);
  CHECK(items_of(set) == model);
  erase_if(set, [](const std::string&) { return true; });
  CHECK(set.empty());
  CHECK(set.begin() == set.end());
  CHECK(items_of(before) == old);
  set.insert("again");
  CHECK(set.count("again") == 1);
  CHECK(set.count("never") == 0);
  set.clear();
  CHECK(set.empty());
}
