// What PostgreSQL's parser refuses, or reads, against the look of it.
#include <string>

#include "unit/sql/parsed.hpp"

TEST_SUITE_BEGIN("sql");

using namespace mig;

namespace {

// "message; hint at the token"
std::string refusal(const std::string& text) {
  const std::string problem = Parsed(text).problem();
  const std::size_t at = problem.rfind(" at ");
  if (at == std::string::npos) return problem;
  const std::size_t begin = std::stoul(problem.substr(at + 4));
  return problem.substr(0, at + 4) + text.substr(begin, text.find_first_of(" ;,()", begin) - begin);
}
bool is_read(const std::string& text) { return Parsed(text).is_read(); }

}  // namespace

TEST_CASE("none and public are names of no role") {
  const std::string none =
      "role name \"none\" is reserved; use another name: NONE means no role at all at ";
  const std::string everyone =
      "role name \"public\" is reserved; use another name: PUBLIC means all roles there are at ";
  CHECK(refusal("CREATE ROLE \"none\"") == none + "\"none\"");
  CHECK(refusal("ALTER USER none LOGIN") == none + "none");
  CHECK(refusal("GRANT SELECT ON t TO a, \"none\"") == none + "\"none\"");
  CHECK(refusal("ALTER TABLE t OWNER TO \"none\"") == none + "\"none\"");
  CHECK(refusal("CREATE USER MAPPING FOR \"none\" SERVER s") == none + "\"none\"");
  CHECK(refusal("CREATE ROLE Public") == everyone + "Public");
  CHECK(refusal("CREATE GROUP \"public\"") == everyone + "\"public\"");
  CHECK(refusal("ALTER ROLE a RENAME TO public") == everyone + "public");
  CHECK(is_read("CREATE ROLE \"Public\""));
  CHECK(is_read("CREATE ROLE \"NONE\""));
  CHECK(is_read("GRANT SELECT ON t TO PUBLIC"));
  CHECK(is_read("SET ROLE NONE"));
}

TEST_CASE("WITH TIES needs an order and skips no locked rows") {
  const std::string select = "SELECT a FROM t ";
  CHECK(
      refusal(select + "FETCH FIRST 2 ROWS WITH TIES") ==
      "WITH TIES cannot be specified without ORDER BY clause; add ORDER BY, which says which rows "
      "are equal, or write ONLY at FETCH");
  CHECK(
      refusal(select + "ORDER BY a FETCH FIRST ROW WITH TIES FOR UPDATE SKIP LOCKED") ==
      "SKIP LOCKED and WITH TIES options cannot be used together; write ONLY instead of WITH TIES, "
      "or leave SKIP LOCKED out at FETCH");
  CHECK(is_read(select + "ORDER BY a FETCH FIRST ROW WITH TIES FOR UPDATE"));
  CHECK(is_read(select + "FETCH FIRST ROW ONLY FOR UPDATE SKIP LOCKED"));
  CHECK(is_read("(" + select + "ORDER BY a) FETCH FIRST ROW WITH TIES"));
}

TEST_CASE("the clauses around a query in parentheses are its own") {
  CHECK(refusal("(SELECT 1 ORDER BY 1) ORDER BY 2") ==
        "multiple ORDER BY clauses not allowed; keep one, or make the inner query a subquery at "
        "ORDER");
  CHECK(
      refusal("SELECT ((SELECT 1 LIMIT 1) LIMIT 2)") ==
      "multiple LIMIT clauses not allowed; keep one, or make the inner query a subquery at LIMIT");
  CHECK(refusal("((SELECT 1 OFFSET 1) LIMIT 2) OFFSET 3") ==
        "multiple OFFSET clauses not allowed; keep one, or make the inner query a subquery at "
        "OFFSET");
  CHECK(refusal("WITH a AS (SELECT 1) (WITH b AS (SELECT 2) SELECT 3)") ==
        "multiple WITH clauses not allowed; put all into one at WITH");
  CHECK(is_read("(SELECT 1 LIMIT 1) ORDER BY 1"));
  CHECK(is_read("(SELECT 1 LIMIT 1) UNION (SELECT 2 LIMIT 1) LIMIT 1"));
}

TEST_CASE("WITHIN GROUP orders alone") {
  CHECK(
      refusal("SELECT f(a ORDER BY b) WITHIN GROUP (ORDER BY c)") ==
      "cannot use multiple ORDER BY clauses with WITHIN GROUP; write the order once, behind WITHIN "
      "GROUP at WITHIN");
  CHECK(
      refusal("SELECT f(DISTINCT a) WITHIN GROUP (ORDER BY c)") ==
      "cannot use DISTINCT with WITHIN GROUP; remove DISTINCT, or the rows that are double before "
      "at WITHIN");
  CHECK(refusal("SELECT f(VARIADIC a) WITHIN GROUP (ORDER BY c)") ==
        "cannot use VARIADIC with WITHIN GROUP; write the arguments one by one at WITHIN");
  CHECK(is_read("SELECT f(ALL a) WITHIN GROUP (ORDER BY c)"));
  const std::string differs =
      "an ordered-set aggregate with a VARIADIC direct argument must have one VARIADIC aggregated "
      "argument of the same data type; repeat it behind ORDER BY at ";
  CHECK(refusal("DROP AGGREGATE f(VARIADIC \"any\" ORDER BY \"any\")") == differs + "\"any\"");
  CHECK(refusal("DROP AGGREGATE f(VARIADIC a ORDER BY VARIADIC a, b)") == differs + "VARIADIC");
  CHECK(is_read("DROP AGGREGATE f(int, VARIADIC a ORDER BY VARIADIC a)"));
  CHECK(is_read("DROP AGGREGATE f(VARIADIC a ORDER BY VARIADIC b a)"));
  CHECK(is_read("DROP AGGREGATE f(int ORDER BY VARIADIC a)"));
}

TEST_CASE("a frame does not end before it starts") {
  const auto over = [](const std::string& frame) {
    return "SELECT sum(a) OVER (ORDER BY b " + frame + ")";
  };
  const std::string backward =
      "a frame cannot end before it starts; write the bound that comes first in the order of rows "
      "behind BETWEEN; without BETWEEN a frame ends with the current row at ";
  CHECK(refusal(over("ROWS 1 FOLLOWING")) == backward + "1");
  CHECK(refusal(over("ROWS BETWEEN CURRENT ROW AND 1 PRECEDING")) == backward + "CURRENT");
  CHECK(refusal(over("ROWS BETWEEN 2 FOLLOWING AND CURRENT ROW")) == backward + "2");
  CHECK(
      refusal(over("RANGE UNBOUNDED FOLLOWING")) ==
      "frame start cannot be UNBOUNDED FOLLOWING; begin it with UNBOUNDED PRECEDING at UNBOUNDED");
  CHECK(refusal(over("ROWS BETWEEN 1 PRECEDING AND UNBOUNDED PRECEDING")) ==
        "frame end cannot be UNBOUNDED PRECEDING; end it with UNBOUNDED FOLLOWING at 1");
  CHECK(is_read(over("ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING")));
  CHECK(is_read(over("ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING")));
  CHECK(is_read(over("ROWS BETWEEN CURRENT ROW AND CURRENT ROW")));
  CHECK(is_read(over("GROUPS UNBOUNDED PRECEDING")));
}

TEST_CASE("numbers and words that the parser itself weighs") {
  CHECK(refusal("ALTER INDEX i ALTER COLUMN 0 SET STATISTICS 10") ==
        "column number must be in range from 1 to 32767; columns of an index count from 1 at 0");
  CHECK(is_read("ALTER INDEX i ALTER COLUMN 32767 SET STATISTICS 10"));
  CHECK(refusal("CREATE TABLE t (a float(0))") ==
        "precision for type float must be at least 1 bit; write real or double precision at 0");
  CHECK(refusal("SELECT a::float(54)") ==
        "precision for type float must be less than 54 bits; write double precision at 54");
  CHECK(is_read("SELECT a::float(53)"));
  CHECK(refusal("CREATE TABLE t (a int) PARTITION BY MAGIC (a)") ==
        "unrecognized partitioning strategy; write RANGE, LIST or HASH at MAGIC");
  CHECK(is_read("CREATE TABLE t (a int) PARTITION BY \"List\" (a)"));
  CHECK(refusal("CREATE TABLE a.b.c.d (e int)") ==
        "improper qualified name (too many dotted names); write schema.name at d");
  CHECK(refusal("SELECT 1 FROM a.b.c.d") ==
        "improper qualified name (too many dotted names); write schema.name at d");
  CHECK(is_read("SELECT 1 FROM a.b.c"));
  CHECK(is_read("CREATE SEQUENCE s OWNED BY a.b.c.d"));
  CHECK_FALSE(is_read("SET TIME ZONE INTERVAL '1' YEAR"));
  CHECK(is_read("SET TIME ZONE INTERVAL '1' HOUR TO MINUTE"));
}

TEST_CASE("a quoted name has a character") {
  CHECK(refusal("CREATE TABLE t () USING \"\"") ==
        "zero-length delimited identifier; write a name between the quotes; an empty string has "
        "single ones at \"\"");
  CHECK_FALSE(is_read("SELECT U&\"\""));
  CHECK(refusal("SELECT U&\"\\zz\"").starts_with("invalid Unicode escape; "));
  CHECK(is_read("SELECT \"\"\"\""));
  CHECK(Parsed("SELECT \"\"", Dialect::sqlite).is_read());
}

TEST_CASE("a constant of a type that looks like a call has plain modifiers") {
  CHECK(is_read("SELECT char(10) 'x', numeric(1, 2) '1'"));
  for (const char* text : {"SELECT count(*) 'x'", "SELECT f() 'x'", "SELECT f(DISTINCT a) 'x'",
                           "SELECT f(a ORDER BY a) 'x'", "SELECT f(VARIADIC a) 'x'",
                           "SELECT f(a => 1) 'x'", "SELECT f(ALL a) 'x'"}) {
    CAPTURE(text);
    CHECK_FALSE(is_read(text));
  }
}

TEST_CASE("words that fit one place only") {
  CHECK_FALSE(is_read("SELECT EXTRACT(INSERT FROM a)"));
  CHECK(is_read("SELECT EXTRACT(year FROM a), EXTRACT(\"x\" FROM a), EXTRACT(epoch FROM a)"));
  CHECK_FALSE(is_read("CREATE INDEX ON t (count(*) OVER ())"));
  CHECK_FALSE(is_read("SELECT a FROM t GROUP BY rollup()"));
  CHECK(is_read("SELECT a FROM t GROUP BY rollup(a), cube"));
  CHECK_FALSE(is_read("UPDATE t SET a[] = 1"));
  CHECK(is_read("UPDATE t SET a[:] = 1, a[1:] = 2, a[:2] = 3"));
  const std::string xml = "SELECT * FROM XMLTABLE('a' PASSING b COLUMNS c int ";
  CHECK_FALSE(is_read(xml + "__pg__is_not_null 1)"));
  CHECK(is_read(xml + "PATH 'a' DEFAULT 1 NOT NULL)"));
  CHECK(refusal("SELECT (1) OVERLAPS (2, 3)") ==
        "OVERLAPS stands between two rows of two; write (start, end) OVERLAPS (start, end) at "
        "OVERLAPS");
  CHECK_FALSE(is_read("SELECT (1, 2, 3) OVERLAPS (2, 3)"));
  CHECK(is_read("SELECT ROW(1, 2) OVERLAPS (2, 3)"));
}

TEST_CASE("where an operator or a constant stands no word does") {
  CHECK_FALSE(is_read("SELECT a FROM t ORDER BY a USING cube"));
  CHECK(is_read("SELECT a FROM t ORDER BY a USING <, b USING OPERATOR(s.<)"));
  CHECK_FALSE(is_read("SELECT a OPERATOR(s.cube) b"));
  CHECK_FALSE(is_read("SELECT a.*.b FROM t"));
  CHECK_FALSE(is_read("CREATE INDEX ON t (nulls first)"));
  CHECK(is_read("CREATE INDEX ON t (nulls)"));
  const std::string cycle = "WITH RECURSIVE t AS (SELECT 1 AS a) CYCLE a SET b TO ";
  CHECK(is_read(cycle + "'Y' DEFAULT 'N' USING p SELECT 1"));
  CHECK(refusal(cycle + "a DEFAULT 'N' USING p SELECT 1") ==
        "a mark of CYCLE is a constant; write a literal, such as true or 1 at a");
}

TEST_CASE("an element of ON CONFLICT is that of an index") {
  const std::string insert = "INSERT INTO t VALUES (1) ON CONFLICT ";
  CHECK(is_read(insert + "(a NULLS FIRST) DO NOTHING"));
  CHECK(is_read(insert + "(a COLLATE \"C\" text_ops DESC, lower(b)) DO NOTHING"));
  CHECK(is_read(insert + "(a ops (x = 1)) DO NOTHING"));
}

TEST_CASE("operators' words are labels where nothing follows to compare with") {
  CHECK(is_read("SELECT a in, b is, c like, d between FROM t"));
  CHECK(is_read("SELECT a or, b and, c collate, d similar, e not"));
  CHECK(is_read("SELECT a + b ilike INTO x"));
  CHECK(is_read("INSERT INTO t VALUES (1) RETURNING a is"));
  CHECK_FALSE(is_read("SELECT a or b in FROM t"));
  CHECK_FALSE(is_read("SELECT (a in) FROM t"));
  CHECK_FALSE(is_read("SELECT a FROM t WHERE b is"));
}

TEST_CASE("words for temporary tables and recursion are names too") {
  CHECK(is_read("SELECT a INTO temp FROM t"));
  CHECK(is_read("SELECT a INTO temp.u FROM t"));
  CHECK(is_read("SELECT a INTO local FROM t"));
  CHECK(is_read("SELECT a INTO LOCAL TEMP TABLE u FROM t"));
  CHECK_FALSE(is_read("SELECT a INTO TEMP TABLE FROM t"));
  CHECK(is_read("WITH recursive AS (SELECT 1) SELECT * FROM recursive"));
  CHECK(is_read("WITH recursive (n) AS (SELECT 1) SELECT * FROM recursive"));
}

TEST_SUITE_END();
