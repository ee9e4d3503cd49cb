#include "lint/server_version.hpp"

#include <doctest/doctest.h>

using namespace mig;

TEST_SUITE_BEGIN("lint");

TEST_CASE("versions of servers are read as people write them") {
  CHECK(postgres_versions("14")->oldest == 140000);
  CHECK(postgres_versions("14")->newest == 149999);
  CHECK(postgres_versions("14.3")->newest == 140003);
  CHECK(postgres_versions(" 12 - 16 ")->oldest == 120000);
  CHECK(postgres_versions("12-16")->newest == 169999);
  CHECK(sqlite_versions("3.35")->oldest == 3035000);
  CHECK(sqlite_versions("3.35")->newest == 3035999);
  CHECK(sqlite_versions("3.35.2-3.45")->oldest == 3035002);
}

TEST_CASE("what is no version is refused") {
  for (const char* text : {"", "x", "14.", "14.3.1", "16-12", "14-", "-14", "3", "99999"}) {
    INFO(text);
    CHECK_FALSE(postgres_versions(text));
  }
  for (const char* text : {"", "3", "4.1", "3.35.2.1", "3.45-3.35"}) {
    INFO(text);
    CHECK_FALSE(sqlite_versions(text));
  }
}

TEST_SUITE_END();
