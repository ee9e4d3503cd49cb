// DROP, COMMENT, ALTER of any kind of object, GRANT and REVOKE on PostgreSQL.
#include "unit/sql/parsed.hpp"
#include "unit/sql/shown.hpp"

using namespace mig;
using Kind = ast::ObjectKind;

TEST_SUITE_BEGIN("sql");

namespace {

// "materialized view: a b.c cascade"
std::string dropped(const std::string& text) {
  const Parsed parsed(text);
  const ast::Drop& drop = parsed.as<ast::Drop>();
  std::string out = shown(to_string(drop.object)) + ":";
  for (const ast::ObjectReference& object : drop.objects) out += " " + shown(object);
  if (drop.if_exists) out += " if exists";
  if (drop.is_concurrent) out += " concurrently";
  if (drop.behavior == ast::Behavior::cascade) out += " cascade";
  if (drop.behavior == ast::Behavior::restrict) out += " restrict";
  return out;
}

std::string commented(const std::string& text) {
  const Parsed parsed(text);
  const ast::Comment& comment = parsed.as<ast::Comment>();
  return shown(to_string(comment.object)) + ": " + shown(comment.target) + " = " +
         (comment.is_null ? "null" : shown(comment.text));
}

// "column of table a.b c to d"
std::string renamed(const std::string& text) {
  const Parsed parsed(text);
  const ast::Rename& rename = parsed.as<ast::Rename>();
  return shown(to_string(rename.object)) +
         (rename.owner == Kind::unknown ? "" : " of " + shown(to_string(rename.owner))) + " " +
         shown(rename.target) + " to " + shown(rename.new_name) +
         (rename.if_exists ? " if exists" : "") +
         (rename.behavior == ast::Behavior::cascade ? " cascade" : "");
}

std::string granted(const std::string& text) {
  const Parsed parsed(text);
  const ast::Grant& grant = parsed.as<ast::Grant>();
  std::string out = shown(grant.privileges) + " on " + shown(to_string(grant.object)) +
                    (grant.all_in_schema ? " all in" : "") + ":";
  for (const ast::ObjectReference& object : grant.objects) out += " " + shown(object);
  return out + " for " + shown(grant.grantees) + (grant.grant_option ? " grant option" : "") +
         (grant.behavior == ast::Behavior::cascade ? " cascade" : "");
}

std::string moved(const std::string& text) {
  const Parsed parsed(text);
  const ast::SetSchema& move = parsed.as<ast::SetSchema>();
  return shown(to_string(move.object)) + " " + shown(move.target) + " to " + shown(move.schema) +
         (move.if_exists ? " if exists" : "");
}

std::string owned(const std::string& text) {
  const Parsed parsed(text);
  const ast::OwnerTo& owner = parsed.as<ast::OwnerTo>();
  return shown(to_string(owner.object)) + " " + shown(owner.target) + " by " + shown(owner.owner);
}

bool is_read(const std::string& text) { return Parsed(text).is_read(); }
Node kind_of(const std::string& text) { return Parsed(text).kind(); }
std::string problem_of(const std::string& text) { return Parsed(text).problem(); }

}  // namespace

TEST_CASE("DROP names objects of every kind") {
  CHECK(dropped("DROP TABLE IF EXISTS a, S.\"B\" CASCADE") == "table: a s.B if exists cascade");
  CHECK(dropped("DROP INDEX CONCURRENTLY IF EXISTS s.i RESTRICT") ==
        "index: s.i if exists concurrently restrict");
  CHECK(dropped("DROP INDEX i") == "index: i");
  CHECK(dropped("DROP MATERIALIZED VIEW v") == "materialized view: v");
  CHECK(dropped("DROP FOREIGN TABLE t") == "foreign table: t");
  CHECK(dropped("DROP SCHEMA a, b") == "schema: a b");
  CHECK(dropped("DROP PROCEDURAL LANGUAGE l") == "language: l");
  CHECK(dropped("DROP FOREIGN DATA WRAPPER w") == "foreign data wrapper: w");
  CHECK(dropped("DROP TEXT SEARCH CONFIGURATION c") == "text search configuration: c");
  CHECK(dropped("DROP TRIGGER IF EXISTS g ON s.t") == "trigger: s.t g if exists");
  CHECK(dropped("DROP POLICY p ON t CASCADE") == "policy: t p cascade");
  CHECK(dropped("DROP OPERATOR CLASS s.c USING btree") == "operator class: s.c btree");
  CHECK(dropped("DROP CAST (text AS int)") == "cast: text(integer)");
  CHECK(dropped("DROP TRANSFORM FOR int LANGUAGE sql") == "transform: integer sql");
  CHECK(dropped("DROP SUBSCRIPTION IF EXISTS s") == "subscription: s if exists");
  CHECK(kind_of("DROP OWNED BY a, CURRENT_USER CASCADE") == Node::drop_owned);
  CHECK(kind_of("DROP GROUP IF EXISTS a, b") == Node::drop_role);
  CHECK(kind_of("DROP DATABASE d WITH (FORCE, FORCE)") == Node::drop_database);
  CHECK(kind_of("DROP TABLESPACE t") == Node::drop_tablespace);
  CHECK(kind_of("DROP USER MAPPING FOR USER SERVER s") == Node::drop_user_mapping);
  CHECK(kind_of("REASSIGN OWNED BY a TO SESSION_USER") == Node::reassign_owned);
}

TEST_CASE("DROP of functions and aggregates and operators tells the types of their input") {
  CHECK(dropped("DROP FUNCTION s.f(a int, INOUT b text[], OUT c date, VARIADIC numeric(3)[])") ==
        "function: s.f(integer text[] numeric(3,0)[])");
  CHECK(dropped("DROP FUNCTION f, g(), h(double precision)") ==
        "function: f g() h(double precision)");
  CHECK(dropped("DROP PROCEDURE p(IN OUT t.a%TYPE)") == "procedure: p(t.a%type)");
  CHECK(dropped("DROP AGGREGATE a(*), b(int ORDER BY text), c(ORDER BY date)") ==
        "aggregate: a() b(integer text) c(date)");
  CHECK(dropped("DROP OPERATOR s.@@ (int, text), -(NONE, int)") ==
        "operator: s.@@(integer text) -(none integer)");
  const Parsed parsed("DROP FUNCTION f, g()");
  CHECK_FALSE(parsed.as<ast::Drop>().objects[0].has_arguments);
  CHECK(parsed.as<ast::Drop>().objects[1].has_arguments);
}

TEST_CASE("DROP of types tells names and types") {
  const Parsed parsed("DROP TYPE IF EXISTS s.mood, int");
  const ast::Drop& drop = parsed.as<ast::Drop>();
  CHECK(shown(drop.objects[0].name) == "s.mood");
  CHECK(shown(drop.objects[1].type) == "integer");
  CHECK_FALSE(drop.objects[1].name);
}

TEST_CASE("A keyword that is not reserved may name what is dropped") {
  CHECK(dropped("DROP TABLE if, cascade CASCADE") == "table: if cascade cascade");
  CHECK(dropped("DROP VIEW type, view") == "view: type view");
  CHECK(dropped("DROP FUNCTION between") == "function: between");
  CHECK_FALSE(is_read("DROP FUNCTION between()"));
  CHECK_FALSE(is_read("DROP TABLE table"));
}

TEST_CASE("DROP refuses what no server reads") {
  CHECK_FALSE(is_read("DROP TABLE CONCURRENTLY t"));
  CHECK_FALSE(is_read("DROP TABLE a b"));
  CHECK_FALSE(is_read("DROP SCHEMA a.b"));
  CHECK_FALSE(is_read("DROP TRIGGER g"));
  CHECK_FALSE(is_read("DROP OPERATOR + (int)"));
  CHECK_FALSE(is_read("DROP AGGREGATE a()"));
  CHECK_FALSE(is_read("DROP ROLE a CASCADE"));
  CHECK_FALSE(is_read("DROP ROLE none"));
  CHECK_FALSE(is_read("DROP AGGREGATE a(OUT int)"));
  CHECK_FALSE(is_read("DROP TYPE exists.a"));
  CHECK(is_read("DROP TYPE verbose.a"));
}

TEST_CASE("COMMENT names objects of every kind") {
  CHECK(commented("COMMENT ON TABLE s.t IS 'it''s'") == "table: s.t = it's");
  CHECK(commented("COMMENT ON COLUMN s.t.c IS NULL") == "column: s.t c = null");
  CHECK(commented("COMMENT ON COLUMN d.s.t.c IS ''") == "column: s.t c = ");
  CHECK(commented("COMMENT ON CONSTRAINT c ON t IS 'x'") == "constraint: t c = x");
  CHECK(commented("COMMENT ON CONSTRAINT c ON DOMAIN s.d IS 'x'") ==
        "domain constraint: s.d c = x");
  CHECK(commented("COMMENT ON CONSTRAINT c ON domain IS 'x'") == "constraint: domain c = x");
  CHECK(commented("COMMENT ON FUNCTION f(int) IS E'a\\nb'") == "function: f(integer) = a\nb");
  CHECK(commented("COMMENT ON LARGE OBJECT 12 IS 'x'") == "large object: 12 = x");
  CHECK(commented("COMMENT ON OPERATOR FAMILY f USING hash IS 'x'") ==
        "operator family: f hash = x");
  CHECK(commented("COMMENT ON RULE r ON t IS 'x'") == "rule: t r = x");
  CHECK(commented("COMMENT ON ROLE r IS 'x'") == "role: r = x");
  CHECK(kind_of("SECURITY LABEL FOR selinux ON TABLE t IS 'x'") == Node::security_label);
  CHECK_FALSE(is_read("COMMENT ON TABLE t IS x"));
  CHECK_FALSE(is_read("COMMENT ON DATABASE a.b IS 'x'"));
}

TEST_CASE("RENAME tells what gets the new name and what it belongs to") {
  CHECK(renamed("ALTER TABLE IF EXISTS s.t RENAME TO u") == "table s.t to u if exists");
  CHECK(renamed("ALTER TABLE ONLY t RENAME COLUMN a TO B") == "column of table t a to b");
  CHECK(renamed("ALTER TABLE t RENAME a TO \"B\"") == "column of table t a to B");
  CHECK(renamed("ALTER TABLE t RENAME attribute TO b") == "column of table t attribute to b");
  CHECK(renamed("ALTER TABLE t RENAME CONSTRAINT a TO b") == "constraint of table t a to b");
  CHECK(renamed("ALTER VIEW v RENAME a TO b") == "column of view v a to b");
  CHECK(renamed("ALTER FOREIGN TABLE v RENAME a TO b") == "column of foreign table v a to b");
  CHECK(renamed("ALTER INDEX IF EXISTS i RENAME TO j") == "index i to j if exists");
  CHECK(renamed("ALTER TYPE t RENAME ATTRIBUTE a TO b CASCADE") ==
        "attribute of type t a to b cascade");
  CHECK(renamed("ALTER TYPE s.t RENAME VALUE 'it''s' TO 'x'") ==
        "enum value of type s.t it's to x");
  CHECK(renamed("ALTER DOMAIN d RENAME CONSTRAINT a TO b") ==
        "domain constraint of domain d a to b");
  CHECK(renamed("ALTER FUNCTION f(int) RENAME TO g") == "function f(integer) to g");
  CHECK(renamed("ALTER TRIGGER a ON t RENAME TO b") == "trigger t a to b");
  CHECK(renamed("ALTER POLICY IF EXISTS a ON t RENAME TO b") == "policy t a to b if exists");
  CHECK(renamed("ALTER USER a RENAME TO b") == "role a to b");
  CHECK(renamed("ALTER FOREIGN DATA WRAPPER a RENAME TO b") == "foreign data wrapper a to b");
  CHECK_FALSE(is_read("ALTER INDEX i RENAME COLUMN a TO b"));
  CHECK_FALSE(is_read("ALTER VIEW v RENAME CONSTRAINT a TO b"));
  CHECK_FALSE(is_read("ALTER TABLE t RENAME COLUMN a b"));
  CHECK_FALSE(is_read("ALTER OPERATOR + (int, int) RENAME TO -"));
}

TEST_CASE("SET SCHEMA and OWNER TO and DEPENDS ON EXTENSION are statements of their own") {
  CHECK(moved("ALTER TABLE IF EXISTS a.t SET SCHEMA b") == "table a.t to b if exists");
  CHECK(moved("ALTER AGGREGATE a(int) SET SCHEMA b") == "aggregate a(integer) to b");
  CHECK(moved("ALTER OPERATOR + (int, int) SET SCHEMA b") == "operator +(integer integer) to b");
  CHECK(moved("ALTER EXTENSION e SET SCHEMA b") == "extension e to b");
  CHECK(owned("ALTER SCHEMA s OWNER TO CURRENT_USER") == "schema s by current_user");
  CHECK(owned("ALTER TYPE t OWNER TO r") == "type t by r");
  CHECK(owned("ALTER LARGE OBJECT 7 OWNER TO r") == "large object 7 by r");
  const Parsed parsed("ALTER INDEX i NO DEPENDS ON EXTENSION e");
  const auto& depends = parsed.as<ast::DependsOnExtension>();
  CHECK(depends.object == Kind::index);
  CHECK(shown(depends.target) + " " + shown(depends.extension) == "i e");
  CHECK(depends.is_no);
  CHECK_FALSE(is_read("ALTER INDEX IF EXISTS i DEPENDS ON EXTENSION e"));
  CHECK_FALSE(is_read("ALTER RULE r ON t SET SCHEMA b"));
}

TEST_CASE("GRANT and REVOKE tell privileges and objects and roles") {
  CHECK(granted("GRANT SELECT (a, b), UPDATE ON t, s.u TO r, PUBLIC WITH GRANT OPTION") ==
        "select(a b) update on table: t s.u for r public grant option");
  CHECK(granted("GRANT ALL PRIVILEGES ON ALL TABLES IN SCHEMA a, b TO GROUP r") ==
        "all on table all in: a b for r");
  CHECK(granted("GRANT EXECUTE ON FUNCTION f(int), g TO r") ==
        "execute on function: f(integer) g for r");
  CHECK(granted("GRANT SET, ALTER SYSTEM ON PARAMETER work_mem, a.b TO r") ==
        "set alter system on parameter: work_mem a.b for r");
  CHECK(granted("GRANT USAGE ON FOREIGN SERVER s TO r GRANTED BY CURRENT_ROLE") ==
        "usage on server: s for r");
  CHECK(granted("GRANT SELECT ON type TO r") == "select on table: type for r");
  CHECK(granted("REVOKE GRANT OPTION FOR ALL ON SCHEMA s FROM r CASCADE") ==
        "all on schema: s for r grant option cascade");
  CHECK(kind_of("REVOKE SELECT ON t FROM r") == Node::revoke);
  CHECK(kind_of("GRANT a, b TO c WITH ADMIN OPTION GRANTED BY d") == Node::grant_role);
  CHECK(kind_of("GRANT a TO c WITH INHERIT FALSE, SET TRUE") == Node::grant_role);
  CHECK(kind_of("REVOKE ADMIN OPTION FOR a FROM c CASCADE") == Node::revoke_role);
  CHECK(kind_of("REVOKE a FROM c") == Node::revoke_role);
  CHECK_FALSE(is_read("GRANT ALL TO r"));
  CHECK_FALSE(is_read("GRANT SELECT ON t TO none"));
  CHECK_FALSE(is_read("GRANT SELECT ON t TO r CASCADE"));
}

TEST_CASE("ALTER DEFAULT PRIVILEGES") {
  const Parsed parsed(
      "ALTER DEFAULT PRIVILEGES FOR ROLE a, b IN SCHEMA s REVOKE GRANT OPTION FOR SELECT ON TABLES "
      "FROM PUBLIC");
  const auto& made = parsed.as<ast::AlterDefaultPrivileges>();
  CHECK(shown(made.roles) == "a b");
  CHECK(shown(made.schemas) == "s");
  CHECK(made.is_revoke);
  CHECK(made.object == Kind::table);
  CHECK(shown(made.privileges) == "select");
  CHECK(shown(made.grantees) == "public");
  CHECK(made.grant_option);
  CHECK(is_read("ALTER DEFAULT PRIVILEGES GRANT ALL ON LARGE OBJECTS TO r"));
  CHECK_FALSE(is_read("ALTER DEFAULT PRIVILEGES GRANT ALL ON DATABASES TO r"));
}

TEST_CASE("IMPORT FOREIGN SCHEMA") {
  const Parsed parsed(
      "IMPORT FOREIGN SCHEMA far LIMIT TO (a, b.c) FROM SERVER s INTO near OPTIONS (x 'y')");
  const auto& made = parsed.as<ast::ImportForeignSchema>();
  CHECK(shown(made.remote_schema) == "far");
  CHECK(shown(made.server) == "s");
  CHECK(shown(made.into) == "near");
}

TEST_CASE("A misspelt word is named with what was meant") {
  CHECK(problem_of("COMENT ON TABLE t IS 'x'") ==
        "expected a statement, found COMENT; did you mean COMMENT? at 0");
  CHECK(problem_of("REINDX TABLE t") ==
        "expected a statement, found REINDX; did you mean REINDEX? at 0");
  CHECK(problem_of("COMMENT ON TABLE t AS 'x'") ==
        "expected IS or '.', found AS; did you mean IS? at 19");
  CHECK(problem_of("COMMENT ON TABLE t IS x") == "expected NULL or a string, found x at 22");
  CHECK(problem_of("GRANT SELECT ON t TOO r").find("did you mean TO? at 18") != std::string::npos);
  CHECK(problem_of("ALTER TABLE t RENAME COLUMN a T b") ==
        "expected TO, found T; did you mean TO? at 30");
  CHECK(problem_of("DROP TABEL t").find("found TABEL; did you mean TABLE? at 5") !=
        std::string::npos);
}

TEST_CASE("Kinds of objects have names") {
  CHECK(to_string(Kind::table) == "table");
  CHECK(to_string(Kind::text_search_parser) == "text search parser");
  CHECK(to_string(Kind::unknown) == "object");
}

TEST_SUITE_END();
