#include "catalog/shared_list.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

using namespace mig;

namespace {

using Model = std::vector<std::string>;

Model items_of(const SharedList<std::string>& list) { return {list.begin(), list.end()}; }

// Each in turn becomes longer by one letter: that must show in no other list.
void lengthen(SharedList<std::string>& list, Model& model) {
  for (std::string& each : list.for_change()) each += 'x';
  for (std::string& each : model) each += 'x';
}

}  // namespace

TEST_SUITE_BEGIN("catalog");

TEST_CASE("A shared list does what a vector does and copies stay as they were") {
  std::mt19937_64 random(7);
  SharedList<std::string> list;
  Model model;
  std::vector<std::pair<SharedList<std::string>, Model>> copies;
  for (int i = 0; i < 6000; ++i) {
    const auto place = static_cast<std::ptrdiff_t>(random() % (model.size() + 1));
    const bool is_item = static_cast<std::size_t>(place) < model.size();
    const std::string item = std::to_string(i);
    switch (random() % 8) {
      case 0:
        if (!is_item) break;
        list.erase(list.begin() + place);
        model.erase(model.begin() + place);
        break;
      case 1:
      case 2:
        list.insert(list.begin() + place, item);
        model.insert(model.begin() + place, item);
        break;
      case 3:
        if (!is_item) break;
        list.at_for_change(static_cast<std::size_t>(place)) = item;
        model[static_cast<std::size_t>(place)] = item;
        break;
      case 4:
        if (random() % 40 == 0) lengthen(list, model);
        break;
      case 5:
        if (random() % 40 == 0) copies.emplace_back(list, model);
        break;
      default: list.push_back(item); model.push_back(item);
    }
    REQUIRE(list.size() == model.size());
  }
  CHECK(copies.size() > 3);
  CHECK(items_of(list) == model);
  for (const auto& [copy, wanted] : copies) CHECK(items_of(copy) == wanted);
}

TEST_CASE("Erasing from a shared list leaves its pieces full, whatever lies at their edges") {
  for (std::size_t size : {0U, 1U, 31U, 32U, 33U, 64U, 65U, 200U}) {
    for (std::size_t every : {1U, 2U, 32U, 33U}) {
      CAPTURE(size);
      CAPTURE(every);
      Model model;
      for (std::size_t i = 0; i < size; ++i) model.push_back(std::to_string(i));
      SharedList<std::string> list(model);
      const SharedList<std::string> before = list;
      const auto is_gone = [&](const std::string& each) { return std::stoul(each) % every == 0; };
      const Model old = model;
      CHECK(erase_if(list, is_gone) == std::erase_if(model, is_gone));
      CHECK(items_of(list) == model);
      list.push_back("last");
      model.emplace_back("last");
      CHECK(items_of(list) == model);
      CHECK(list.back() == "last");
      CHECK(items_of(before) == old);
    }
  }
}

TEST_CASE("The places of a shared list are those of any range") {
  SharedList<int> list;
  CHECK(list.empty());
  CHECK(list.begin() == list.end());
  for (int i = 0; i < 100; ++i) list.push_back(i);
  CHECK(list.end() - list.begin() == 100);
  CHECK(list.begin()[70] == 70);
  CHECK(list.begin() + 3 < list.end() - 96);
  CHECK(list.front() == 0);
  CHECK(std::find(list.begin(), list.end(), 64) - list.begin() == 64);
  CHECK(std::lower_bound(list.begin(), list.end(), 33) == list.begin() + 33);
  list.clear();
  CHECK(list.empty());
}

TEST_CASE("Copies of a list share the items that neither has changed") {
  SharedList<std::string> list(Model(100, "item"));
  SharedList<std::string> copy = list;
  copy.push_back("more");
  copy.at_for_change(40) = "changed";
  CHECK(list.size() == 100);
  CHECK(list[40] == "item");
  CHECK(copy[40] == "changed");
  CHECK(&copy[41] == &list[41]);
  CHECK(&copy[99] == &list[99]);
  // What is its own already is not copied again.
  const std::string* own = &copy[40];
  copy.at_for_change(40) += "!";
  CHECK(&copy[40] == own);
}
