#include "catalog/persistent_map.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>

using namespace mig;

TEST_SUITE_BEGIN("catalog");

TEST_CASE("A persistent map does what a map does and copies stay as they were") {
  std::mt19937_64 random(7);
  PersistentMap<int> map;
  std::map<std::uint64_t, int> model;
  PersistentMap<int> old;
  std::map<std::uint64_t, int> old_model;
  for (int i = 0; i < 20000; ++i) {
    // Keys that share many low bits, and some that share nearly all.
    const std::uint64_t key = (random() % 300) << (random() % 4 == 0 ? 58U : 3U);
    if (random() % 3 == 0) {
      map.erase(key);
      model.erase(key);
    } else {
      map.write(key) = i;
      model[key] = i;
    }
    if (i == 10000) {
      old = map;
      old_model = model;
    }
  }
  const auto same = [](const PersistentMap<int>& made, const std::map<std::uint64_t, int>& wanted) {
    std::map<std::uint64_t, int> seen;
    made.for_each([&](std::uint64_t key, int value) { seen[key] = value; });
    CHECK(seen == wanted);
    for (const auto& [key, value] : wanted) {
      REQUIRE(made.find(key) != nullptr);
      CHECK(*made.find(key) == value);
    }
    CHECK(made.find(999999) == nullptr);
  };
  same(map, model);
  same(old, old_model);
}
