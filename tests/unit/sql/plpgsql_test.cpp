// PL/pgSQL: its statements, the SQL in them, and what it refuses.
#include <doctest/doctest.h>

#include "body_text.hpp"

using namespace mig;
using How = BodyStatement::How;
using Texts = std::vector<std::string>;

TEST_SUITE_BEGIN("sql");

namespace {

std::string block(const std::string& statements, const std::string& declarations = "") {
  const std::string declare = declarations.empty() ? "" : "DECLARE " + declarations + "\n";
  return "DO $$\n" + declare + "BEGIN\n" + statements + "\nEND $$";
}

// Of statements that begin in line 3, column 1.
std::string refused(const std::string& statements) { return BodyOf(block(statements)).problems(); }

struct Accepted {
  const char* statement;
  Texts direct, queries, expressions;
};

void check(const Accepted& accepted) {
  INFO(accepted.statement);
  const BodyOf body(block(accepted.statement));
  CHECK(body.problems() == "");
  CHECK(body.direct() == accepted.direct);
  CHECK(body.texts(How::query) == accepted.queries);
  CHECK(body.texts(How::expression) == accepted.expressions);
}

}  // namespace

TEST_CASE("PL/pgSQL: each statement is read and its SQL found") {
  const Accepted table[] = {
      {"NULL;", {}, {}, {}},
      {"a := 1 + (SELECT b FROM t);", {}, {}, {"1 + (SELECT b FROM t)"}},
      {"a.b[1].begin = f(x) FROM t WHERE z;", {}, {}, {"1", "f(x) FROM t WHERE z"}},
      {"a[i + 1:][:2] := 3;", {}, {}, {"i + 1", "2", "3"}},
      {"$1 := 2;", {}, {}, {"2"}},
      {"comment := 'x'; comment ON TABLE t IS 'x';", {"comment ON TABLE t IS 'x'"}, {}, {"'x'"}},
      {"IF a THEN DELETE FROM t; ELSIF b THEN NULL; ELSEIF c THEN NULL; ELSE NULL; END IF;",
       {"DELETE FROM t"},
       {},
       {"a", "b", "c"}},
      {"CASE WHEN a THEN NULL; ELSE DELETE FROM t; END CASE;", {"DELETE FROM t"}, {}, {"a"}},
      {"CASE x WHEN 1, 2 THEN NULL; END CASE;", {}, {}, {"x", "1, 2"}},
      {"LOOP DELETE FROM t; EXIT WHEN a; CONTINUE; END LOOP;", {"DELETE FROM t"}, {}, {"a"}},
      {"WHILE a LOOP NULL; END LOOP;", {}, {}, {"a"}},
      {"FOR i IN 1..n + 1 LOOP NULL; END LOOP;", {}, {}, {"1", "n + 1"}},
      {"FOR i IN REVERSE n .. 1 BY 2 LOOP NULL; END LOOP;", {}, {}, {"n", "1", "2"}},
      {"FOR a, b IN SELECT 1, 2 LOOP NULL; END LOOP;", {}, {"SELECT 1, 2"}, {}},
      {"FOR r IN VALUES (1) LOOP NULL; END LOOP;", {}, {"VALUES (1)"}, {}},
      {"FOR r IN UPDATE t SET a = 1 RETURNING b LOOP NULL; END LOOP;",
       {},
       {"UPDATE t SET a = 1 RETURNING b"},
       {}},
      {"FOR r IN EXECUTE a USING b, c LOOP NULL; END LOOP;", {}, {}, {"a", "b", "c"}},
      {"FOR r IN c (k := 1, 2) LOOP NULL; END LOOP;", {}, {}, {"1", "2"}},
      {"FOREACH x SLICE 1 IN ARRAY a LOOP NULL; END LOOP;", {}, {}, {"a"}},
      {"<<o>> FOR i IN 1..2 LOOP EXIT o WHEN a; END LOOP o;", {}, {}, {"1", "2", "a"}},
      {"RETURN a;", {}, {}, {"a"}},
      {"RETURN;", {}, {}, {}},
      {"RETURN NEXT a; RETURN NEXT;", {}, {}, {"a"}},
      {"RETURN QUERY SELECT 1;", {}, {"SELECT 1"}, {}},
      {"RETURN QUERY EXECUTE a USING b;", {}, {}, {"a", "b"}},
      {"RAISE; RAISE NOTICE 'a % %% %', b, (c, d); RAISE division_by_zero;",
       {},
       {},
       {"b", "(c, d)"}},
      {"RAISE SQLSTATE '22012' USING MESSAGE = a, HINT := b;", {}, {}, {"a", "b"}},
      {"RAISE EXCEPTION USING ERRCODE = 'P0001';", {}, {}, {"'P0001'"}},
      {"ASSERT a, b;", {}, {}, {"a", "b"}},
      {"EXECUTE a INTO STRICT b, c.d USING e, f;", {}, {}, {"a", "e", "f"}},
      {"EXECUTE a USING e INTO b;", {}, {}, {"a", "e"}},
      {"GET STACKED DIAGNOSTICS a = message_text, b := pg_exception_context;", {}, {}, {}},
      {"OPEN c; OPEN c(1); OPEN c SCROLL FOR SELECT 1; OPEN c FOR EXECUTE a USING b;",
       {},
       {"SELECT 1"},
       {"1", "a", "b"}},
      {"FETCH c INTO a; FETCH NEXT FROM c INTO a, b; FETCH RELATIVE -2 FROM c INTO x; MOVE 2 IN c;",
       {},
       {},
       {"-2", "2"}},
      {"MOVE FORWARD ALL FROM c; MOVE LAST IN c; CLOSE c;", {}, {}, {}},
      {"CALL p(1); COMMIT; ROLLBACK AND CHAIN;",
       {"CALL p(1)", "COMMIT", "ROLLBACK AND CHAIN"},
       {},
       {}},
      {"DECLARE a int; BEGIN NULL; END; <<b>> DECLARE BEGIN NULL; END b;", {}, {}, {}},
      {"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END;",
       {"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END"},
       {},
       {}},
      {"CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b);",
       {"CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b)"},
       {},
       {}},
  };
  for (const Accepted& accepted : table) check(accepted);
}

TEST_CASE("PL/pgSQL: declarations of every form") {
  const BodyOf body(
      "CREATE FUNCTION f(int) RETURNS int LANGUAGE plpgsql AS $$\n#variable_conflict use_column\n"
      "<<outer>>\nDECLARE\n a int; b CONSTANT numeric(10,2) := 1; c text COLLATE \"C\" NOT NULL "
      "DEFAULT 'x';\n"
      " d t.x%TYPE; e t%ROWTYPE = f(); g record; h int[][]; i ALIAS FOR $1; j timestamp with time "
      "zone;\n"
      " k NO SCROLL CURSOR (l int, m text) FOR SELECT l; n CURSOR IS SELECT 2;\nDECLARE type "
      "text;\n"
      "BEGIN RETURN a; END outer; $$");
  CHECK(body.problems() == "");
  CHECK(body.body().language == "plpgsql");
  CHECK(body.texts(How::query) == Texts{"SELECT l", "SELECT 2"});
  CHECK(body.texts(How::expression) == Texts{"1", "'x'", "f()", "a"});
}

TEST_CASE("PL/pgSQL: INTO is cut out wherever it stands") {
  const char* const statements[] = {
      "SELECT a, b INTO x, y.z FROM t WHERE c;",
      "SELECT INTO STRICT x a, b FROM t WHERE c;",
      "SELECT a, b FROM t WHERE c INTO x;",
  };
  for (const char* statement : statements) {
    const BodyOf body(block(statement));
    CHECK(body.problems() == "");
    REQUIRE(body.statements().size() == 1);
    CHECK(body.statements()[0].parsed.statement->kind == Node::select);
    CHECK(body.direct() ==
          Texts{std::string(statement).substr(0, std::string(statement).size() - 1)});
  }
  const BodyOf insert(block("INSERT INTO t VALUES (1) RETURNING a INTO x;"));
  REQUIRE(insert.statements().size() == 1);
  const auto* row = insert.statements()[0].parsed.statement->as<ast::Insert>();
  REQUIRE(row != nullptr);
  CHECK(row->table.name.text == "t");
  CHECK(insert.at(row->table.span()) == "3:13");
  CHECK(row->returning);
}

TEST_CASE("PL/pgSQL: what may not run is conditional; what is caught is guarded") {
  const BodyOf body(block(
      "DELETE FROM a; IF x THEN DELETE FROM b; END IF;\n"
      "BEGIN DELETE FROM c; EXCEPTION WHEN OTHERS OR SQLSTATE '42P07' THEN DELETE FROM d; END;\n"
      "LOOP DELETE FROM e; EXIT; END LOOP; DELETE FROM f;\n"
      "IF y THEN RETURN; END IF; DELETE FROM g;"));
  CHECK(body.problems() == "");
  std::string conditional, guarded;
  for (const BodyStatement& found : body.statements()) {
    const auto* row = found.parsed.statement->as<ast::Delete>();
    if (row != nullptr && found.conditional) conditional += row->table.name.text;
    if (row != nullptr && found.guard != 0) guarded += row->table.name.text;
  }
  CHECK(conditional == "bdeg");
  CHECK(guarded == "c");
}

TEST_CASE("PL/pgSQL: a statement that cannot be read hides no other") {
  const BodyOf body(block(
      "SELEKT 1; DELETE FROM t;\nUPDATE t SET a = 1 WERE b; RETRUN 1; x := 1 UNION SELECT 2;"));
  CHECK(
      body.problems() ==
      "3:1 expected a statement, found SELEKT; did you mean SELECT?\n"
      "4:20 expected FROM, WHERE, RETURNING, ',' or the end of the statement, found WERE; did you "
      "mean WHERE?\n"
      "4:28 expected a statement, found RETRUN; did you mean RETURN?\n"
      "4:45 expected a name, AS, FROM, WHERE, GROUP, HAVING, WINDOW, ORDER, …, found UNION\n");
  CHECK(body.statements().size() == 5);
  CHECK(body.statements()[1].parsed.statement != nullptr);
}

TEST_CASE("PL/pgSQL: what is no body is refused with its place") {
  CHECK(refused("IF a; END IF;") == "3:5 expected THEN, found ;\n");
  CHECK(refused("IF a THEN END FI;") == "3:15 expected IF, found FI; did you mean IF?\n");
  CHECK(refused("LOOP NULL; END LOPO;") == "3:16 expected LOOP, found LOPO; did you mean LOOP?\n");
  CHECK(refused("a := ;") == "3:6 expected an expression, found ;\n");
  CHECK(refused("a := f(1;") == "3:9 expected ')', found ;\n");
  CHECK(refused("SELECT 1 INTO x INTO y;") != "");
  CHECK(refused("FETCH c;") == "3:8 expected INTO or '.', found ;\n");
  CHECK(refused("RAISE NOTICE;") != "");
  CHECK(refused("RAISE NOTICE 'a' b;") != "");
  CHECK(refused("TABLE t;") != "");
  CHECK(refused("RETURN QUERY;") != "");
  CHECK(refused("a[] := 1;") != "");
  CHECK(refused("a[1 2] := 1;") != "");
  CHECK(refused("SELECT 1, 2 INTO x, 3 y;") == "3:21 expected a variable, found 3\n");
  CHECK(refused("RAISE SQLSTATE USING HINT = 'x';") == "3:16 expected a string, found USING\n");
  CHECK(refused("x := a AND b = c = d;") != "");
  CHECK(refused("NULL") == "4:1 expected ';', found END\n");
  CHECK(BodyOf("DO $$ BEGIN NULL; $$").problems() ==
        "1:19 expected a statement, EXCEPTION or END, found the end of the statement\n");
  CHECK(BodyOf("DO $$ SELECT 1; $$").problems() ==
        "1:7 expected DECLARE, BEGIN, '#' or '<<', found SELECT\n");
  CHECK(BodyOf("DO $$ DECLARE a int NOT NULL; BEGIN END $$").problems() != "");
  CHECK(BodyOf("DO $$ DECLARE a CURSOR; BEGIN END $$").problems() != "");
  CHECK(BodyOf("DO ''").problems() == "1:5 the body is empty\n");
}

TEST_CASE("PL/pgSQL: labels and the values of messages are checked") {
  CHECK(refused("<<a>> LOOP NULL; END LOOP b;") ==
        "3:27 expected the label of what ends here, a, found b\n");
  CHECK(refused("LOOP NULL; END LOOP b;") == "3:21 there is no label b to end\n");
  CHECK(refused("<<\"A\">> LOOP NULL; END LOOP \"A\";") == "");
  CHECK(refused("<<Aa>> LOOP NULL; END LOOP aA;") == "");
  CHECK(refused("EXIT;") == "3:1 EXIT stands outside of a loop\n");
  CHECK(refused("LOOP EXIT a; END LOOP;") == "3:11 no block or loop around this is labelled a\n");
  CHECK(refused("<<a>> BEGIN LOOP EXIT a; END LOOP; END;") == "");
  CHECK(refused("<<a>> BEGIN LOOP CONTINUE a; END LOOP; END;") ==
        "3:27 CONTINUE needs a loop, and a is a block\n");
  CHECK(refused("RAISE NOTICE 'a % b %%', 1, 2;") ==
        "3:14 the message has 1 place for values, and 2 values are given\n");
}

TEST_CASE("PL/pgSQL: nesting is bounded") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "BEGIN ";
  CHECK(refused(text).find("nested too deeply") != std::string::npos);
}

TEST_SUITE_END();
