#include <doctest/doctest.h>

#include "database/memory_cases.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("memory_sqlite");

TEST_CASE("B13 SQLite: a large file needs twice its size at most") {
  b13_a_large_file_needs_twice_its_size_at_most(Dialect::sqlite);
}
TEST_CASE("B13 SQLite: one large statement is held by mig once") {
  b13_one_large_statement_is_held_once(Dialect::sqlite);
}

TEST_SUITE_END();
