#include "run/backfill/batch_controller.hpp"

#include <doctest/doctest.h>

using namespace mig;

namespace {

using Time = BatchController::Time;

// What a batch takes on a machine that does so many rows a millisecond.
std::size_t settled(BatchController& controller, double rows_per_ms, int batches) {
  for (int i = 0; i < batches; ++i) {
    const std::size_t rows = controller.size();
    controller.finished(rows, Time(static_cast<double>(rows) / rows_per_ms));
  }
  return controller.size();
}

}  // namespace

TEST_SUITE_BEGIN("run");

TEST_CASE("a batch grows and shrinks until it takes the time that is wanted") {
  BatchController controller({}, 0);
  CHECK(controller.size() == 500);
  CHECK(settled(controller, 100, 1) == 750);  // by half at most
  CHECK(settled(controller, 100, 20) == 2500);
  const std::size_t slower = settled(controller, 20, 20);  // the machine is busy now
  CHECK(slower >= 490);
  CHECK(slower <= 520);
  CHECK(settled(controller, 10'000, 40) == 10'000);
  CHECK(settled(controller, 0.1, 40) == 100);
}

TEST_CASE("a batch halves after a lock, down to the least one") {
  BatchController controller({}, 1000);
  controller.halve();
  CHECK(controller.size() == 500);
  for (int i = 0; i < 10; ++i) controller.halve();
  CHECK(controller.size() == 100);
}

TEST_CASE("what the directive asks for may lie outside the usual bounds") {
  BackfillSettings small;
  small.batch = 1;
  BatchController one(small, 0);
  CHECK(one.size() == 1);
  CHECK(settled(one, 100, 60) == 2500);
  BackfillSettings large;
  large.batch = 50'000;
  CHECK(BatchController(large, 0).size() == 50'000);
}

TEST_CASE("the least batch that stays far too slow is no matter of rows") {
  BatchController controller({}, 100);
  controller.finished(100, Time(600));
  CHECK_FALSE(controller.is_hopeless());
  controller.finished(100, Time(20));
  CHECK_FALSE(controller.is_hopeless());
  settled(controller, 0.1, 10);
  CHECK(controller.is_hopeless());
}

TEST_SUITE_END();
