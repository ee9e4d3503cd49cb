#include <doctest/doctest.h>

#include "database/memory_cases.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("memory_postgres");

TEST_CASE("B13 PostgreSQL: a large file needs twice its size at most") {
  b13_a_large_file_needs_twice_its_size_at_most(Dialect::postgres);
}
TEST_CASE("B13 PostgreSQL: one large statement is held by mig once") {
  b13_one_large_statement_is_held_once(Dialect::postgres);
}

TEST_SUITE_END();
