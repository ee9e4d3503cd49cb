#include <doctest/doctest.h>

#include "support/agreement_cases.hpp"
#include "support/introspected.hpp"

using namespace mig;
using namespace mig::test;

TEST_SUITE_BEGIN("catalog_postgres");

TEST_CASE("The replayed catalogue is the introspected one after each migration up and down") {
  Lab lab(Dialect::postgres);
  make_roles(*lab.connect());
  check_agreement(lab, "postgres", 40);
}

TEST_CASE("Also with what newer servers have") {
  Lab lab(Dialect::postgres);
  if (lab.connect()->server_version() < 180000) return;
  check_agreement(lab, "postgres_18", 6);
}

TEST_CASE("A difference shows") {
  Lab lab(Dialect::postgres);
  CHECK(differences_after(lab, "CREATE TABLE t (a int)", "ALTER TABLE t ADD b int") ==
        "column public.t.b: the object: replayed [] database [present]\n"
        "table public.t: columns: replayed [a] database [a, b]\n");
}

TEST_SUITE_END();
