#include "run/backfill/batch_statement.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"

using namespace mig;

namespace {

constexpr std::string_view in_range = "k > 1 AND k <= 9";

BatchStatement read(const std::string& sql, Dialect dialect = Dialect::postgres,
                    std::vector<std::string> key = {}) {
  BackfillSettings settings;
  settings.key = std::move(key);
  return BatchStatement(sql, dialect, settings);
}

std::string batch(const std::string& sql, Dialect dialect = Dialect::postgres) {
  return read(sql, dialect).where(in_range);
}

std::string refusal(const std::string& sql, std::vector<std::string> key = {},
                    Dialect dialect = Dialect::postgres) {
  try {
    read(sql, dialect, std::move(key));
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::refused);
    CHECK_FALSE(error.hint.empty());
    return error.message;
  }
  return "";
}

}  // namespace

TEST_SUITE_BEGIN("run");

TEST_CASE("a batch of an UPDATE is the statement with one condition more") {
  for (const Dialect dialect : {Dialect::postgres, Dialect::sqlite}) {
    CHECK(batch("UPDATE t SET n = n + 1", dialect) ==
          "UPDATE t SET n = n + 1 WHERE k > 1 AND k <= 9");
    CHECK(batch("UPDATE t AS q SET n = 1 WHERE a = 1 OR b", dialect) ==
          "UPDATE t AS q SET n = 1 WHERE (a = 1 OR b) AND k > 1 AND k <= 9");
    CHECK(batch("UPDATE t SET n = u.n -- why\nFROM u", dialect) ==
          "UPDATE t SET n = u.n -- why\nFROM u WHERE k > 1 AND k <= 9");
    CHECK(batch("UPDATE t SET n = (SELECT max(x) FROM u WHERE u.id = t.id) WHERE n IS NULL -- end",
                dialect) ==
          "UPDATE t SET n = (SELECT max(x) FROM u WHERE u.id = t.id) WHERE (n IS NULL) AND k > 1 "
          "AND k <= 9 -- end");
    CHECK(batch("WITH c AS (SELECT 1 AS x) UPDATE t SET n = (SELECT x FROM c)", dialect) ==
          "WITH c AS (SELECT 1 AS x) UPDATE t SET n = (SELECT x FROM c) WHERE k > 1 AND k <= 9");
  }
}

TEST_CASE("a batch of a DELETE") {
  CHECK(batch("DELETE FROM t") == "DELETE FROM t WHERE k > 1 AND k <= 9");
  CHECK(batch("DELETE FROM ONLY s.t USING u WHERE u.id = t.id") ==
        "DELETE FROM ONLY s.t USING u WHERE (u.id = t.id) AND k > 1 AND k <= 9");
  CHECK(batch("DELETE FROM t INDEXED BY i", Dialect::sqlite) ==
        "DELETE FROM t INDEXED BY i WHERE k > 1 AND k <= 9");
}

TEST_CASE("a batch of an INSERT … SELECT") {
  CHECK(batch("INSERT INTO a (x) SELECT x FROM t") ==
        "INSERT INTO a (x) SELECT x FROM t WHERE k > 1 AND k <= 9");
  CHECK(batch("INSERT INTO a SELECT * FROM t q JOIN u ON u.id = q.id WHERE q.x FOR KEY SHARE OF q "
              "ON CONFLICT DO NOTHING") ==
        "INSERT INTO a SELECT * FROM t q JOIN u ON u.id = q.id WHERE (q.x) AND k > 1 AND k <= 9 "
        "FOR KEY SHARE OF q ON CONFLICT DO NOTHING");
  CHECK(batch("INSERT INTO a (SELECT x FROM t WHERE x > 0)") ==
        "INSERT INTO a (SELECT x FROM t WHERE (x > 0) AND k > 1 AND k <= 9)");
  CHECK(batch("INSERT INTO a SELECT (SELECT count(*) FROM u WHERE u.t = t.id) FROM t") ==
        "INSERT INTO a SELECT (SELECT count(*) FROM u WHERE u.t = t.id) FROM t WHERE k > 1 AND k "
        "<= 9");
  CHECK(batch("INSERT OR IGNORE INTO a SELECT x FROM t WHERE true ON CONFLICT DO NOTHING",
              Dialect::sqlite) ==
        "INSERT OR IGNORE INTO a SELECT x FROM t WHERE (true) AND k > 1 AND k <= 9 ON CONFLICT DO "
        "NOTHING");
}

TEST_CASE("whose key is walked, and under which name") {
  const BatchStatement update = read("UPDATE ONLY \"S\".\"T\" SET n = 1");
  CHECK(update.table() == "\"S\".\"T\"");
  CHECK(update.is_only());
  CHECK(update.qualifier() == "\"T\"");
  CHECK(read("UPDATE s.t AS q SET n = 1").qualifier() == "q");
  CHECK(read("INSERT INTO a SELECT 1 FROM u, t AS q").table() == "u");
  const BatchStatement named =
      read("INSERT INTO a SELECT 1 FROM u, t AS q", Dialect::postgres, {"q.id", "q.part"});
  CHECK(named.table() == "t");
  CHECK(named.wanted_key() == std::vector<std::string>{"id", "part"});
}

TEST_CASE("refused: a statement whose batches are not the whole") {
  CHECK(refusal("UPDATE t SET n = 1 RETURNING n").find("return") != std::string::npos);
  CHECK(refusal("DELETE FROM t WHERE CURRENT OF c").find("CURRENT OF") != std::string::npos);
  CHECK(refusal("WITH d AS (DELETE FROM u RETURNING id) UPDATE t SET n = 1").find("changes rows") !=
        std::string::npos);
  CHECK(refusal("INSERT INTO a VALUES (1)").find("nothing to walk") != std::string::npos);
  CHECK(refusal("INSERT INTO a SELECT 1").find("no table") != std::string::npos);
  CHECK(refusal("INSERT INTO a SELECT x FROM t UNION SELECT x FROM u") != "");
  CHECK(refusal("INSERT INTO a SELECT x FROM t ORDER BY x LIMIT 5").find("every row") !=
        std::string::npos);
  for (const char* all :
       {"SELECT DISTINCT x FROM t", "SELECT x FROM t GROUP BY x", "SELECT count(*) FROM t",
        "SELECT 1 + max(x) FROM t", "SELECT row_number() OVER () FROM t"}) {
    CHECK(refusal(std::string("INSERT INTO a ") + all).find("look at all") != std::string::npos);
  }
  CHECK(refusal("INSERT INTO a SELECT 1 FROM u RIGHT JOIN t ON true").find("lack") !=
        std::string::npos);
  CHECK(refusal("INSERT INTO a SELECT 1 FROM u LEFT JOIN t ON true", {"t.id"}).find("lack") !=
        std::string::npos);
  CHECK(refusal("INSERT INTO a SELECT 1 FROM u LEFT JOIN t ON true").empty());
  CHECK(refusal("INSERT INTO t SELECT * FROM t").find("fills") != std::string::npos);
  CHECK(refusal("WITH c AS (SELECT 1) INSERT INTO a SELECT * FROM c").find("WITH clause") !=
        std::string::npos);
  CHECK(refusal("INSERT INTO a SELECT 1 FROM (SELECT 2) q").find("no table") != std::string::npos);
  CHECK(refusal("UPDATE t SET n = 1", {"u.id"}).find("key= names") != std::string::npos);
  CHECK(refusal("WITH c AS (SELECT 1) SELECT 1").find("a backfill is") != std::string::npos);
  CHECK(refusal("UPDATE t SET").find("cannot read") != std::string::npos);
}

TEST_CASE("refused: a statement that changes the key it is walked by") {
  CHECK_THROWS_AS(read("UPDATE t SET n = 1, id = id + 1").refuse_changing({"id"}), Error);
  CHECK_THROWS_AS(read("UPDATE t SET (n, id) = (1, 2)").refuse_changing({"part", "id"}), Error);
  CHECK_THROWS_AS(read("UPDATE t SET ID = 1", Dialect::sqlite).refuse_changing({"id"}), Error);
  CHECK_NOTHROW(read("UPDATE t SET n = 1").refuse_changing({"id"}));
  CHECK_NOTHROW(read("DELETE FROM t").refuse_changing({"id"}));
}

TEST_SUITE_END();
