#include <doctest/doctest.h>

#include "base/text.hpp"
#include "unit/sql/parsed.hpp"

TEST_SUITE_BEGIN("sql");

using namespace mig;
using ast::ObjectKind;

TEST_CASE("Extensions") {
  const Parsed parsed(
      "CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\" WITH SCHEMA ext VERSION '1.1' CASCADE");
  const auto& extension = parsed.as<ast::CreateExtension>();
  CHECK(extension.name.text == "uuid-ossp");
  CHECK(extension.if_not_exists);
  CHECK(extension.schema.text == "ext");
  CHECK(extension.version == "1.1");
  CHECK(extension.cascade);
  CHECK(Parsed("ALTER EXTENSION x UPDATE TO '2.0'").as<ast::AlterExtension>().version == "2.0");
  CHECK(Parsed("ALTER EXTENSION x UPDATE").as<ast::AlterExtension>().version.empty());

  const Parsed dropped("ALTER EXTENSION x DROP FUNCTION s.f(int, OUT text)");
  const auto& contents = dropped.as<ast::AlterExtensionContents>();
  CHECK(contents.name.text == "x");
  CHECK(contents.is_drop);
  CHECK(contents.object == ObjectKind::function);
  CHECK(contents.target.name.name.text == "f");
  CHECK(contents.target.arguments.size() == 1);
  // A language without functions of its own is an extension.
  const Parsed language("CREATE OR REPLACE TRUSTED PROCEDURAL LANGUAGE plperl");
  CHECK(language.as<ast::CreateExtension>().name.text == "plperl");
  CHECK(language.as<ast::CreateExtension>().if_not_exists);
}

TEST_CASE("Publications: tables, columns, conditions and whole schemas") {
  const Parsed parsed(
      "CREATE PUBLICATION p FOR TABLE a, ONLY (s.b) (x, y) WHERE (x > 1), TABLES IN SCHEMA one, "
      "CURRENT_SCHEMA, TABLE c * WITH (publish = 'insert')");
  const auto& publication = parsed.as<ast::CreatePublication>();
  CHECK(publication.name.text == "p");
  CHECK(!publication.all_tables);
  REQUIRE(publication.objects.size() == 5);
  CHECK(publication.objects[0].table.name.text == "a");
  CHECK(publication.objects[1].table.schema.text == "s");
  CHECK(publication.objects[1].columns.size() == 2);
  CHECK(publication.objects[1].where.text() == "x > 1");
  CHECK(publication.objects[2].is_schema);
  CHECK(publication.objects[2].table.name.text == "one");
  CHECK(publication.objects[3].is_schema);
  CHECK(!publication.objects[4].is_schema);
  REQUIRE(publication.with.size() == 1);
  CHECK(publication.with[0].name == "publish");
  CHECK(publication.with[0].text == "insert");
  CHECK(Parsed("CREATE PUBLICATION p FOR ALL TABLES").as<ast::CreatePublication>().all_tables);
}

TEST_CASE("ALTER PUBLICATION: add, set, drop, options") {
  using Action = ast::AlterPublication::Action;
  const auto action = [](const char* rest) {
    return Parsed(concat("ALTER PUBLICATION p ", rest)).as<ast::AlterPublication>().action;
  };
  CHECK(action("ADD TABLE a, tables") == Action::add);
  CHECK(action("SET TABLES IN SCHEMA s") == Action::set);
  CHECK(action("DROP TABLE a") == Action::drop);
  CHECK(action("SET (publish = 'update')") == Action::options);
}

TEST_CASE("Subscriptions") {
  const Parsed parsed(
      "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION a, b WITH (enabled = false)");
  const auto& subscription = parsed.as<ast::CreateSubscription>();
  CHECK(subscription.name.text == "s");
  CHECK(subscription.publications.size() == 2);
  CHECK(subscription.with.size() == 1);
  for (const char* rest :
       {"CONNECTION 'x'", "SET PUBLICATION a", "ADD PUBLICATION a WITH (refresh = false)",
        "DROP PUBLICATION a, b", "REFRESH PUBLICATION", "ENABLE", "DISABLE",
        "SET (slot_name = NONE)", "SKIP (lsn = '0/1')"}) {
    CHECK(Parsed(concat("ALTER SUBSCRIPTION s ", rest)).as<ast::AlterSubscription>().name.text ==
          "s");
  }
}

TEST_CASE("Statistics") {
  const Parsed parsed(
      "CREATE STATISTICS IF NOT EXISTS s.st (ndistinct, mcv) ON a, lower(b), (a + 1) FROM s.t");
  const auto& statistics = parsed.as<ast::CreateStatistics>();
  CHECK(statistics.name.name.text == "st");
  CHECK(statistics.if_not_exists);
  CHECK(statistics.kinds.size() == 2);
  REQUIRE(statistics.elements.size() == 3);
  CHECK(statistics.elements[0].column.text == "a");
  CHECK(statistics.elements[2].expression.text() == "a + 1");
  CHECK(statistics.table.schema.text == "s");
  CHECK(statistics.table.name.text == "t");
  CHECK(!Parsed("CREATE STATISTICS ON a, b FROM t").as<ast::CreateStatistics>().name);
  const Parsed altered("ALTER STATISTICS IF EXISTS st SET STATISTICS -1");
  CHECK(altered.as<ast::AlterStatistics>().target == "-1");
  CHECK(altered.as<ast::AlterStatistics>().if_exists);
}

TEST_CASE("Objects known by name") {
  struct Case {
    const char* text;
    ObjectKind object;
    std::string_view name;
  };
  constexpr Case cases[] = {
      {"CREATE SERVER IF NOT EXISTS far TYPE 'x' VERSION '1' FOREIGN DATA WRAPPER w "
       "OPTIONS (host 'h')",
       ObjectKind::server, "far"},
      {"CREATE FOREIGN DATA WRAPPER w HANDLER s.h NO VALIDATOR OPTIONS (a 'b')",
       ObjectKind::foreign_data_wrapper, "w"},
      {"CREATE ACCESS METHOD am TYPE INDEX HANDLER h", ObjectKind::access_method, "am"},
      {"CREATE DEFAULT CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM s.f", ObjectKind::conversion, "c"},
      {"CREATE OPERATOR CLASS oc DEFAULT FOR TYPE int4 USING btree FAMILY f AS OPERATOR 1 <, "
       "OPERATOR 3 s.= (int4, int8) FOR SEARCH, OPERATOR 4 <-> FOR ORDER BY float_ops, "
       "FUNCTION 1 (int4, int8) cmp(int4, int8), FUNCTION 2 g, STORAGE int8",
       ObjectKind::operator_class, "oc"},
      {"CREATE OPERATOR FAMILY f USING gist", ObjectKind::operator_family, "f"},
      {"CREATE LANGUAGE l HANDLER s.h INLINE i VALIDATOR v", ObjectKind::language, "l"},
  };
  for (const Case& each : cases) {
    const Parsed parsed(each.text);
    const auto& other = parsed.as<ast::CreateOther>();
    CHECK(other.object == each.object);
    CHECK(other.target.name.name.text == each.name);
  }
  const Parsed cast("CREATE CAST (text AS shop.mood) WITH FUNCTION f(text) AS IMPLICIT");
  CHECK(cast.as<ast::CreateOther>().object == ObjectKind::cast);
  CHECK(cast.as<ast::CreateOther>().target.type.name == "text");
  CHECK(Parsed("CREATE OR REPLACE TRANSFORM FOR hstore LANGUAGE plpython3u "
               "(FROM SQL WITH FUNCTION a(internal), TO SQL WITH FUNCTION b(internal))")
            .as<ast::CreateOther>()
            .or_replace);
}

TEST_CASE("Kinds of statements about roles, databases, the server and the rest") {
  struct Case {
    const char* text;
    Node kind;
  };
  constexpr Case cases[] = {
      {"CREATE ROLE r WITH SUPERUSER NOLOGIN BYPASSRLS CONNECTION LIMIT -1 PASSWORD NULL "
       "VALID UNTIL 'infinity' IN ROLE a, b ADMIN c SYSID 7",
       Node::create_role},
      {"CREATE USER u ENCRYPTED PASSWORD 'x'", Node::create_role},
      {"CREATE GROUP g", Node::create_role},
      {"ALTER ROLE CURRENT_USER NOINHERIT", Node::alter_role},
      {"ALTER GROUP g ADD USER a, b", Node::alter_role},
      {"ALTER ROLE ALL IN DATABASE d SET work_mem = '1MB'", Node::alter_role_set},
      {"ALTER USER u RESET ALL", Node::alter_role_set},
      {"ALTER USER u SET TIME ZONE 'UTC'", Node::alter_role_set},
      {"CREATE USER MAPPING IF NOT EXISTS FOR USER SERVER s OPTIONS (a 'b')",
       Node::create_user_mapping},
      {"ALTER USER MAPPING FOR PUBLIC SERVER s OPTIONS (DROP a, SET b 'c')",
       Node::alter_user_mapping},
      {"CREATE DATABASE d OWNER = o TEMPLATE template0 CONNECTION LIMIT 5 IS_TEMPLATE true "
       "LC_COLLATE 'C' ENCODING DEFAULT",
       Node::create_database},
      {"ALTER DATABASE d WITH ALLOW_CONNECTIONS false", Node::alter_database},
      {"ALTER DATABASE d SET TABLESPACE t", Node::alter_database},
      {"ALTER DATABASE d SET tablespace TO t", Node::alter_database_set},
      {"ALTER DATABASE d RESET work_mem", Node::alter_database_set},
      {"ALTER DATABASE d REFRESH COLLATION VERSION", Node::alter_database_refresh_collation},
      {"CREATE TABLESPACE t OWNER CURRENT_USER LOCATION '/x' WITH (seq_page_cost = 2)",
       Node::create_tablespace},
      {"ALTER TABLESPACE t RESET (seq_page_cost)", Node::alter_tablespace},
      {"ALTER SYSTEM SET work_mem TO '1MB'", Node::alter_system},
      {"ALTER SYSTEM RESET ALL", Node::alter_system},
      {"ALTER COLLATION c REFRESH VERSION", Node::alter_collation},
      {"ALTER OPERATOR s.@@ (NONE, int) SET (RESTRICT = NONE)", Node::alter_operator},
      {"ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (int, int), STORAGE int",
       Node::alter_operator_family},
      {"ALTER OPERATOR FAMILY f USING btree DROP FUNCTION 1 (int)", Node::alter_operator_family},
      {"ALTER TEXT SEARCH DICTIONARY d (StopWords = newrussian, dummy)",
       Node::alter_text_search_dictionary},
      {"ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR asciiword REPLACE a WITH b",
       Node::alter_text_search_configuration},
      {"ALTER TEXT SEARCH CONFIGURATION c DROP MAPPING IF EXISTS FOR word",
       Node::alter_text_search_configuration},
      {"ALTER SERVER s VERSION NULL OPTIONS (ADD a 'b')", Node::alter_server},
      {"ALTER FOREIGN DATA WRAPPER w NO HANDLER", Node::alter_foreign_data_wrapper},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(Parsed(each.text).kind() == each.kind);
  }
}

TEST_CASE("What gram.y refuses is refused") {
  for (const char* text :
       {"CREATE ROLE none", "CREATE ROLE r UNENCRYPTED PASSWORD 'x'", "CREATE ROLE r SUPERUSERS",
        "ALTER ROLE r ADMIN a", "ALTER SERVER s", "ALTER FOREIGN DATA WRAPPER w",
        "CREATE PUBLICATION p FOR a", "CREATE PUBLICATION p FOR TABLES IN SCHEMA a.b",
        "CREATE STATISTICS s ON a", "CREATE CAST (a AS b)", "ALTER SYSTEM SET x FROM CURRENT",
        "CREATE TRANSFORM FOR t LANGUAGE l ()", "CREATE DATABASE d OWNER",
        "CREATE LANGUAGE l VALIDATOR v", "ALTER EXTENSION x ADD TRIGGER t ON s",
        "CREATE USER MAPPING FOR u", "CREATE SERVER s OPTIONS (a 'b')"}) {
    CAPTURE(text);
    CHECK(!Parsed(text).is_read());
  }
  CHECK(Parsed("CREATE ROLE r SUPERUSR").problem().find("did you mean SUPERUSER?") !=
        std::string::npos);
}

TEST_SUITE_END();
