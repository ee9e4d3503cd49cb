#include "run/watch.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <csignal>

using namespace mig;

namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

int signal_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::interrupted);
    return error.signal;
  }
  return 0;
}

}  // namespace

TEST_SUITE_BEGIN("run");

TEST_CASE("a signal ends a sleep at once") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    CAPTURE(signal);
    Watch watch;
    std::thread sender([signal] {
      std::this_thread::sleep_for(milliseconds(50));
      ::kill(::getpid(), signal);
    });
    const auto start = Clock::now();
    CHECK(signal_of([&] { watch.sleep(milliseconds(20'000)); }) == signal);
    CHECK(Clock::now() - start < milliseconds(5'000));
    sender.join();
    CHECK(watch.interrupted());
    CHECK(watch.signal() == signal);
    CHECK(signal_of([&] { watch.check(); }) == signal);
    CHECK(signal_of([&] { watch.sleep(milliseconds(20'000)); }) == signal);  // and every later one
  }
}

TEST_CASE("without a signal a sleep lasts and nothing is interrupted") {
  Watch watch;
  const auto start = Clock::now();
  CHECK(signal_of([&] { watch.sleep(milliseconds(30)); }) == 0);
  CHECK(Clock::now() - start >= milliseconds(30));
  CHECK_FALSE(watch.interrupted());
  CHECK_NOTHROW(watch.check());
}

TEST_CASE("a signal stops what is running") {
  Watch watch;
  std::atomic<int> stopped{0};
  watch.on_interrupt([&] { ++stopped; });
  ::kill(::getpid(), SIGTERM);
  CHECK(signal_of([&] { watch.sleep(milliseconds(20'000)); }) == SIGTERM);
  watch.on_interrupt({});  // returns only when no call is under way
  CHECK(stopped == 1);
}

TEST_CASE("signals are as they were when the watch is over") {
  struct sigaction before {
  }, during{}, after{};
  ::sigaction(SIGTERM, nullptr, &before);
  {
    Watch watch;
    ::sigaction(SIGTERM, nullptr, &during);
  }
  ::sigaction(SIGTERM, nullptr, &after);
  CHECK((during.sa_handler != before.sa_handler));
  CHECK((after.sa_handler == before.sa_handler));
}

TEST_CASE("what takes longer than a second is shown") {
  std::atomic<int> shown{0};
  Watch watch([&](const std::string& doing, std::chrono::seconds so_far) {
    if (doing == "building" && so_far.count() >= 1) ++shown;
  });
  watch.doing("building");
  for (int i = 0; i < 100 && shown == 0; ++i) watch.sleep(milliseconds(50));
  CHECK(shown >= 1);
}

TEST_SUITE_END();
