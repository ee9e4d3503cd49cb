#include "run/strong_locks.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"

using namespace mig;

namespace {

// "orders AX, public.items SRX"
std::string locks(std::string_view statement) {
  constexpr std::string_view modes[] = {"SUX", "S", "SRX", "X", "AX"};
  std::string out;
  for (const StrongLock& each : strong_locks(statement)) {
    out += concat(out.empty() ? "" : ", ", each.relation, " ",
                  modes[static_cast<std::size_t>(each.mode)]);
  }
  return out;
}

}  // namespace

TEST_SUITE_BEGIN("run");

TEST_CASE("the strong locks of a statement are read off its syntax") {
  struct Case {
    std::string_view statement, locks;
  };
  constexpr Case cases[] = {
      {"ALTER TABLE orders ADD COLUMN a int", "orders AX"},
      {"alter table public.orders drop column a", "public.orders AX"},
      {"ALTER TABLE \"Or\".\"d\"\"x\" SET SCHEMA s", "\"Or\".\"d\"\"x\" AX"},
      {"ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (x) REFERENCES b NOT VALID", "a SRX, b SRX"},
      {"ALTER TABLE a ADD COLUMN x int REFERENCES b", "a AX, b SRX"},
      {"ALTER TABLE a VALIDATE CONSTRAINT f", "a SUX"},
      {"ALTER TABLE a DISABLE TRIGGER t", "a SRX"},
      {"ALTER TABLE a ATTACH PARTITION b DEFAULT", "a SUX, b AX"},
      {"ALTER TABLE a RENAME TO b", "a AX"},
      {"ALTER TABLE a RENAME COLUMN x TO y", "a AX"},
      {"ALTER INDEX i RENAME TO j", "i SUX"},
      {"DROP TABLE a, b CASCADE", "a AX, b AX"},
      {"DROP TRIGGER t ON a", "a AX"},
      {"DROP INDEX i", "i AX"},
      {"DROP INDEX CONCURRENTLY i", ""},
      {"CREATE INDEX i ON a (x)", "a S"},
      {"CREATE INDEX CONCURRENTLY i ON a (x)", ""},
      {"CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION f()", "a SRX"},
      {"CREATE TABLE a (x int REFERENCES b, FOREIGN KEY (x) REFERENCES c)", "b SRX, c SRX"},
      {"CREATE TABLE a PARTITION OF b DEFAULT", "b AX"},
      {"CREATE TABLE a (x int)", ""},
      {"TRUNCATE a, b", "a AX, b AX"},
      {"LOCK TABLE a IN SHARE MODE", "a S"},
      {"LOCK a", "a AX"},
      {"LOCK TABLE a IN ROW SHARE MODE", ""},
      {"REFRESH MATERIALIZED VIEW CONCURRENTLY v", "v X"},
      {"REFRESH MATERIALIZED VIEW v", "v AX"},
      {"VACUUM a", ""},
      {"VACUUM (FULL) a", "a AX"},
      {"REINDEX TABLE a", "a AX"},
      {"REINDEX SCHEMA a", ""},
      {"CLUSTER a USING i", "a AX"},
      {"DROP FUNCTION f()", ""},
      {"INSERT INTO a VALUES (1)", ""},
      {"UPDATE a SET x = 1", ""},
      {"ALTER TABLE a FROBNICATE", ""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.statement);
    CHECK(locks(each.statement) == each.locks);
  }
}

TEST_CASE("each relation of a file is asked about once with its strongest lock") {
  const MigrationScript script(
      Source(
          "up.sql",
          "CREATE INDEX i ON a (x);\nALTER TABLE a ADD COLUMN y int;\nINSERT INTO a VALUES (1);\n"
          "CREATE INDEX j ON a (y);\n"),
      Dialect::postgres, Direction::up);
  const std::vector<StrongLock> found = strong_locks(script);
  REQUIRE(found.size() == 1);
  CHECK(found[0].relation == "a");
  CHECK(found[0].mode == TableLock::access_exclusive);
  CHECK(strong_locks(script, script.steps()[0])[0].mode == TableLock::share);
  const MigrationScript sqlite(Source("up.sql", "ALTER TABLE a ADD COLUMN y int;"), Dialect::sqlite,
                               Direction::up);
  CHECK(strong_locks(sqlite).empty());
}

TEST_SUITE_END();
