// What is long is read, what is deep is refused in words, and neither takes more steps than it has tokens for: a text
// that multiplied them would end as "too ambiguous".
#include <cstddef>

#include "unit/sql/parsed.hpp"

TEST_SUITE_BEGIN("sql");

using namespace mig;

namespace {

std::string repeated(std::string_view text, std::size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

std::string nested(std::string_view open, std::string_view inside, std::string_view close,
                   std::size_t depth) {
  return repeated(open, depth) + std::string(inside) + repeated(close, depth);
}

constexpr Dialect both[] = {Dialect::postgres, Dialect::sqlite};

}  // namespace

TEST_CASE("fifty nested queries of each kind are read") {
  for (const Dialect dialect : both) {
    for (const std::string& text : {
             nested("WITH a AS (", "SELECT 1", ") SELECT 1", 50),
             nested("SELECT 1 WHERE 1 IN (", "SELECT 1", ")", 50),
             nested("SELECT (", "SELECT 1", ")", 50),
             nested("SELECT * FROM (", "SELECT 1", ") AS t", 50),
             "SELECT " + nested("(", "1", ")", 50),
             "SELECT " + nested("CASE WHEN true THEN ", "1", " END", 50),
             "SELECT " + nested("f(", "1", ")", 50),
         }) {
      CAPTURE(text);
      CHECK(Parsed(text, dialect).is_read());
    }
  }
  CHECK(Parsed(nested("SELECT 1 WHERE 1 IN ((", "SELECT 1", "), 2)", 50)).is_read());
  CHECK(Parsed("SELECT * FROM " + nested("(", "SELECT 1", ")", 50) + " AS t").is_read());
  CHECK(Parsed("SELECT " + nested("(", "SELECT 1", ") + 1", 50)).is_read());
}

TEST_CASE("what nests too deeply is refused and the statement behind it is read") {
  for (const Dialect dialect : both) {
    for (const std::string& bad : {
             "SELECT " + nested("(", "1", ")", 20'000),
             "SELECT " + nested("f(", "1", ")", 20'000),
             nested("SELECT (", "SELECT 1", ")", 20'000),
             nested("WITH a AS (", "SELECT 1", ") SELECT 1", 20'000),
             "SELECT " + nested("CASE WHEN true THEN ", "1", " END", 20'000),
             "SELECT * FROM " + nested("(", "a JOIN b ON true", ")", 20'000),
         }) {
      const std::string text = bad + "; SELECT 2";
      StatementReader reader(text, dialect);
      const ParsedStatement* first = reader.next();
      REQUIRE(first != nullptr);
      REQUIRE(first->unreadable != nullptr);
      CHECK(first->unreadable->message == "nested too deeply");
      const ParsedStatement* second = reader.next();
      REQUIRE(second != nullptr);
      CHECK(second->statement != nullptr);
    }
  }
}

TEST_CASE("what is long but not deep is read") {
  for (const Dialect dialect : both) {
    CHECK(Parsed("SELECT 1" + repeated(" + 1", 20'000), dialect).is_read());
    CHECK(Parsed("SELECT 1 WHERE a" + repeated(" AND a", 20'000), dialect).is_read());
    CHECK(Parsed("INSERT INTO t VALUES (1, 'x')" + repeated(", (2, 'y')", 20'000), dialect)
              .is_read());
    CHECK(Parsed("INSERT INTO t VALUES (1, f(x))" + repeated(", (2, f(y))", 20'000), dialect)
              .is_read());
    CHECK(Parsed("SELECT 1 IN (1" + repeated(", 1", 20'000) + ")", dialect).is_read());
  }
  const std::string text = repeated("SELECT 1;\n", 100'000);
  StatementReader reader(text, Dialect::postgres);
  std::size_t count = 0;
  while (const ParsedStatement* parsed = reader.next())
    count += parsed->statement != nullptr ? 1U : 0U;
  CHECK(count == 100'000);
}

TEST_CASE("in parentheses every operator is allowed, whatever stands around them") {
  CHECK(Parsed("CREATE TABLE t (a bool DEFAULT ((SELECT 1) = 2 AND true))").is_read());
  CHECK(Parsed("SELECT 1 IN ((SELECT 1), 2), 1 IN ((SELECT 1)), 1 IN ((SELECT 1) + 1)").is_read());
}
