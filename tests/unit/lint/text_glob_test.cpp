#include "lint/text_glob.hpp"

#include <doctest/doctest.h>

#include <string>

using mig::glob_matches;

TEST_SUITE_BEGIN("lint");

TEST_CASE("a star stops at a slash and two do not") {
  CHECK(glob_matches("migrations/2024*", "migrations/20240101000000_a"));
  CHECK_FALSE(glob_matches("migrations/2024*", "migrations/20240101000000_a/up.sql"));
  CHECK(glob_matches("migrations/2024**", "migrations/20240101000000_a/up.sql"));
  CHECK(glob_matches("**/up.sql", "a/b/up.sql"));
  CHECK_FALSE(glob_matches("**/up.sql", "up.sql"));
  CHECK(glob_matches("shop.*", "shop.orders"));
  CHECK_FALSE(glob_matches("shop.*", "shops.orders"));
  CHECK(glob_matches("a?c", "abc"));
  CHECK_FALSE(glob_matches("a?c", "a/c"));
  CHECK(glob_matches("", ""));
  CHECK(glob_matches("*", ""));
  CHECK_FALSE(glob_matches("", "a"));
}

TEST_CASE("many stars take no time") {
  const std::string text(5'000, 'a');
  CHECK_FALSE(glob_matches("*a*a*a*a*a*a*a*a*a*a*a*b", text));
}

TEST_SUITE_END();
