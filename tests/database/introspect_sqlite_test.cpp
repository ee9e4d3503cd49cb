#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "database/introspect.hpp"
#include "support/introspected.hpp"
#include "support/lab.hpp"
#include "support/planted.hpp"
#include "support/schema_lines.hpp"

using namespace mig;
using namespace mig::test;

namespace {

using Texts = std::vector<std::string>;

}  // namespace

TEST_SUITE_BEGIN("introspect_sqlite");

TEST_CASE("A schema with one of everything loads back to itself") {
  Lab lab(Dialect::sqlite);
  build_everything(*lab.connect());
  check_round_trip(lab, 30);
}

TEST_CASE("Every planted change shows and nothing else does") {
  Lab lab(Dialect::sqlite);
  const auto driver = lab.connect();
  build_everything(*driver);
  check_planted(*driver, "database/introspect/planted_sqlite.txt", 20, 4);
}

TEST_CASE("Kinds come in the order that loads and names in the order of their bytes") {
  const char* tail =
      "CREATE TRIGGER a AFTER INSERT ON b BEGIN SELECT 1; END; CREATE VIEW a AS SELECT * FROM b;"
      "CREATE INDEX a_index ON b (x)";
  const Texts expected{"CREATE TABLE Z (x)", "CREATE TABLE b (x)", "CREATE INDEX a_index ON b (x)",
                       "CREATE VIEW a AS SELECT * FROM b",
                       "CREATE TRIGGER a AFTER INSERT ON b BEGIN SELECT 1; END"};
  Lab lab(Dialect::sqlite);
  for (const char* tables :
       {"CREATE TABLE b (x); CREATE TABLE Z (x);", "CREATE TABLE Z (x); CREATE TABLE b (x);"}) {
    lab.fresh_database();
    const auto driver = lab.connect();
    driver->exchange(std::string(tables) + tail);
    const Texts statements = introspect(*driver);
    CHECK_MESSAGE(statements == expected, difference(statements, expected));
  }
}

TEST_CASE("Tables that are left out take their indexes and triggers with them") {
  Lab lab(Dialect::sqlite);
  const auto driver = lab.connect();
  driver->exchange(
      "CREATE TABLE kept (a); CREATE TABLE Mig_History (id INTEGER PRIMARY KEY AUTOINCREMENT, a "
      "UNIQUE);"
      "CREATE INDEX hidden ON mig_history (a);"
      "CREATE TRIGGER hidden_too AFTER INSERT ON mig_history BEGIN SELECT 1; END");
  CHECK(introspect(*driver, {{"mig_history"}}) == Texts{"CREATE TABLE kept (a)"});
}

TEST_CASE("An empty database has no statements") {
  Lab lab(Dialect::sqlite);
  CHECK(introspect(*lab.connect()).empty());
}

TEST_CASE("Attached databases and temporary tables are not the schema") {
  Lab lab(Dialect::sqlite);
  const auto driver = lab.connect();
  driver->exchange("ATTACH ':memory:' AS other; CREATE TABLE other.t (a); CREATE TEMP TABLE u (a)");
  CHECK(introspect(*driver).empty());
}

TEST_SUITE_END();
