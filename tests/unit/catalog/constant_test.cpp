#include "catalog/constant.hpp"

#include <doctest/doctest.h>

using namespace mig;

TEST_SUITE_BEGIN("catalog");

namespace {
struct Case {
  const char *written, *type, *canonical;
};
}  // namespace

TEST_CASE("A constant has one spelling for its type") {
  const Case cases[] = {
      {"t", "boolean", "true"},
      {"of", "boolean", "false"},
      {"maybe", "boolean", "maybe"},
      {"1e3", "numeric(8,2)", "1000"},
      {"1.50e-2", "numeric", "0.0150"},
      {"-0xFF", "integer", "-255"},
      {"1_000", "integer", "1000"},
      {".5", "double precision", "0.5"},
      {"NaN", "numeric", "NaN"},
      {"{A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11}", "uuid", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"},
      {"10.0.0.1/32", "inet", "10.0.0.1"},
      {"a\\\\\\001", "bytea", "\\x615c01"},
      {"", "bytea", "\\x"},
      {"{1, 2}", "integer[]", "{1,2}"},
      {"{\"a b\": 1}", "jsonb", "{\"a b\":1}"},
      {" 2024-1-5", "text", " 2024-1-5"},
      {"2024-1-5", "citext", "2024-1-5"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.written);
    CHECK(canonical_constant(each.written, each.type) == each.canonical);
  }
}

TEST_CASE("Dates and times have one spelling") {
  const Case cases[] = {
      {"2024-1-5", "date", "2024-01-05"},
      {"20240105", "date", "2024-01-05"},
      {"1/5/2024", "date", "2024-01-05"},
      {"2024/01/05", "date", "2024-01-05"},
      {"Jan 5, 2024", "date", "2024-01-05"},
      {"5 january 2024", "date", "2024-01-05"},
      {"5-Jan-2024", "date", "2024-01-05"},
      {"2024-01-05 23:00", "date", "2024-01-05"},
      {"epoch", "timestamp with time zone", "1970-01-01"},
      {"2024-01-05 10:00", "timestamp without time zone", "2024-01-05 10:00:00"},
      {"2024-01-05T10:00+02", "timestamp without time zone", "2024-01-05 10:00:00"},
      {"2024-03-01 00:00+02", "timestamp with time zone", "2024-02-29 22:00:00"},
      {"2023-12-31 23:30:00.50-05:30", "timestamp(3) with time zone", "2024-01-01 05:00:00.5"},
      {"2024-01-05 00:00 UTC", "timestamp with time zone", "2024-01-05"},
      {"2024-01-05 Europe/Vienna", "timestamp with time zone", "2024-01-05 Europe/Vienna"},
      {"2024-13-05", "date", "2024-13-05"},
      {"44 BC", "date", "44 BC"},
      {"9:00 PM", "time without time zone", "21:00:00"},
      {"12:15 am", "time without time zone", "00:15:00"},
      {"12:00", "time with time zone", "12:00:00+00"},
      {"12:00-0330", "time with time zone", "12:00:00-03:30"},
      // Of no known type: by their look.
      {"2024-1-5", "", "2024-01-05"},
      {"12:00", "", "12:00:00"},
      {"20240105", "", "20240105"},
      {"soon", "", "soon"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.written);
    CHECK(canonical_constant(each.written, each.type) == each.canonical);
  }
}

TEST_CASE("Intervals have one spelling") {
  const Case cases[] = {
      {"1 day 2 hours", "interval", "1 days 02:00:00"},
      {"26 hours", "interval", "26:00:00"},
      {"1-2", "interval", "14 months"},
      {"1.5 days", "interval", "1 days 12:00:00"},
      {"1.5 months", "interval", "1 months 15 days"},
      {"1.5 years", "interval", "18 months"},
      {"P1Y2M3DT4H5M6.5S", "interval", "14 months 3 days 04:05:06.5"},
      {"1 02:03:04", "interval day to second", "1 days 02:03:04"},
      {"1:30", "interval minute to second", "00:01:30"},
      {"5", "interval day", "5 days"},
      {"5", "interval hour", "05:00:00"},
      {"5", "interval", "00:00:05"},
      {"1 day ago", "interval", "-1 days"},
      {"-1 mons +2 days", "interval", "-1 months 2 days"},
      {"500 ms", "interval", "00:00:00.5"},
      {"2 weeks", "interval", "14 days"},
      {"0 days", "interval", "00:00:00"},
      {"1 fortnight", "interval", "1 fortnight"},
      {"1 week", "", "7 days"},
      {"1-2", "", "1-2"},
      {"99999999999 years", "interval", "99999999999 years"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.written);
    CHECK(canonical_constant(each.written, each.type) == each.canonical);
  }
}
