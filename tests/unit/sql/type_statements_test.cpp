#include <doctest/doctest.h>

#include "unit/sql/parsed.hpp"

TEST_SUITE_BEGIN("sql");

using namespace mig;
using ast::ConstraintKind;

TEST_CASE("CREATE TYPE AS ENUM: the labels without quotes") {
  const Parsed parsed("CREATE TYPE shop.Mood AS ENUM ('sad', 'it''s ok', E'a\\tb')");
  const auto& type = parsed.as<ast::CreateEnum>();
  CHECK(type.name.schema.text == "shop");
  CHECK(type.name.name.text == "mood");
  REQUIRE(type.values.size() == 3);
  CHECK(type.values[0].text == "sad");
  CHECK(type.values[1].text == "it's ok");
  CHECK(type.values[2].text == "a\tb");
  CHECK(Parsed("CREATE TYPE t AS ENUM ()").as<ast::CreateEnum>().values.empty());
}

TEST_CASE("ALTER TYPE ADD VALUE: where the new one stands") {
  const Parsed last("ALTER TYPE mood ADD VALUE 'ok'");
  CHECK(last.as<ast::AlterEnum>().value.text == "ok");
  CHECK(!last.as<ast::AlterEnum>().neighbour);
  CHECK(!last.as<ast::AlterEnum>().if_not_exists);

  const Parsed parsed("ALTER TYPE mood ADD VALUE IF NOT EXISTS 'ok' BEFORE 'happy'");
  const auto& before = parsed.as<ast::AlterEnum>();
  CHECK(before.if_not_exists);
  CHECK(before.neighbour.text == "happy");
  CHECK(before.is_before);
  CHECK(!Parsed("ALTER TYPE mood ADD VALUE 'a' AFTER 'b'").as<ast::AlterEnum>().is_before);
}

TEST_CASE("CREATE TYPE AS: composite and range types") {
  const Parsed composite("CREATE TYPE pair AS (a int, b text[] COLLATE \"C\")");
  const auto& attributes = composite.as<ast::CreateCompositeType>().attributes;
  REQUIRE(attributes.size() == 2);
  CHECK(attributes[0].type.name == "integer");
  CHECK(attributes[1].name.text == "b");
  CHECK(attributes[1].collation->name.text == "C");
  CHECK(Parsed("CREATE TYPE nothing AS ()").as<ast::CreateCompositeType>().attributes.empty());

  const Parsed range("CREATE TYPE floats AS RANGE (SUBTYPE = float8, subtype_diff = s.minus)");
  const auto& options = range.as<ast::CreateRangeType>().options;
  REQUIRE(options.size() == 2);
  CHECK(options[0].name == "subtype");
  CHECK(options[0].text == "float8");
}

TEST_CASE("CREATE TYPE without AS: base types and shells") {
  const Parsed shell("CREATE TYPE box");
  CHECK(shell.as<ast::Define>().object == ast::ObjectKind::type);
  CHECK(shell.as<ast::Define>().options.empty());
  const Parsed base("CREATE TYPE s.box (INPUT = box_in, OUTPUT = box_out, INTERNALLENGTH = 16)");
  const auto& type = base.as<ast::Define>();
  CHECK(type.target.name.schema.text == "s");
  CHECK(type.target.name.name.text == "box");
  CHECK(type.options.size() == 3);
  CHECK(type.options[2].text == "16");
  CHECK(Parsed("ALTER TYPE box SET (SEND = box_send, RECEIVE = NONE)").kind() == Node::alter_type);
}

TEST_CASE("CREATE DOMAIN: type, collation, constraints and their names") {
  const Parsed parsed(
      "CREATE DOMAIN shop.email AS varchar(80) COLLATE \"C\" DEFAULT 'x' NOT NULL "
      "CONSTRAINT has_at CHECK (value ~ '@')");
  const auto& domain = parsed.as<ast::CreateDomain>();
  CHECK(domain.name.name.text == "email");
  CHECK(to_string(domain.type) == "character varying(80)");
  CHECK(domain.collation.name.text == "C");
  REQUIRE(domain.constraints.size() == 3);
  CHECK(domain.constraints[0].kind == ConstraintKind::default_);
  CHECK(domain.constraints[0].expression.text() == "'x'");
  CHECK(domain.constraints[1].kind == ConstraintKind::not_null);
  CHECK(domain.constraints[2].kind == ConstraintKind::check);
  CHECK(domain.constraints[2].name.text == "has_at");
  CHECK(Parsed("CREATE DOMAIN d int").as<ast::CreateDomain>().constraints.empty());
}

TEST_CASE("ALTER DOMAIN: each action") {
  using Action = ast::AlterDomain::Action;
  const auto action = [](const char* rest) {
    return Parsed(std::string("ALTER DOMAIN d ") + rest).as<ast::AlterDomain>().action;
  };
  CHECK(action("SET DEFAULT 1") == Action::set_default);
  CHECK(action("DROP DEFAULT") == Action::drop_default);
  CHECK(action("SET NOT NULL") == Action::set_not_null);
  CHECK(action("DROP NOT NULL") == Action::drop_not_null);
  CHECK(action("VALIDATE CONSTRAINT c") == Action::validate_constraint);

  const Parsed added("ALTER DOMAIN d ADD CONSTRAINT c CHECK (value > 0) NOT VALID");
  CHECK(added.as<ast::AlterDomain>().action == Action::add_constraint);
  CHECK(added.as<ast::AlterDomain>().constraint.name.text == "c");
  CHECK(added.as<ast::AlterDomain>().constraint.not_valid);
  const Parsed dropped("ALTER DOMAIN d DROP CONSTRAINT IF EXISTS c CASCADE");
  const auto& drop = dropped.as<ast::AlterDomain>();
  CHECK(drop.action == Action::drop_constraint);
  CHECK(drop.constraint_name.text == "c");
  CHECK(drop.if_exists);
  CHECK(drop.behavior == ast::Behavior::cascade);
  CHECK(Parsed("ALTER DOMAIN d SET DEFAULT 1 + 1").as<ast::AlterDomain>().expression.text() ==
        "1 + 1");
}

TEST_CASE("Aggregates in both styles; operators; text search; collations") {
  const Parsed fresh("CREATE OR REPLACE AGGREGATE s.total(int, ORDER BY text) (SFUNC = f)");
  CHECK(!fresh.is_read());
  const Parsed aggregate("CREATE OR REPLACE AGGREGATE s.total(int) (SFUNC = f, STYPE = int8)");
  const auto& total = aggregate.as<ast::Define>();
  CHECK(total.object == ast::ObjectKind::aggregate);
  CHECK(total.or_replace);
  CHECK(total.target.has_arguments);
  REQUIRE(total.target.arguments.size() == 1);
  CHECK(total.target.arguments[0].name == "integer");
  CHECK(total.options.size() == 2);

  const Parsed old("CREATE AGGREGATE total (BASETYPE = int, SFUNC = f, STYPE = int8)");
  CHECK(!old.as<ast::Define>().target.has_arguments);
  CHECK(old.as<ast::Define>().options.size() == 3);
  CHECK(Parsed("CREATE AGGREGATE c(*) (SFUNC = f)").is_read());
  CHECK(Parsed("CREATE AGGREGATE p(float8 ORDER BY VARIADIC \"any\") (SFUNC = f)").is_read());

  const Parsed operation("CREATE OPERATOR s.=== (LEFTARG = box, COMMUTATOR = OPERATOR(s.===))");
  CHECK(operation.as<ast::Define>().object == ast::ObjectKind::operator_);
  CHECK(operation.as<ast::Define>().target.name.name.text == "===");
  const Parsed search("CREATE TEXT SEARCH CONFIGURATION public.en (COPY = english)");
  CHECK(search.as<ast::Define>().object == ast::ObjectKind::text_search_configuration);
  const Parsed collation("CREATE COLLATION IF NOT EXISTS de FROM \"de_DE\"");
  CHECK(collation.as<ast::Define>().object == ast::ObjectKind::collation);
  CHECK(collation.as<ast::Define>().if_not_exists);
  CHECK(Parsed("CREATE COLLATION de (provider = icu, locale = 'de')").is_read());
}

TEST_CASE("Types that cannot be read: what was expected and where") {
  CHECK(Parsed("CREATE TYPE mood AS EMUM ('a')").problem() ==
        "expected ENUM, RANGE or '(', found EMUM; did you mean ENUM? at 20");
  CHECK(Parsed("CREATE TYPE mood AS ENUM (a)").problem() ==
        "expected a string or ')', found a at 26");
  CHECK(Parsed("ALTER TYPE mood ADD VALUE ok").problem() ==
        "expected IF or a string, found ok at 26");
  const std::string no_type = Parsed("CREATE DOMAIN d AS NOT NULL").problem();
  CHECK(no_type.find("a type") != std::string::npos);
  CHECK(no_type.find("found NOT at 19") != std::string::npos);
}

TEST_SUITE_END();
