#include <doctest/doctest.h>

#include "support/agreement_cases.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("catalog_sqlite");

TEST_CASE("The replayed catalogue is the introspected one after each migration up and down") {
  Lab lab(Dialect::sqlite);
  check_agreement(lab, "sqlite", 14);
}

TEST_CASE("A difference shows") {
  Lab lab(Dialect::sqlite);
  CHECK(differences_after(lab, "CREATE TABLE t (a int)", "ALTER TABLE t ADD b int") ==
        "column t.b: the object: replayed [] database [present]\n"
        "table t: columns: replayed [a] database [a, b]\n");
}

TEST_SUITE_END();
