// One schema has one text, whether a person wrote it or PostgreSQL printed it.
#include "catalog/print_parts.hpp"
#include "replayed.hpp"

using namespace mig;

TEST_SUITE_BEGIN("catalog");

namespace {

std::string printed(const std::string& sql, Dialect dialect = Dialect::postgres) {
  const Replayed replayed(sql, dialect);
  for (const std::string& note : replayed.notes) FAIL_CHECK(note);
  return print(replayed.catalog());
}

// The text of one default in the print of a table.
std::string default_of(const std::string& type, const std::string& value) {
  const std::string text = printed(
      concat("CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN code AS text DEFAULT 'a';"
             "CREATE TABLE t (c ",
             type, " DEFAULT ", value, ")"));
  const std::size_t begin = text.find(" DEFAULT ", text.find("CREATE TABLE"));
  return begin == std::string::npos ? ""
                                    : text.substr(begin + 9, text.find("\n)", begin) - begin - 9);
}

}  // namespace

TEST_CASE("A default is printed without the cast that its column gives it anyway") {
  const struct {
    std::string type, written, printed;
  } cases[] = {
      {"text", "'x'::text", "'x'"},
      {"text", "'x'::character varying", "'x'"},
      {"varchar(9)", "'x'::character varying", "'x'"},
      {"char(3)", "''::bpchar", "''"},
      {"text[]", "'{}'::text[]", "'{}'"},
      {"jsonb", "'{}'::jsonb", "'{}'"},
      {"mood", "'ok'::mood", "'ok'"},
      {"timestamp(3)", "'2024-01-01'::timestamp without time zone", "'2024-01-01'"},
      {"int", "'-1'::integer", "-1"},
      {"int", "(-1)", "-1"},
      {"bigint", "'0'", "0"},
      {"numeric(9,2)", "'1.50'::numeric", "1.50"},
      {"boolean", "'t'", "true"},
      {"boolean", "FALSE", "false"},
      {"varchar(9)", "NULL::character varying", ""},
      {"int", "NULL", ""},
      // What means something else, or may, stays as it is.
      {"text", "'x '::bpchar", "'x '::bpchar"},
      {"timestamptz", "'2024-01-01'::timestamp without time zone",
       "'2024-01-01'::timestamp without time zone"},
      {"text", "'1'::integer", "'1'::integer"},
      {"text", "'2024-01-01'::date", "'2024-01-01'::date"},
      {"text", "'a'::text || 'b'::text", "'a'::text || 'b'::text"},
      {"text", "'it''s'::text", "'it''s'::text"},
      {"text", "1", "1"},
      {"code", "NULL::text", "null::text"},
      {"numeric", "'NaN'::numeric", "'NaN'"},
      {"int", "1 - 2", "1 - 2"},
      {"boolean", "1 = 1", "1 = 1"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.type);
    CAPTURE(each.written);
    CHECK(default_of(each.type, each.written) == each.printed);
  }
}

TEST_CASE("Sequences are printed with what is not as usual") {
  CHECK(printed("CREATE SEQUENCE s AS bigint INCREMENT 1 MINVALUE 1 MAXVALUE 9223372036854775807 "
                "START 1 CACHE 1") == "CREATE SEQUENCE public.s;\n\n");
  CHECK(printed("CREATE SEQUENCE s AS smallint MAXVALUE 32767") ==
        "CREATE SEQUENCE public.s AS smallint;\n\n");
  CHECK(printed("CREATE SEQUENCE s INCREMENT -2 START -1 MINVALUE -9 CYCLE") ==
        "CREATE SEQUENCE public.s INCREMENT -2 MINVALUE -9 CYCLE;\n\n");
  CHECK(printed("CREATE SEQUENCE s MINVALUE 10 START 11 CACHE 5") ==
        "CREATE SEQUENCE public.s MINVALUE 10 START 11 CACHE 5;\n\n");
}

TEST_CASE("An identity column names its sequence only where PostgreSQL would choose another name") {
  CHECK(printed("CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY)") ==
        "CREATE TABLE public.t (\n  id integer GENERATED ALWAYS AS IDENTITY NOT NULL\n);\n\n");
  CHECK(printed("CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY (START 5));"
                "ALTER TABLE t RENAME TO u") ==
        "CREATE TABLE public.u (\n  id integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME "
        "public.t_id_seq START 5) NOT NULL\n);\n\n");
}

TEST_CASE("What has no order is printed in one") {
  CHECK(printed("CREATE TABLE a (id int PRIMARY KEY);"
                "CREATE TABLE b (y int CONSTRAINT z REFERENCES a, x int CONSTRAINT k REFERENCES a)"
                "  WITH (fillfactor = 50, autovacuum_enabled = false);"
                "ALTER TABLE b ADD CONSTRAINT n CHECK (x > 0) NOT VALID,"
                "  ADD CONSTRAINT m CHECK (x > 1) NOT VALID") ==
        printed("CREATE TABLE a (id int PRIMARY KEY);"
                "CREATE TABLE b (y int, x int)"
                "  WITH (autovacuum_enabled = false, fillfactor = 50);"
                "ALTER TABLE b ADD CONSTRAINT m CHECK (x > 1) NOT VALID,"
                "  ADD CONSTRAINT n CHECK (x > 0) NOT VALID,"
                "  ADD CONSTRAINT k FOREIGN KEY (x) REFERENCES a,"
                "  ADD CONSTRAINT z FOREIGN KEY (y) REFERENCES a"));
  CHECK(printed("CREATE TABLE b (x REFERENCES a (id), y REFERENCES a (id))", Dialect::sqlite) ==
        printed("CREATE TABLE b (x, y, FOREIGN KEY (y) REFERENCES a (id), FOREIGN KEY (x) "
                "REFERENCES a (id))",
                Dialect::sqlite));
}

TEST_CASE("Estimates and versions that are as usual are not printed") {
  const std::string usual = printed(
      "CREATE FUNCTION f() RETURNS SETOF int LANGUAGE sql COST 100 ROWS 1000 AS 'SELECT 1'");
  CHECK(usual.find("COST") == std::string::npos);
  CHECK(usual.find("ROWS") == std::string::npos);
  CHECK(
      printed("CREATE FUNCTION f() RETURNS int LANGUAGE sql COST 7 AS 'SELECT 1'").find("COST 7") !=
      std::string::npos);
  CHECK(printed("CREATE EXTENSION \"uuid-ossp\" WITH SCHEMA public VERSION '1.1'") ==
        "CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\";\n\n");
  CHECK(printed("CREATE SCHEMA x; CREATE EXTENSION cube SCHEMA x CASCADE")
            .find("CREATE EXTENSION IF NOT EXISTS cube WITH SCHEMA x CASCADE;") !=
        std::string::npos);
}

TEST_CASE("Names of not-null constraints are told only with something else about them") {
  CHECK(printed("CREATE TABLE t (a int CONSTRAINT given NOT NULL)") ==
        "CREATE TABLE public.t (\n  a integer NOT NULL\n);\n\n");
  CHECK(printed("CREATE TABLE t (a int CONSTRAINT given NOT NULL NO INHERIT)") ==
        "CREATE TABLE public.t (\n  a integer CONSTRAINT given NOT NULL NO INHERIT\n);\n\n");
  CHECK(printed("CREATE TABLE t (a int NOT NULL NO INHERIT)") ==
        "CREATE TABLE public.t (\n  a integer CONSTRAINT t_a_not_null NOT NULL NO INHERIT\n);\n\n");
}

TEST_CASE("What is known by name alone comes before what needs it") {
  const std::string text = printed(
      "CREATE SCHEMA app; CREATE COLLATION app.plain (LOCALE = 'C');"
      "CREATE ACCESS METHOD heaped TYPE TABLE HANDLER heap_tableam_handler;"
      "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;"
      "CREATE FUNCTION app.diff(numeric, numeric) RETURNS float8 LANGUAGE sql AS 'SELECT 1.0';"
      "CREATE TYPE app.a_span AS RANGE (SUBTYPE = numeric, SUBTYPE_DIFF = app.diff);"
      "CREATE TYPE app.b_span AS RANGE (SUBTYPE = text, COLLATION = \"C\");"
      "CREATE TABLE app.a (x text COLLATE app.plain) USING heaped;"
      "CREATE FOREIGN TABLE app.b (x int) SERVER s;");
  const auto comes_before = [&](const char* first, const char* second) {
    CAPTURE(first);
    CAPTURE(text);
    CHECK(text.find(first) < text.find(second));
  };
  comes_before("CREATE FUNCTION app.diff", "CREATE TYPE app.a_span");
  comes_before("CREATE COLLATION app.plain", "CREATE TABLE app.a");
  comes_before("CREATE ACCESS METHOD", "CREATE TABLE app.a");
  comes_before("CREATE SERVER", "CREATE FOREIGN TABLE app.b");
  CHECK(text.find("collation = \"C\"") != std::string::npos);
}

TEST_CASE("A default is in parentheses where its words need them") {
  CHECK(default_of("timestamptz", "(now() AT TIME ZONE 'utc')") == "(now() at time zone 'utc')");
  CHECK(default_of("boolean", "(true AND false)") == "(true and false)");
  CHECK(default_of("boolean", "(1 IN (1, 2))") == "(1 in (1, 2))");
  CHECK(default_of("boolean", "(1 = ANY (ARRAY[1]))") == "(1 = any (array[1]))");
  CHECK(default_of("timestamptz", "now()") == "now()");
  CHECK(default_of("int", "(1 + 2)") == "1 + 2");
}

TEST_CASE("No secret is printed or compared") {
  const std::string text = printed(
      "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'x', "
      "password 'S1', conn 'a password=S2', \"Dsn\" 'postgres://u:S8@h/d');"
      "CREATE SERVER t FOREIGN DATA WRAPPER w OPTIONS (api_key 'S3');"
      "ALTER SERVER t OPTIONS (ADD token 'S4');"
      "CREATE FOREIGN TABLE f (a int OPTIONS (secret 'S5')) SERVER s OPTIONS (pwd 'S6', b 'kept');"
      "CREATE SUBSCRIPTION sub CONNECTION 'host=h password=S7' PUBLICATION p;");
  CAPTURE(text);
  for (const char* secret : {"S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "SUBSCRIPTION"}) {
    CAPTURE(secret);
    CHECK(text.find(secret) == std::string::npos);
  }
  CHECK(text.find("host 'x'") != std::string::npos);
  CHECK(text.find("b 'kept'") != std::string::npos);
}

TEST_CASE("A foreign key over periods says so") {
  CHECK(printed("CREATE TABLE a (id int, at tstzrange, PRIMARY KEY (id, at WITHOUT OVERLAPS));"
                "CREATE TABLE b (x int, y tstzrange, CONSTRAINT k FOREIGN KEY (x, PERIOD y) "
                "REFERENCES a (id, PERIOD at));")
            .find("CONSTRAINT k FOREIGN KEY (x, PERIOD y) REFERENCES public.a (id, PERIOD at);") !=
        std::string::npos);
}

TEST_CASE("SQLite: attached files are no part of the schema") {
  const Replayed r("CREATE TABLE aux.ty (a, b); CREATE VIEW temp.v AS SELECT 1;", Dialect::sqlite);
  CHECK(print(r.catalog()).empty());
  CHECK(printed(
            "CREATE TABLE t (a); CREATE TEMP TRIGGER g AFTER INSERT ON main.t BEGIN SELECT 1; END;",
            Dialect::sqlite)
            .find("TRIGGER") == std::string::npos);
}

TEST_CASE("SQLite: a table without known columns is left out with what hangs on it") {
  const Replayed r("CREATE TABLE t AS SELECT * FROM elsewhere; CREATE INDEX i ON t (a);",
                   Dialect::sqlite);
  CHECK(print(r.catalog()).empty());
}

TEST_CASE("Kinds that need one another are in their order whatever their names") {
  const std::string text = printed(
      "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;"
      "CREATE OPERATOR FAMILY f USING btree; CREATE OPERATOR === (FUNCTION = texteq, LEFTARG = "
      "text, RIGHTARG = text);"
      "CREATE OPERATOR CLASS a FOR TYPE text USING btree FAMILY f AS OPERATOR 3 ===;"
      "CREATE TEXT SEARCH DICTIONARY t (TEMPLATE = simple);"
      "CREATE TEXT SEARCH CONFIGURATION c (PARSER = \"default\");");
  CAPTURE(text);
  CHECK(text.find("CREATE FOREIGN DATA WRAPPER") < text.find("CREATE SERVER"));
  CHECK(text.find("CREATE OPERATOR FAMILY") < text.find("CREATE OPERATOR CLASS"));
  CHECK(text.find("CREATE OPERATOR public.===") < text.find("CREATE OPERATOR CLASS"));
  CHECK(text.find("DICTIONARY") < text.find("CONFIGURATION"));
}

TEST_CASE("Comments name their object as COMMENT wants it") {
  const std::string text = printed(
      "CREATE AGGREGATE many(*) (SFUNC = int8inc, STYPE = bigint);"
      "COMMENT ON AGGREGATE many(*) IS 'a';"
      "CREATE OPERATOR public.=== (FUNCTION = texteq, LEFTARG = text, RIGHTARG = text);"
      "COMMENT ON OPERATOR public.=== (text, text) IS 'b';"
      "CREATE OPERATOR FAMILY f USING btree; COMMENT ON OPERATOR FAMILY f USING btree IS 'c';"
      "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;"
      "COMMENT ON SERVER s IS 'd'; GRANT USAGE ON FOREIGN SERVER s TO PUBLIC;"
      "CREATE CAST (text AS numeric(9, 2)) WITH INOUT; COMMENT ON CAST (text AS numeric) IS 'e';"
      "CREATE TABLE t (a int); CREATE POLICY \"P\" ON t; COMMENT ON POLICY \"P\" ON t IS 'f';");
  for (const char* line : {
           "COMMENT ON AGGREGATE public.many(*) IS 'a';",
           "COMMENT ON OPERATOR public.=== (text, text) IS 'b';",
           "COMMENT ON OPERATOR FAMILY public.f USING btree IS 'c';",
           "COMMENT ON SERVER s IS 'd';",
           "GRANT usage ON FOREIGN SERVER s TO PUBLIC;",
           "COMMENT ON CAST (text AS numeric(9, 2)) IS 'e';",
           "COMMENT ON POLICY \"P\" ON public.t IS 'f';",
       }) {
    CAPTURE(text);
    CHECK_MESSAGE(text.find(line) != std::string::npos, line);
  }
}

TEST_SUITE_END();
