// "did you mean": the keyword that lets the statement go on, at the token that does not fit or before it.
#include <string>

#include "unit/sql/parsed.hpp"

TEST_SUITE_BEGIN("sql");

using namespace mig;

namespace {

// The hint: what stands between "; " and " at ".
std::string hint(const std::string& text, Dialect dialect = Dialect::postgres) {
  const std::string problem = Parsed(text, dialect).problem();
  const std::size_t begin = problem.find("; ");
  if (begin == std::string::npos) return {};
  return problem.substr(begin + 2, problem.rfind(" at ") - begin - 2);
}

constexpr Dialect both[] = {Dialect::postgres, Dialect::sqlite};

}  // namespace

TEST_CASE("a misspelt keyword that was taken for a name is found behind") {
  for (const Dialect dialect : both) {
    CAPTURE(dialect == Dialect::sqlite);
    CHECK(hint("SELECT a frm t", dialect) == "did you mean FROM instead of frm?");
    CHECK(hint("SELECT a FROM t wehre x = 1", dialect) == "did you mean WHERE instead of wehre?");
    CHECK(hint("UPDATE t STE a = 1", dialect).starts_with("did you mean SET"));
    CHECK(hint("CREATE TABLE t (a int, CHEK (a > 0), b text)", dialect)
              .starts_with("did you mean CHECK"));
  }
  CHECK(hint("ALTER TABLE t ADD COLUM x int") == "did you mean COLUMN instead of COLUM?");
  CHECK(hint("ALTER TABLE t DROP COLUM x") == "did you mean COLUMN instead of COLUM?");
  CHECK(hint("SELECT a FROM t ODER BY a") == "did you mean ORDER instead of ODER?");
}

TEST_CASE("a misspelt keyword that does not fit is told itself") {
  for (const Dialect dialect : both) {
    CAPTURE(dialect == Dialect::sqlite);
    CHECK(hint("CREATE TABEL t (a int)", dialect) == "did you mean TABLE?");
    CHECK(hint("CREATE UNIQUE INDX i ON t (a)", dialect) == "did you mean INDEX?");
    CHECK(hint("INSERT INTO t VALEUS (1)", dialect) == "did you mean VALUES?");
    CHECK(hint("INSERT INTO t VALUE (1)", dialect) == "did you mean VALUES?");
    CHECK(hint("DELETE FORM t", dialect) == "did you mean FROM?");
    CHECK(hint("SELCT 1", dialect) == "did you mean SELECT?");
  }
}

TEST_CASE("the first of two misspelt words is told") {
  CHECK(hint("SELECT a frm t wehre x = 1") == "did you mean FROM instead of frm?");
}

TEST_CASE("no keyword is guessed where none lets the statement go on") {
  CHECK(hint("SELECT a, b c d FROM t").empty());
  CHECK(hint("SELECT a FROM t first second").empty());
  CHECK(hint("CREATE TABLE t (a int,)").empty());
}

TEST_CASE("what is expected is named by its category and not by its words") {
  CHECK(Parsed("CREATE TABLE t (a NOT NULL)").problem() == "expected a type, found NOT at 18");
  CHECK(Parsed("CREATE TABLE t (a int,)").problem() ==
        "expected a column or a constraint, found ) at 22");
  CHECK(Parsed("CREATE ROLE current_user").problem() ==
        "expected the name of a role, found current_user at 12");
}

TEST_SUITE_END();
