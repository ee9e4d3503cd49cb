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
      {"a > 1e3 AND b < 1.50e-2", "((a > '1000'::numeric) AND (b < 0.0150))"},
      {"d > '1/2/2024'", "(d > '2024-01-02'::date)"},
      {"d > date_trunc('day', '2024-1-2 10:00')",
       "(d > date_trunc('day'::text, '2024-01-02 10:00:00'::timestamp without time zone))"},
      {"a IN ('9:00', TIME '10:00')",
       "(a = ANY (ARRAY['09:00:00'::time without time zone, '10:00:00'::time without time zone]))"},
      {"c > interval '90' minute", "(c > '01:30:00'::interval)"},
      {"g NOT ILIKE ALL (ARRAY['a%'])", "(g !~~* ALL (ARRAY['a%'::text]))"},
      {"a BETWEEN SYMMETRIC 9 AND 1", "(((a >= 9) AND (a <= 1)) OR ((a >= 1) AND (a <= 9)))"},
      {"a NOT BETWEEN SYMMETRIC 9 AND 1", "(((a < 9) OR (a > 1)) AND ((a < 1) OR (a > 9)))"},
      {"(i, j) = (1, 2)", "((i = 1) AND (j = 2))"},
      {"(i, j) <> (1, 2) AND k", "(((i <> 1) OR (j <> 2)) AND k)"},
      {"(i, j) IN ((1, 2), (3, 4))", "(((i = 1) AND (j = 2)) OR ((i = 3) AND (j = 4)))"},
      {"(i, j) > (1, 2)", "(ROW(i, j) > ROW(1, 2))"},
      {"n COLLATE \"POSIX\" > 'a'", "((n COLLATE pg_catalog.\"POSIX\") > 'a'::text)"},
      {"a = b'101' AND c = x'1F'", "((a = '101'::\"bit\") AND (c = '00011111'::\"bit\"))"},
      {"a < 0xFF AND b > 1_000", "((a < 255) AND (b > 1000))"},
      {"l = 'abc'::citext", "(l = 'abc'::ext.citext)"},
      {"l::citext = m", "((l)::ext.citext = m)"},
      {"CASE WHEN a THEN b > 1 END", "CASE WHEN a THEN (b > 1) ELSE NULL::boolean END"},
      {"CASE a WHEN 1 THEN b END", "CASE a WHEN 1 THEN b ELSE NULL::integer END"},
      {"substring(b from 'x.*')", "\"substring\"(b, 'x.*'::text)"},
      {"substring(b, 1, 3)", "\"substring\"(b, 1, 3)"},
      {"substring(b from 1 for 3)", "SUBSTRING(b FROM 1 FOR 3)"},
      {"substring(b for 3)", "\"substring\"(b, 1, 3)"},
      {"position('a' in b) > 0", "(\"position\"(b, 'a'::text) > 0)"},
      {"position('a' in b) > 0", "(POSITION(('a'::text) IN (b)) > 0)"},
      {"overlay(b placing 'x' from 2)", "\"overlay\"(b, 'x'::text, 2)"},
      {"a::numeric(5) > 1", "((a)::numeric(5,0) > (1)::numeric)"},
      {"char_length(a) = 3", "(pg_catalog.char_length((a)::text) = 3)"},
  };
  for (const auto& [written, printed] : same) CHECK(form(written) == form(printed));
}

TEST_CASE("A constant has the type of the other side of its operator") {
  const ColumnTypes types = [](std::string_view name) {
    return std::string(name == "c" ? "jsonb" : "");
  };
  const auto of = [&](const char* text) {
    return comparable_expression(text, Dialect::postgres, "", types);
  };
  CHECK(of("c @> '{\"a\": 1}'") == of("(c @> '{\"a\": 1}'::jsonb)"));
  CHECK(of("'{\"a\" : 1}' <@ c") == of("('{\"a\": 1}'::jsonb <@ c)"));
  CHECK(of("c || '[1,2]' = '[1, 2]'") == of("((c || '[1, 2]'::jsonb) = '[1, 2]'::jsonb)"));
}

TEST_CASE("Different expressions have different forms") {
  CHECK(form("a > 1") != form("a > 2"));
  CHECK(form("a > 1 AND b > 2 OR c") != form("a > 1 AND (b > 2 OR c)"));
  CHECK(form("a > '2024-1-5'") != form("a > '2024-1-6'"));
  CHECK(form("(i, j) = (1, 2)") != form("(i, j) <> (1, 2)"));
  CHECK(form("a LIKE ANY (ARRAY['x'])") != form("a ILIKE ANY (ARRAY['x'])"));
  CHECK(form("a BETWEEN 1 AND 9") != form("a BETWEEN SYMMETRIC 1 AND 9"));
  CHECK(form("a = '2024-1-5'::text") != form("a = '2024-01-05'::text"));
  CHECK(form("a::date") != form("a"));
  CHECK(form("a IN (1, 2)") != form("a NOT IN (1, 2)"));
}

TEST_CASE("A constant is read as the column beside it") {
  const ColumnTypes types = [](std::string_view column) {
    return std::string(column == "d" ? "date" : column == "n" ? "interval" : "text");
  };
  const auto typed = [&](const char* text) {
    return comparable_expression(text, Dialect::postgres, "", types);
  };
  CHECK(typed("d = '2024-1-5'") == typed("d = '2024-01-05'"));
  CHECK(typed("t = '2024-1-5'") != typed("t = '2024-01-05'"));
  CHECK(typed("t IN ('1 day', 'x')") != typed("t IN ('1 days', 'x')"));
  CHECK(typed("n < '30'") == typed("n < '00:00:30'"));
  CHECK(comparable_expression("'9:00'", Dialect::postgres, "time without time zone") ==
        comparable_expression("'09:00:00'", Dialect::postgres, "time without time zone"));
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
