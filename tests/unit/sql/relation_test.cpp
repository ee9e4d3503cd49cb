#include "unit/sql/parsed.hpp"
#include "unit/sql/shown.hpp"

TEST_SUITE_BEGIN("sql");

namespace {

using namespace mig;

}  // namespace

TEST_CASE("an index") {
  const Parsed parsed(
      "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS by_name ON ONLY shop.t USING gin "
      "(a, lower(b) COLLATE \"C\" text_ops DESC NULLS LAST, (a || b) x.ops (siglen = 32), c NULLS "
      "FIRST) "
      "INCLUDE (d, e) NULLS NOT DISTINCT WITH (fillfactor = 50) TABLESPACE fast WHERE d > 0");
  const auto& index = parsed.as<ast::CreateIndex>();
  CHECK(index.is_unique);
  CHECK(index.is_concurrent);
  CHECK(index.if_not_exists);
  CHECK(index.is_only);
  CHECK(index.name.text == "by_name");
  CHECK(index.table.schema.text == "shop");
  CHECK(index.access_method.text == "gin");
  REQUIRE(index.elements.size() == 4);
  CHECK(index.elements[0].column.text == "a");
  CHECK(index.elements[0].order == ast::SortOrder::unsaid);
  CHECK(index.elements[1].expression.text() == "lower(b)");
  CHECK(index.elements[1].collation->name.text == "C");
  CHECK(index.elements[1].operator_class->name.text == "text_ops");
  CHECK(index.elements[1].order == ast::SortOrder::descending);
  CHECK(index.elements[1].nulls == ast::NullsOrder::last);
  CHECK(index.elements[2].expression.text() == "a || b");
  CHECK(index.elements[2].operator_class->schema.text == "x");
  CHECK(shown(index.elements[2].operator_class_options) == "siglen=32");
  CHECK(index.elements[3].column.text == "c");
  CHECK(index.elements[3].nulls == ast::NullsOrder::first);
  CHECK_FALSE(index.elements[3].operator_class);
  CHECK(shown(index.include) == "d e");
  CHECK(index.nulls_not_distinct);
  CHECK(shown(index.with) == "fillfactor=50");
  CHECK(index.tablespace.text == "fast");
  CHECK(index.predicate.text() == "d > 0");
}

TEST_CASE("an index may have no name and one named IF") {
  CHECK_FALSE(Parsed("CREATE INDEX ON t (a)").as<ast::CreateIndex>().name);
  CHECK(Parsed("CREATE INDEX if ON t (a)").as<ast::CreateIndex>().name.text == "if");
  CHECK(Parsed("CREATE INDEX i ON t (coalesce(a, b), CURRENT_DATE)").is_read());
  const Parsed nulls("CREATE INDEX i ON t (nulls nulls nulls first)");
  CHECK(nulls.as<ast::CreateIndex>().elements[0].operator_class->name.text == "nulls");
}

TEST_CASE("views") {
  const Parsed parsed(
      "CREATE OR REPLACE TEMPORARY VIEW s.v (a, b) WITH (security_barrier, check_option = local) "
      "AS "
      "SELECT 1, 2 WITH LOCAL CHECK OPTION");
  const auto& view = parsed.as<ast::CreateView>();
  CHECK(view.or_replace);
  CHECK(view.is_temporary);
  CHECK(view.name.schema.text == "s");
  CHECK(shown(view.columns) == "a b");
  CHECK(shown(view.with) == "security_barrier check_option=local");
  CHECK(view.query.text() == "SELECT 1, 2");
  CHECK(view.check_option == "local");
  CHECK(
      Parsed("CREATE VIEW v AS VALUES (1) WITH CHECK OPTION").as<ast::CreateView>().check_option ==
      "cascaded");
  const Parsed recursive("CREATE RECURSIVE VIEW v (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM v");
  CHECK(recursive.as<ast::CreateView>().is_recursive);
  CHECK(recursive.as<ast::CreateView>().check_option.empty());
}

TEST_CASE("sequences") {
  const Parsed parsed(
      "CREATE TEMP SEQUENCE IF NOT EXISTS s.q AS smallint INCREMENT BY -2 MINVALUE -10 NO MAXVALUE "
      "START 5 CACHE 7 CYCLE OWNED BY shop.t.id");
  const auto& sequence = parsed.as<ast::CreateSequence>();
  CHECK(sequence.name.schema.text == "s");
  CHECK(sequence.if_not_exists);
  CHECK(sequence.persistence == ast::Persistence::temporary);
  CHECK(shown(sequence.options) ==
        "as=smallint increment=-2 minvalue=-10 maxvalue start=5 cache=7 cycle=true "
        "owned_by=shop.t.id");
  CHECK(sequence.type.name == "smallint");
  CHECK(sequence.owned_by_table.schema.text == "shop");
  CHECK(sequence.owned_by_table.name.text == "t");
  CHECK(sequence.owned_by_column.text == "id");
  CHECK(Parsed("CREATE SEQUENCE q").as<ast::CreateSequence>().options.empty());
}

TEST_CASE("changed sequences") {
  const Parsed parsed(
      "ALTER SEQUENCE IF EXISTS q RESTART WITH 9223372036854775807 NO CYCLE OWNED BY NONE");
  const auto& sequence = parsed.as<ast::AlterSequence>();
  CHECK(sequence.if_exists);
  CHECK(shown(sequence.options) == "restart=9223372036854775807 cycle=false owned_by=none");
  CHECK(sequence.owned_by_none);
  CHECK_FALSE(sequence.owned_by_table);
  CHECK(shown(Parsed("ALTER SEQUENCE q RESTART").as<ast::AlterSequence>().options) == "restart");
  const Parsed owner("ALTER SEQUENCE q OWNER TO bob");
  CHECK(owner.as<ast::AlterTable>().object == ast::ObjectKind::sequence);
}

TEST_CASE("schemas") {
  const Parsed plain("CREATE SCHEMA IF NOT EXISTS shop AUTHORIZATION bob");
  CHECK(plain.as<ast::CreateSchema>().name.text == "shop");
  CHECK(plain.as<ast::CreateSchema>().role.text == "bob");
  CHECK(plain.as<ast::CreateSchema>().if_not_exists);
  const Parsed of_role("CREATE SCHEMA AUTHORIZATION CURRENT_USER");
  CHECK_FALSE(of_role.as<ast::CreateSchema>().name);
  CHECK(of_role.as<ast::CreateSchema>().role.text == "current_user");
}

TEST_CASE("a schema and what is created with it") {
  const Parsed parsed(
      "CREATE SCHEMA shop CREATE TABLE a (b int DEFAULT 1) CREATE UNIQUE INDEX ON a (b) "
      "CREATE VIEW v AS SELECT b FROM a CREATE SEQUENCE q START 5");
  const auto& schema = parsed.as<ast::CreateSchema>();
  REQUIRE(schema.elements.size() == 4);
  REQUIRE(schema.elements[0]->as<ast::CreateTable>() != nullptr);
  CHECK(schema.elements[0]->as<ast::CreateTable>()->columns.size() == 1);
  CHECK(schema.elements[1]->as<ast::CreateIndex>() != nullptr);
  REQUIRE(schema.elements[2]->as<ast::CreateView>() != nullptr);
  CHECK(schema.elements[2]->as<ast::CreateView>()->query.text() == "SELECT b FROM a");
  CHECK(schema.elements[3]->as<ast::CreateSequence>() != nullptr);
}

TEST_CASE("what the server's grammar refuses of indexes and views and sequences and schemas") {
  for (const std::string text : {
           "CREATE INDEX IF NOT EXISTS ON t (a)",
           "CREATE INDEX i ON t (a || b)",
           "CREATE INDEX i ON t ()",
           "CREATE INDEX s.i ON t (a)",
           "CREATE INDEX i ON t (a) WHERE d > 0 TABLESPACE fast",
           "CREATE VIEW IF NOT EXISTS v AS SELECT 1",
           "CREATE RECURSIVE VIEW v AS SELECT 1",
           "CREATE RECURSIVE VIEW v (a) AS SELECT 1 WITH CHECK OPTION",
           "CREATE OR REPLACE MATERIALIZED VIEW v AS SELECT 1",
           "CREATE VIEW v AS DELETE FROM t RETURNING *",
           "CREATE SEQUENCE q START",
           "CREATE SEQUENCE q INCREMENT 1 + 1",
           "ALTER SEQUENCE q",
           "CREATE SCHEMA IF NOT EXISTS s CREATE TABLE a (b int)",
           "CREATE SCHEMA s CREATE TABLE a AS SELECT 1",
           "CREATE SCHEMA s CREATE SCHEMA x",
           "CREATE SCHEMA s DROP TABLE a",
       }) {
    CAPTURE(text);
    CHECK_FALSE(Parsed(text).is_read());
  }
}

TEST_CASE("misspelt indexes and views") {
  CHECK(Parsed("CREATE UNIQUE INDX i ON t (a)").problem().find("did you mean INDEX? at 14") !=
        std::string::npos);
  CHECK(Parsed("CREATE INDEX i ON t (a) WHER a > 0").problem() ==
        "expected INCLUDE, NULLS, WITH, TABLESPACE, WHERE or the end of the statement, found WHER; "
        "did you mean WHERE? at 24");
  CHECK(Parsed("CREATE SEQUENCE q INCREMNT 5").problem() ==
        "expected CACHE, MAXVALUE, MINVALUE, INCREMENT, START, RESTART, NO, CYCLE, …, found "
        "INCREMNT; "
        "did you mean INCREMENT? at 18");
}

TEST_SUITE_END();
