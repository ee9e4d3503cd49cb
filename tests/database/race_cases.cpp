#include "database/race_cases.hpp"

#include <doctest/doctest.h>

#include <memory>

#include "database/crash_cases.hpp"

namespace mig::test {

void race(Lab& lab, int runners, int rounds) {
  write_crash_history(lab);
  REQUIRE(lab.mig({"up"}).status == 0);
  const std::string expected = lab.fingerprint();
  for (int round = 0; round < rounds; ++round) {
    CAPTURE(round);
    lab.fresh_database();
    std::vector<std::unique_ptr<Process>> crowd;
    for (int i = 0; i < runners; ++i)
      crowd.push_back(std::make_unique<Process>(lab.command({"up"})));
    int applied = 0;
    for (const auto& process : crowd) {
      const Finished finished = process->wait();
      CHECK_MESSAGE(finished.status == 0, finished.err);
      for (std::size_t at = 0; (at = finished.out.find("applied   ", at)) != std::string::npos;
           ++at) {
        ++applied;
      }
    }
    CHECK(applied == 4);
    CHECK(lab.fingerprint() == expected);
  }
}

}  // namespace mig::test
