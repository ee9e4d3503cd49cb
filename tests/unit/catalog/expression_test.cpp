#include <doctest/doctest.h>

#include "catalog/expression_text.hpp"

using namespace mig;

TEST_SUITE_BEGIN("catalog");

namespace {
std::string form(const char* text) { return comparable_expression(text, Dialect::postgres); }
}  // namespace

TEST_CASE("What one writes and what PostgreSQL prints have one form") {
  const std::pair<const char*, const char*> same[] = {
      {"status IN ('a', 'b')",
       "((status)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))"},
      {"a NOT IN (1, 2)", "(a <> ALL (ARRAY[1, 2]))"},
      {"name LIKE 'x%'", "(name ~~ 'x%'::text)"},
      {"name NOT ILIKE 'x%'", "(name !~~* 'x%'::text)"},
      {"a BETWEEN 1 AND 10 AND b", "(((a >= 1) AND (a <= 10)) AND b)"},
      {"a != 3", "(a <> 3)"},
      {"a ISNULL OR b IS NOT NULL", "((a IS NULL) OR (b IS NOT NULL))"},
      {"t.a > -1", "(a > '-1'::integer)"},
      {"price > 0", "(price > (0)::numeric)"},
      {"now() AT TIME ZONE 'utc'", "timezone('utc'::text, now())"},
      {"a IS NOT DISTINCT FROM b", "(NOT (a IS DISTINCT FROM b))"},
      {"lower(trim(a)) <> ''", "(lower(btrim(a)) <> ''::text)"},
      {"a AND b AND (c OR d)", "(a AND b AND (c OR d))"},
      {"'{}'", "'{}'::jsonb"},
      {"now() - interval '12 months 36 hours'", "(now() - '1 year 36:00:00'::interval)"},
      {"char_length(a) = 3", "(pg_catalog.char_length((a)::text) = 3)"},
  };
  for (const auto& [written, printed] : same) CHECK(form(written) == form(printed));
}

TEST_CASE("Different expressions have different forms") {
  CHECK(form("a > 1") != form("a > 2"));
  CHECK(form("a > 1 AND b > 2 OR c") != form("a > 1 AND (b > 2 OR c)"));
  CHECK(form("a::date") != form("a"));
  CHECK(form("a IN (1, 2)") != form("a NOT IN (1, 2)"));
}

TEST_CASE("Columns are found and renamed as names and not inside others") {
  CHECK(mentions_column("lower(name) > 'other'", "name", Dialect::postgres));
  CHECK_FALSE(mentions_column("lower(name) > 'other'", "other", Dialect::postgres));
  CHECK_FALSE(mentions_column("name(x)", "name", Dialect::postgres));
  CHECK(with_column_renamed("a + ab + \"a\" + t.a", "a", "b c", Dialect::postgres) ==
        "\"b c\" + ab + \"b c\" + t.\"b c\"");
  CHECK(with_object_renamed("nextval('public.s'::regclass) + public.s2", "public.s", "app.t") ==
        "nextval('app.t'::regclass) + public.s2");
}
