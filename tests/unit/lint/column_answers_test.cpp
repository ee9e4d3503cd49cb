#include <doctest/doctest.h>

#include "catalog/replay.hpp"
#include "lint/not_null.hpp"
#include "lint/type_change.hpp"
#include "lint/volatility.hpp"

using namespace mig;

TEST_SUITE_BEGIN("lint");

TEST_CASE("a CHECK implies NOT NULL as PostgreSQL proves it") {
  for (const auto* text : {"a is not null", "(a is not null)", "a > 0 and a is not null",
                           "a notnull", "not (a is null)", "not (a is null or b > 0)",
                           "(a is not null and b) or a is not null", "\"a\" is not null"}) {
    CHECK_MESSAGE(implies_not_null(text, "a"), text);
  }
  for (const auto* text : {"a > 0", "a is null", "not (a is not null)", "a is not null or b > 0",
                           "b is not null", "coalesce(a, 0) is not null",
                           "a is not distinct from 5", "case when b then a is not null end", ""}) {
    CHECK_MESSAGE(!implies_not_null(text, "a"), text);
  }
}

TEST_CASE("an expression is as volatile as its worst part") {
  const Catalog none(Dialect::postgres);
  CHECK(volatility_of("5", none) == Volatility::immutable);
  CHECK(volatility_of("lower('X')", none) == Volatility::immutable);
  CHECK(volatility_of("now()", none) == Volatility::stable);
  CHECK(volatility_of("current_date + 1", none) == Volatility::stable);
  CHECK(volatility_of("array[random()]", none) == Volatility::volatile_);
  CHECK(volatility_of("(random() * 10)::int", none) == Volatility::volatile_);
  CHECK(volatility_of("pg_catalog.nextval('s')", none) == Volatility::volatile_);
  CHECK(volatility_of("shop.make_code()", none) == Volatility::unknown);
  CHECK(volatility_of("coalesce(null, clock_timestamp())", none) == Volatility::volatile_);
}

TEST_CASE("a change of type costs what the server does") {
  struct Pair {
    std::string from, to;
    TypeChangeCost cost;
  };
  using Cost = TypeChangeCost;
  const Pair pairs[] = {
      {"character varying(50)", "character varying(100)", Cost::catalogue_only},
      {"character varying(50)[]", "character varying[]", Cost::catalogue_only},
      {"character varying(50)[]", "character varying(100)[]", Cost::rewrites},
      {"text[]", "character varying[]", Cost::rewrites},
      {"character(10)", "bpchar", Cost::catalogue_only},
      {"character(10)", "text", Cost::rewrites},
      {"xml", "character varying", Cost::catalogue_only},
      {"integer", "regclass", Cost::catalogue_only},
      {"integer", "bigint", Cost::rewrites},
      {"bit(8)", "bit varying", Cost::catalogue_only},
      {"bit(8)", "bit(16)", Cost::rewrites},
      {"bit varying(8)", "bit varying(16)", Cost::catalogue_only},
      {"numeric(10,2)", "numeric(12,2)", Cost::catalogue_only},
      {"numeric(10)", "numeric(12,0)", Cost::catalogue_only},
      {"numeric(10,2)", "numeric(12,3)", Cost::rewrites},
      {"timestamp(3) without time zone", "timestamp(6) without time zone", Cost::catalogue_only},
      {"timestamp without time zone", "timestamp(3) without time zone", Cost::rewrites},
      {"interval year to month", "interval day to second", Cost::catalogue_only},
      {"interval", "interval(3)", Cost::rewrites},
      {"interval(3)", "interval day to second", Cost::catalogue_only},
      {"cidr", "inet", Cost::catalogue_only},
      {"inet", "cidr", Cost::rewrites},
      {"geometry", "geography", Cost::may_rewrite},
  };
  const Catalog none(Dialect::postgres);
  for (const Pair& each : pairs) {
    CHECK_MESSAGE(cost_of_type_change({0, each.from}, {0, each.to}, none) == each.cost, each.from,
                  " to ", each.to);
  }
  CHECK(narrows({0, "bigint"}, {0, "integer"}, none));
  CHECK(!narrows({0, "integer"}, {0, "bigint"}, none));
  CHECK(narrows({0, "text"}, {0, "character varying(10)"}, none));
  CHECK(!converts_by_itself({0, "text"}, {0, "integer"}, none));
  CHECK(converts_by_itself({0, "uuid"}, {0, "text"}, none));
}

TEST_SUITE_END();
