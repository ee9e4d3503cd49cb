#include "sql/split.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace mig;

TEST_SUITE_BEGIN("sql");

namespace {

// The statements of the text with " | " between them, then each problem as "!! message".
std::string pieces(std::string_view text, Dialect dialect) {
  const SplitResult result = split(text, dialect);
  std::string out;
  for (const Statement& statement : result.statements) {
    if (!out.empty()) out += " | ";
    out += statement.span.of(text);
  }
  for (const SplitProblem& problem : result.problems) out += " !! " + problem.message;
  return out;
}

std::string pg(std::string_view text) { return pieces(text, Dialect::postgres); }
std::string lite(std::string_view text) { return pieces(text, Dialect::sqlite); }

}  // namespace

TEST_CASE("statements lie between semicolons without the comments around them") {
  for (const Dialect dialect : {Dialect::postgres, Dialect::sqlite}) {
    CHECK(pieces("-- x\nselect 1 ; /* y */ select /* z */ 2 -- end", dialect) ==
          "select 1 | select /* z */ 2");
    CHECK(pieces("", dialect).empty());
    CHECK(pieces(" ;; -- only\n ; ", dialect).empty());
    CHECK(pieces("select 1\r\n;\r\nselect 2\r\n", dialect) == "select 1 | select 2");
    CHECK(pieces("\xEF\xBB\xBFselect ';' ; select 2", dialect) == "select ';' | select 2");
  }
}

TEST_CASE("postgres statements may hold semicolons in parentheses") {
  CHECK(pg("create rule r as on insert to t do (delete from a; delete from b); select 2") ==
        "create rule r as on insert to t do (delete from a; delete from b) | select 2");
}

TEST_CASE("postgres routine bodies are one statement") {
  const std::string body =
      "create or replace function f(a int default 1) returns int language sql begin atomic "
      "select case a when 1 then 2 end; select t.end from t; select 1 as end; select 2 end; end";
  CHECK(pg(body + "; select 2") == body + " | select 2");
  const std::string procedure = "CREATE PROCEDURE p() BEGIN ATOMIC END";
  CHECK(pg(procedure + ";select 3") == procedure + " | select 3");
  const std::string nested =
      "create function f() returns int begin atomic create function g() returns int begin atomic "
      "select 1; end; select 2; end";
  CHECK(pg(nested + "; select 3") == nested + " | select 3");
  CHECK(pg("create function f() returns int return 1; begin; end; select 4") ==
        "create function f() returns int return 1 | begin | end | select 4");
  CHECK(pg("create table function(a int); select 1") == "create table function(a int) | select 1");
}

TEST_CASE("sqlite trigger bodies are one statement") {
  const std::string trigger =
      "create temp trigger \"end\" after update of a on t when new.a > 1 begin "
      "update t set b = case new.a when 1 then 2 end; select end from t; select 1 as end; end";
  CHECK(lite(trigger + "; select 2") == trigger + " | select 2");
  CHECK(lite("explain query plan " + trigger + "; select 2") ==
        "explain query plan " + trigger + " | select 2");
  CHECK(lite("create table trigger_log(a); create view v as select 1; end; select 2") ==
        "create table trigger_log(a) | create view v as select 1 | end | select 2");
}

TEST_CASE("sqlite does not count parentheses") {
  CHECK(lite("select (1; select 2") == "select (1 | select 2");
}

TEST_CASE("rows of COPY FROM stdin belong to the statement") {
  const std::string_view text =
      "copy public.t (a, b) from stdin with (format csv); -- rows\n1;'x\n\\.x\n--2\n\\.\nselect 1;";
  const SplitResult result = split(text, Dialect::postgres);
  REQUIRE(result.statements.size() == 2);
  CHECK(result.problems.empty());
  CHECK(result.statements[0].kind == StatementKind::copy_from_stdin);
  CHECK(result.statements[0].details().table == "public.t");
  CHECK(result.statements[0].details().copy_data->of(text) == "1;'x\n\\.x\n--2\n");
  CHECK(result.statements[1].span.of(text) == "select 1");
}

TEST_CASE("COPY rows may be none or have CRLF or end the file") {
  for (const std::string text :
       {"copy t from stdin;\n\\.\n", "COPY t FROM STDIN;\r\n\\.\r\n", "copy t from stdout;\n\\."}) {
    CAPTURE(text);
    const SplitResult result = split(text, Dialect::postgres);
    REQUIRE(result.statements.size() == 1);
    CHECK(result.problems.empty());
    REQUIRE(result.statements[0].details().copy_data);
    CHECK(result.statements[0].details().copy_data->empty());
  }
}

TEST_CASE("other COPY has no rows") {
  CHECK(pg("copy t to stdout; copy t from 'f'; copy t from program 'p'; copy (select a from stdin) "
           "to "
           "'x'; select 1") ==
        "copy t to stdout | copy t from 'f' | copy t from program 'p' | copy (select a from stdin) "
        "to "
        "'x' | select 1");
}

TEST_CASE("COPY rows without an end or with text before them are refused") {
  CHECK(pg("copy t from stdin;\n1\n2\n") ==
        "copy t from stdin !! the rows of COPY … FROM stdin have no end");
  CHECK(pg("copy t from stdin") ==
        "copy t from stdin !! the rows of COPY … FROM stdin have no end");
  CHECK(pg("copy t from stdin; select 1;\n1\n\\.\n") ==
        "copy t from stdin !! text after COPY … FROM stdin; on the same line");
  CHECK(pg("copy t from stdin; -- mig: noop x\n1\n\\.\n") ==
        "copy t from stdin !! text after COPY … FROM stdin; on the same line");
}

TEST_CASE("psql commands are named with a way to do without") {
  const std::string_view text = "select 1;\n\\set x 'it''s'\nselect 2 \\gexec\nselect 3;";
  const SplitResult result = split(text, Dialect::postgres);
  REQUIRE(result.problems.size() == 2);
  CHECK(result.problems[0].message == "psql command \\set");
  CHECK(result.problems[0].hint.find("variables") != std::string::npos);
  CHECK(result.problems[0].span.of(text) == "\\set x 'it''s'");
  CHECK(result.problems[1].message == "psql command \\gexec");
  CHECK(result.statements.size() == 3);
  for (const std::string line :
       {"\\i other.sql", "\\connect db", "\\.", "\\!ls", "\\", "\\unheard of"}) {
    CAPTURE(line);
    const SplitResult one = split(line, Dialect::postgres);
    REQUIRE(one.problems.size() == 1);
    CHECK_FALSE(one.problems[0].hint.empty());
  }
}

TEST_CASE("dot commands are refused only where a statement would begin") {
  CHECK(lite("select 1;\n.mode csv\nselect 2;") ==
        "select 1 | select 2 !! sqlite3 shell command .mode");
  CHECK(lite("select t\n.name from t; select .5") == "select t\n.name from t | select .5");
  CHECK(pg(".mode csv") == ".mode csv");
}

TEST_CASE("what never ends is a problem at its opening") {
  const std::string_view text = "select 1; select $fn$ begin; select 2";
  const SplitResult result = split(text, Dialect::postgres);
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].message == "unterminated dollar-quoted string");
  CHECK(result.problems[0].span.of(text) == "$fn$");
  CHECK(result.problems[0].hint.find("closing $fn$") != std::string::npos);
  CHECK(pg("select 'a; select 2") == "select 'a; select 2 !! unterminated string");
  CHECK(pg("select E'a").ends_with("unterminated string"));
  CHECK(pg("select 1 /* a; select 2") == "select 1 /* a; select 2 !! unterminated comment");
  CHECK(lite("select [a; select 2").ends_with("unterminated quoted identifier"));
  CHECK(lite("select 1 /* a; select 2") == "select 1");
}

TEST_CASE("bytes outside SQL are problems but never many") {
  CHECK(pg("select {1}") == "select {1} !! unexpected { !! unexpected }");
  CHECK(lite("select 1 \\ 2") == "select 1 \\ 2 !! unexpected \\");
  CHECK(pg("select \x01") == "select \x01 !! unexpected byte 0x01");
  CHECK(split(std::string(100'000, '{'), Dialect::postgres).problems.size() == 100);
}

TEST_CASE("directives name the statement that follows them") {
  const std::string_view text =
      "-- mig: transaction off\nselect 1 -- mig: within\n; --mig:lock-timeout  2s \r\nselect 2;\n"
      "/* mig: last */ -- plain mig: no";
  for (const Dialect dialect : {Dialect::postgres, Dialect::sqlite}) {
    const SplitResult result = split(text, dialect);
    REQUIRE(result.directives.size() == 4);
    CHECK(result.directives[0].text == "transaction off");
    CHECK(result.directives[0].before_statement == 0);
    CHECK(result.directives[1].text == "within");
    CHECK(result.directives[1].before_statement == 1);
    CHECK(result.directives[2].text == "lock-timeout  2s");
    CHECK(result.directives[2].before_statement == 1);
    CHECK(result.directives[3].text == "last");
    CHECK(result.directives[3].before_statement == 2);
  }
}

TEST_CASE("a directive inside a string is none") {
  CHECK(split("select '\n-- mig: noop x\n'", Dialect::sqlite).directives.empty());
  CHECK(split("select $$\n-- mig: noop x\n$$", Dialect::postgres).directives.empty());
}

TEST_CASE("a file of semicolons costs no memory for statements") {
  const SplitResult result = split(std::string(1'000'000, ';'), Dialect::sqlite);
  CHECK(result.statements.empty());
  CHECK(result.statements.capacity() <= 100'000);
}

TEST_SUITE_END();
