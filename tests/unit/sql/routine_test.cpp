#include <doctest/doctest.h>

#include "unit/sql/parsed.hpp"

TEST_SUITE_BEGIN("sql");

using namespace mig;
using ast::ParameterMode;

TEST_CASE("CREATE FUNCTION: every option has its field") {
  const Parsed parsed(
      "CREATE OR REPLACE FUNCTION s.f(a int) RETURNS SETOF text LANGUAGE PLPGSQL STABLE STRICT "
      "SECURITY DEFINER LEAKPROOF PARALLEL SAFE COST 10 ROWS 5.5 SUPPORT s.help "
      "SET search_path TO app, \"Other\" SET work_mem FROM CURRENT AS $$BEGIN END$$");
  const auto& function = parsed.as<ast::CreateFunction>();
  CHECK(function.object == ast::ObjectKind::function);
  CHECK(function.or_replace);
  CHECK(function.name.schema.text == "s");
  CHECK(function.returns.name == "text");
  CHECK(function.returns.is_set);
  CHECK(function.language == "plpgsql");
  CHECK(function.volatility == "stable");
  CHECK(function.is_strict);
  CHECK(function.is_security_definer);
  CHECK(function.is_leakproof);
  CHECK(!function.is_window);
  CHECK(function.parallel == "safe");
  CHECK(function.body_literal.text() == "$$BEGIN END$$");
  CHECK(!function.sql_body);
  REQUIRE(function.settings.size() == 2);
  CHECK(function.settings[0].name == "search_path");
  CHECK(function.settings[0].text == "app, Other");
  CHECK(function.settings[1].name == "work_mem");
  REQUIRE(function.others.size() == 3);
  CHECK(function.others[0].name == "cost");
  CHECK(function.others[0].text == "10");
  CHECK(function.others[2].name == "support");
}

TEST_CASE("CREATE FUNCTION: what is unsaid") {
  const Parsed parsed("CREATE FUNCTION f() RETURNS int AS 'lib', 'symbol' LANGUAGE 'C'");
  const auto& function = parsed.as<ast::CreateFunction>();
  CHECK(function.volatility == "volatile");
  CHECK(function.parallel == "unsafe");
  CHECK(function.language == "c");
  CHECK(!function.is_strict);
  CHECK(function.parameters.empty());
  CHECK(function.body_literal.text() == "'lib'");
  CHECK(function.link_symbol.text() == "'symbol'");
}

TEST_CASE("Parameters: modes, names, defaults and the columns of RETURNS TABLE") {
  const Parsed parsed(
      "CREATE FUNCTION f(int, a text, OUT b double precision, c INOUT int, IN OUT d int, "
      "e int DEFAULT 1 + 1, VARIADIC g text[] = '{}') RETURNS TABLE (x int, y s.t.c%TYPE) "
      "LANGUAGE sql AS ''");
  const auto& all = parsed.as<ast::CreateFunction>().parameters;
  REQUIRE(all.size() == 9);
  CHECK(!all[0].name);
  CHECK(all[0].mode == ParameterMode::in);
  CHECK(all[1].name.text == "a");
  CHECK(all[1].type.name == "text");
  CHECK(all[2].mode == ParameterMode::out);
  CHECK(all[2].name.text == "b");
  CHECK(all[2].type.name == "double precision");
  CHECK(all[3].mode == ParameterMode::inout);
  CHECK(all[3].name.text == "c");
  CHECK(all[4].mode == ParameterMode::inout);
  CHECK(all[4].name.text == "d");
  CHECK(all[5].default_value.text() == "1 + 1");
  CHECK(all[6].mode == ParameterMode::variadic);
  CHECK(all[6].default_value.text() == "'{}'");
  CHECK(all[7].mode == ParameterMode::table);
  CHECK(all[8].type.is_percent);
  CHECK(!parsed.as<ast::CreateFunction>().returns);
}

TEST_CASE("Bodies that are SQL: RETURN and BEGIN ATOMIC") {
  const Parsed returned("CREATE FUNCTION f(a int) RETURNS int IMMUTABLE RETURN a + 1");
  const auto& plain = returned.as<ast::CreateFunction>();
  CHECK(plain.language == "sql");
  CHECK(plain.sql_body[0].is(Node::return_));
  CHECK(plain.sql_body[0][0].text() == "a + 1");

  const Parsed atomic(
      "CREATE PROCEDURE p(a int) BEGIN ATOMIC INSERT INTO t VALUES (a); ; "
      "SELECT CASE a WHEN 1 THEN 2 END; END");
  const auto& procedure = atomic.as<ast::CreateFunction>();
  CHECK(procedure.object == ast::ObjectKind::procedure);
  const auto statements = procedure.sql_body.children();
  REQUIRE(statements.size() == 2);
  CHECK(statements[0].is(Node::insert));
  CHECK(statements[1].is(Node::select));
  CHECK(Parsed("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC END").is_read());
  CHECK(Parsed("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC RETURN 1; END").is_read());
}

TEST_CASE("ALTER FUNCTION, PROCEDURE and ROUTINE: the options") {
  const Parsed parsed(
      "ALTER FUNCTION s.f(int, OUT text) IMMUTABLE CALLED ON NULL INPUT EXTERNAL SECURITY INVOKER "
      "NOT LEAKPROOF COST 1 SET search_path = a RESET ALL RESTRICT");
  const auto& alter = parsed.as<ast::AlterFunction>();
  CHECK(alter.object == ast::ObjectKind::function);
  CHECK(alter.target.arguments.size() == 1);
  constexpr std::pair<std::string_view, std::string_view> expected[] = {
      {"volatility", "immutable"},
      {"strict", "false"},
      {"security", "invoker"},
      {"leakproof", "false"},
      {"cost", "1"},
      {"set", "search_path"},
      {"reset", "all"},
  };
  REQUIRE(alter.options.size() == std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    CHECK(alter.options[i].name == expected[i].first);
    CHECK(alter.options[i].text == expected[i].second);
  }
  CHECK(Parsed("ALTER ROUTINE r VOLATILE").as<ast::AlterFunction>().object ==
        ast::ObjectKind::routine);
  CHECK(!Parsed("ALTER FUNCTION f()").is_read());
}

TEST_CASE("Functions that cannot be read: what was expected and where") {
  CHECK(Parsed("CREATE FUNCTION f(a int RETURNS int").problem().find("found RETURNS at 24") !=
        std::string::npos);
  CHECK(Parsed("CREATE FUNCTION f() RETURNS int COST x AS ''").problem() ==
        "expected '+', '-', a whole number or a number, found x at 37");
  const std::string misspelt = Parsed("CREATE FUNCTION f() RETURNS int LANGUGE sql").problem();
  CHECK(misspelt.find("did you mean LANGUAGE?") != std::string::npos);
  CHECK(!Parsed("CREATE PROCEDURE p() RETURNS int AS ''").is_read());
  CHECK(!Parsed("CREATE FUNCTION f(a int, ) RETURNS int AS ''").is_read());
}

TEST_SUITE_END();
