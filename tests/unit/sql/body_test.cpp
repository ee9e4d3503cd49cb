// Bodies: which statements have one, where what is inside lies in the file, and texts that are run.
#include <doctest/doctest.h>

#include "body_text.hpp"

using namespace mig;
using How = BodyStatement::How;
using Texts = std::vector<std::string>;

TEST_SUITE_BEGIN("sql");

TEST_CASE("bodies of SQL functions: text; BEGIN ATOMIC; RETURN") {
  const BodyOf text(
      "CREATE FUNCTION f() RETURNS int LANGUAGE SQL AS $x$\n  SELECT 1;;\n DELETE FROM t $x$");
  CHECK(text.body().language == "sql");
  CHECK(text.direct() == Texts{"SELECT 1", "DELETE FROM t"});
  CHECK(text.at(text.statements()[1].span) == "3:2");

  const BodyOf atomic(
      "CREATE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1); SELECT 2; RETURN 3; END");
  CHECK(atomic.body().language == "sql");
  CHECK(atomic.direct() == Texts{"INSERT INTO t VALUES (1)", "SELECT 2"});
  CHECK(atomic.texts(How::expression) == Texts{"3"});
  CHECK(atomic.problems() == "");

  const BodyOf value("CREATE FUNCTION f() RETURNS int RETURN (SELECT a FROM t)");
  CHECK(value.texts(How::expression) == Texts{"(SELECT a FROM t)"});
}

TEST_CASE("statements without a body and bodies in other languages are empty") {
  CHECK(BodyOf("SELECT 1").body().language == "");
  const BodyOf c("CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'SELECT 1', 'f'");
  CHECK(c.body().language == "c");
  CHECK(c.statements().empty());
  const BodyOf python("DO LANGUAGE plpython3u 'import x'");
  CHECK(python.body().language == "plpython3u");
  CHECK(python.problems() == "");
  CHECK(python.statements().empty());
}

TEST_CASE("places in a body are places in the file, however it is quoted") {
  const char* const bodies[] = {
      "$$\nBEGIN\n  UPDATE t SET a = 2 WERE b; END $$",
      "$x$\nBEGIN\n  UPDATE t SET a = 2 WERE b; END $x$",
      "'\nBEGIN\n  UPDATE t SET a = 2 WERE b; END '",
      "E'\nBEGIN\n  UPDATE t SET a = 2 WERE b; END '",
      "U&'\nBEGIN\n  UPDATE t SET a = 2 WERE b; END '",
  };
  for (const char* body : bodies) {
    INFO(body);
    const BodyOf found(std::string("DO ") + body);
    CHECK(found.problems().find("3:22 expected FROM") == 0);
    CHECK(found.direct() == Texts{"UPDATE t SET a = 2 WERE b"});
  }
}

TEST_CASE("places behind doubled quotes and escapes are those of the file") {
  const BodyOf doubled("DO 'BEGIN\n UPDATE t SET a = ''x'' WERE b; END'");
  CHECK(doubled.problems().find("2:25 expected") == 0);
  const BodyOf escaped("DO E'BEGIN\\n UPDATE t SET a = \\'\\u00e9\\' WERE b; END'");
  CHECK(escaped.problems().find("1:42 expected") == 0);
  const BodyOf continued("DO 'BEGIN '\n   'UPDATE t SET a b; END'");
  CHECK(continued.problems().find("2:20 expected") == 0);

  const BodyOf read("DO 'BEGIN UPDATE t SET a = ''x'' FROM u; END'");
  REQUIRE(read.statements().size() == 1);
  const BodyStatement& statement = read.statements()[0];
  const auto* update = statement.parsed.statement->as<ast::Update>();
  REQUIRE(update != nullptr);
  CHECK(statement.place(update->table.span()).of(read.text()) == "t");
  CHECK(statement.place(update->from.span()).of(read.text()) == "FROM u");
}

TEST_CASE("EXECUTE of a text that is known is read") {
  const BodyOf body(
      "DO $$ BEGIN\n"
      " EXECUTE 'DROP TABLE a; DROP TABLE b';\n"
      " EXECUTE ('DROP TABLE ' || 'c')::text;\n"
      " EXECUTE format('DROP TABLE %I', 'My t');\n"
      " EXECUTE pg_catalog.format('COMMENT ON TABLE %2$s IS %1$L', 'it''s 100%', 'e');\n"
      " EXECUTE 'DROP TABLE ' || quote_ident('select');\n"
      " FOR r IN EXECUTE 'SELECT ' || 1 LOOP NULL; END LOOP;\n"
      "END $$");
  CHECK(body.problems() == "");
  CHECK(body.body().dynamic.empty());
  std::string tables;
  std::size_t count = 0;
  for (const BodyStatement& found : body.statements()) {
    if (found.how != How::dynamic_literal) continue;
    ++count;
    CHECK(found.depth == 1);
    if (const auto* drop = found.parsed.statement->as<ast::Drop>()) {
      tables.append(drop->objects[0].name.name.text).append(",");
    }
  }
  CHECK(count == 7);
  CHECK(tables == "a,b,c,My t,select,");
}

TEST_CASE("a text in many pieces is put together without recursion") {
  std::string joined = "'DROP TABLE a'";
  std::string arguments, format = "''''";
  for (int i = 0; i < 50'000; ++i) {
    joined += "||', a'";
    format += "''%s''";
    arguments += ",1";
  }
  const BodyOf join("DO $$ BEGIN EXECUTE " + joined + "; END $$");
  REQUIRE(join.statements().size() == 2);
  CHECK(join.statements()[1].parsed.statement->as<ast::Drop>()->objects.size() == 50'001);
  const BodyOf made("DO $$ BEGIN EXECUTE format('SELECT " + format + "''''' " + arguments +
                    "); END $$");
  CHECK(made.body().dynamic.empty());
  REQUIRE(made.statements().size() == 2);
  CHECK(made.problems() == "");
}

TEST_CASE("what is wrong in a known text lies where it was written") {
  const BodyOf body(
      "DO $$ BEGIN\n"
      " EXECUTE 'DROP TABEL a';\n"
      " EXECUTE format('DROP TABLE %s a', 'IF EXIST x');\n"
      "END $$");
  CHECK(body.problems().find("2:16 expected ") == 0);
  CHECK(body.problems().find("did you mean TABLE?") != std::string::npos);
  CHECK(body.problems().find("\n3:") != std::string::npos);
}

TEST_CASE("EXECUTE of what cannot be known is told with its place") {
  const BodyOf body(
      "DO $$ BEGIN\n EXECUTE 'DROP TABLE ' || tbl;\n EXECUTE format('DROP TABLE %10s', 'a');\n"
      " IF a THEN EXECUTE (SELECT x FROM y); END IF; RETURN QUERY EXECUTE q;\nEND $$");
  const auto& dynamic = body.body().dynamic;
  REQUIRE(dynamic.size() == 4);
  CHECK(body.at(dynamic[0].span) == "2:10");
  CHECK(dynamic[0].why == "the text depends on tbl");
  CHECK(dynamic[1].why == "the text depends on format('DROP TABLE %10s', 'a')");
  CHECK(dynamic[2].why == "the text depends on (SELECT x FROM y)");
  CHECK(dynamic[2].conditional);
  CHECK_FALSE(dynamic[1].conditional);
  CHECK(body.at(dynamic[3].span) == "4:68");
}

TEST_CASE("EXECUTE of what is not known whole tells how it begins, and so what it may change") {
  using Changes = DynamicSql::Changes;
  const auto changes = [](const std::string& expression) {
    const BodyOf body(concat("DO $$ BEGIN EXECUTE ", expression, "; END $$"));
    REQUIRE(body.body().dynamic.size() == 1);
    return body.body().dynamic[0].changes();
  };
  CHECK(changes("'GRANT USAGE ON SCHEMA public TO ' || r") == Changes::privileges);
  CHECK(changes("('/* a */ revoke ' || 'all ON t FROM ' || r || ' CASCADE')") ==
        Changes::privileges);
  CHECK(changes(
            "format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT ON TABLES TO %I', a, b)") ==
        Changes::privileges);
  CHECK(changes("concat('COMMENT ON TABLE t IS ', quote_literal(a))") == Changes::privileges);
  CHECK(changes("format('UPDATE %I SET a = 1', t)") == Changes::rows);
  CHECK(changes("'INSERT INTO t ' || q") == Changes::rows);
  CHECK(changes("'CREATE ROLE ' || r || ' NOLOGIN'") == Changes::privileges);
  CHECK(changes("'ALTER table a.b owner to ' || r") == Changes::privileges);
  // The word may go on, another statement may follow.
  CHECK(changes("'GRANT' || q") == Changes::privileges);
  CHECK(changes("'ALTER ' || q") == Changes::anything);
  CHECK(changes("'INSERT' || q") == Changes::anything);
  CHECK(changes("'GRANT a TO b;' || q") == Changes::anything);
  CHECK(changes("q || 'GRANT a TO b'") == Changes::anything);
  CHECK(changes("format('%s GRANT', q)") == Changes::anything);
  CHECK(changes("q") == Changes::anything);
}

TEST_CASE("a DO inside is read too; a function made inside on demand") {
  const BodyOf body(
      "DO $$ BEGIN IF a THEN EXECUTE 'DO ''BEGIN DELETE FROM t; END'''; END IF;\n"
      " CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELEC 1'; END $$");
  CHECK(body.problems() == "");
  bool found = false;
  for (const BodyStatement& statement : body.statements()) {
    if (statement.parsed.statement->kind == Node::delete_) {
      found = true;
      CHECK(statement.depth == 2);
      CHECK(statement.conditional);
      CHECK(statement.span.of(body.text()) == "DELETE FROM t");
    }
  }
  CHECK(found);
  const BodyStatement& function = body.statements().back();
  REQUIRE(function.parsed.statement->kind == Node::create_function);
  const Body inner = read_body(function);
  REQUIRE(inner.statements.size() == 1);
  REQUIRE(inner.statements[0].parsed.unreadable);
  CHECK(body.at(inner.statements[0].parsed.unreadable->span) == "2:51");
}

TEST_CASE("texts inside texts are bounded") {
  std::string text = "DO $a0$ BEGIN NULL; END $a0$";
  for (int i = 1; i < 20; ++i) {
    const std::string tag = "$a" + std::to_string(i) + "$";
    text = "DO " + tag + " BEGIN " + text + "; END " + tag;
  }
  const BodyOf body(text);
  CHECK(body.problems() == "");
  CHECK(body.statements().size() == 9);
  REQUIRE(body.body().dynamic.size() == 1);
  CHECK(body.body().dynamic[0].why == "it is nested too deeply");
}

TEST_CASE("an unterminated string in a body ends with the body") {
  const BodyOf body("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 'a $$");
  CHECK(body.problems().find("1:59 unterminated string") == 0);
}

TEST_SUITE_END();
