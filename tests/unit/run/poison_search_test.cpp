#include "run/backfill/poison_search.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace mig;

namespace {

// Walks the rows 1 … total as the engine does; gives the rows that were passed over and how many batches it took.
struct Walk {
  std::set<std::size_t> passed;
  int batches = 0;
};

Walk walk(std::size_t total, std::size_t batch, const std::set<std::size_t>& bad) {
  Walk out;
  PoisonSearch search;
  for (std::size_t last = 0; last < total; ++out.batches) {
    REQUIRE(out.batches < 100'000);
    const std::size_t bound = search.is_on() ? std::stoul(search.end().front()) : total;
    const std::size_t limit = search.is_on() ? search.size() : batch;
    const std::size_t end = std::min(bound, last + limit);
    const KeyValues key{std::to_string(end)};
    const auto first_bad = bad.upper_bound(last);
    if (first_bad == bad.end() || *first_bad > end) {
      search.succeeded(key);
      last = end;
    } else if (search.failed(end - last, key)) {
      search.passed();
      out.passed.insert(end);
      last = end;
    }
  }
  return out;
}

}  // namespace

TEST_SUITE_BEGIN("run");

TEST_CASE("the rows that fail are found, and no other is passed over") {
  for (const std::size_t batch : {1U, 2U, 3U, 7U, 64U, 1000U}) {
    for (const std::set<std::size_t>& bad :
         {std::set<std::size_t>{}, {1}, {1000}, {500}, {1, 2, 3}, {7, 8, 63, 64, 65, 999, 1000}}) {
      CHECK(walk(1000, batch, bad).passed == bad);
    }
  }
}

TEST_CASE("one row of a thousand takes some twenty batches more") {
  for (const std::size_t bad : {1U, 17U, 500U, 777U, 1000U}) {
    CHECK(walk(1000, 1000, {bad}).batches <= 24);
  }
}

TEST_SUITE_END();
