#include "report/manual.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

TEST_SUITE_BEGIN("report");

// MIG_UPDATE_CASES=1 writes the page anew.
TEST_CASE("the manual page of the rules is what the rules say") {
  const std::filesystem::path path = std::filesystem::path(MIG_SOURCE_DIR) / "man/mig-rules.7";
  const std::string printed = mig::rules_manual("November 21, 2026");
  if (std::getenv("MIG_UPDATE_CASES") != nullptr) std::ofstream(path) << printed;
  std::ifstream in(path);
  CHECK(printed == std::string(std::istreambuf_iterator<char>(in), {}));
}

TEST_SUITE_END();
