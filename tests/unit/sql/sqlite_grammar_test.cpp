// SQLite's grammar: how expressions nest, what is read in which version's syntax, and how it says no.
#include <string>
#include <string_view>

#include "parsed.hpp"

TEST_SUITE_BEGIN("sql");

namespace {

using namespace mig;

constexpr const char* node_names[] = {
#define MIG_STATEMENT(name, type) #name,
#include "grammar/statements.def"
#undef MIG_STATEMENT
#define MIG_NODE(name) #name,
#include "grammar/nodes.def"
#undef MIG_NODE
};

// The node and its children as text: and_(is_test(column) column)
std::string shape(const Syntax& node) {
  std::string text = node_names[static_cast<std::size_t>(node.kind())];
  const Syntax::Children children = node.children();
  if (children.empty() || node.is(Node::column)) return text;
  text += '(';
  for (const Syntax& child : children) {
    if (text.back() != '(') text += ' ';
    text += shape(child);
  }
  return text + ')';
}

// Of the one expression that is selected.
std::string shape_of(const std::string& expression) {
  const Parsed text("SELECT " + expression, Dialect::sqlite);
  INFO(text.problem());
  const Syntax core = text.as<ast::Query>().syntax.child(Node::select_core);
  return shape(core.child(Node::targets)[0][0]);
}

std::string problem_of(const std::string& sql) { return Parsed(sql, Dialect::sqlite).problem(); }

}  // namespace

TEST_CASE("SQLite: operators bind as the engine's do") {
  CHECK(shape_of("a OR b AND c") == "or_(column and_(column column))");
  CHECK(shape_of("NOT a = b") == "not_(binary(column column))");
  CHECK(shape_of("a = b < c") == "binary(column binary(column column))");
  CHECK(shape_of("a < b = c") == "binary(binary(column column) column)");
  CHECK(shape_of("a | b + c * d || e") ==
        "binary(column binary(column binary(column binary(column column))))");
  CHECK(shape_of("-a COLLATE nocase") == "collate(unary(column) object_name(name))");
  CHECK(shape_of("a = b NOT NULL") == "is_test(binary(column column))");
  CHECK(shape_of("a AND b NOT NULL") == "and_(column is_test(column))");
  CHECK(shape_of("a = b ISNULL") == "is_test(binary(column column))");
  CHECK(shape_of("a BETWEEN b AND c AND d") == "and_(between(column column column) column)");
  CHECK(shape_of("a LIKE b ESCAPE c = d") == "binary(like(column column column) column)");
  CHECK(shape_of("a NOT IN (1, 2) OR b") ==
        "or_(in_(column list_of(literal_integer literal_integer)) column)");
  CHECK(shape_of("a IS NOT b = c") == "binary(is_distinct(column column) column)");
  CHECK(shape_of("a IS NOT DISTINCT FROM b") == "is_distinct(column column)");
  CHECK(shape_of("a IS NOT NULL") == "is_test(column)");
  CHECK(shape_of("a IS TRUE AND b") == "and_(is_test(column) column)");
  CHECK(shape_of("a IS NULL || b") == "is_distinct(column binary(literal_null column))");
  CHECK(shape_of("a -> 'x' ->> 'y'") == "binary(binary(column literal_string) literal_string)");
}

TEST_CASE("SQLite: operands") {
  CHECK(shape_of("\"a\"") == "column");
  CHECK(shape_of("'t'.b") == "column");
  CHECK(shape_of("x'00'") == "literal_bits");
  CHECK(shape_of("0xFF") == "literal_integer");
  CHECK(shape_of("1_000.5e3") == "literal_decimal");
  CHECK(shape_of("?1") == "parameter");
  CHECK(shape_of("true") == "literal_boolean");
  CHECK(shape_of("(a, b)") == "row(column column)");
  CHECK(shape_of("((a))") == "grouped(grouped(column))");
  CHECK(shape_of("current_date") == "special_value");
  CHECK(shape_of("CAST (a AS varchar (10))") == "cast(column type)");
  CHECK(shape_of("CASE a WHEN 1 THEN 2 ELSE 3 END") ==
        "case_(column when(literal_integer literal_integer) else_(literal_integer))");
  CHECK(shape_of("count(DISTINCT a ORDER BY b) FILTER (WHERE c) OVER w") ==
        "function_call(object_name(name) arguments(distinct column order_by(sort(column))) "
        "filter(column) over(name))");
  CHECK(shape_of("a IN json_each(b)") ==
        "in_(column function_call(object_name(name) arguments(column)))");
}

TEST_CASE("SQLite: a table's tree has the shape of PostgreSQL's") {
  const Parsed text(
      "CREATE TEMP TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, b DEFAULT (1) NOT NULL ON "
      "CONFLICT "
      "FAIL COLLATE nocase, c int GENERATED ALWAYS AS (a) STORED, CHECK (a) FOREIGN KEY (a) "
      "REFERENCES o (x) ON UPDATE CASCADE DEFERRABLE) STRICT, WITHOUT ROWID",
      Dialect::sqlite);
  CHECK(shape(text.as<ast::CreateTable>().syntax) ==
        "create_table(temporary object_name(name) "
        "column_definition(name type constraint(primary_key(autoincrement))) "
        "column_definition(name constraint(default_(grouped(literal_integer))) "
        "constraint(not_null conflict) column_collation(name)) "
        "column_definition(name type constraint(generated(column stored))) "
        "constraint(check(column)) "
        "constraint(foreign_key(names(name) references(object_name(name) names(name) on_update)) "
        "deferrable) strict without_rowid)");
  const Parsed index("CREATE UNIQUE INDEX s.i ON t (a COLLATE nocase DESC, b + 1) WHERE c",
                     Dialect::sqlite);
  CHECK(shape(index.as<ast::CreateIndex>().syntax) ==
        "create_index(unique name name object_name(name) "
        "index_elements(index_element(name column_collation(name)) "
        "index_element(binary(column literal_integer))) where(column))");
}

TEST_CASE("SQLite: ALTER TABLE as of 3.53") {
  struct Case {
    const char* sql;
    const char* shape;
  };
  constexpr Case cases[] = {
      {"ALTER TABLE t ADD a int", "at_add_column(column_definition(name type))"},
      {"ALTER TABLE t DROP COLUMN a", "at_drop_column(name)"},
      {"ALTER TABLE t ADD CHECK (a) ON CONFLICT FAIL",
       "at_add_constraint(constraint(check(column) conflict))"},
      {"ALTER TABLE t ADD CONSTRAINT c CHECK (a)",
       "at_add_constraint(constraint(constraint_name(name) check(column)))"},
      {"ALTER TABLE t DROP CONSTRAINT c", "at_drop_constraint(name)"},
      {"ALTER TABLE t ALTER a SET NOT NULL", "at_set_not_null(name)"},
      {"ALTER TABLE t ALTER COLUMN a DROP NOT NULL", "at_drop_not_null(name)"},
  };
  for (const Case& each : cases) {
    const Parsed text(each.sql, Dialect::sqlite);
    CHECK(shape(text.as<ast::AlterTable>().syntax[1]) == each.shape);
  }
}

TEST_CASE("SQLite: what is refused") {
  CHECK(problem_of("SELECT 12ab") ==
        "trailing junk after a number; separate the number from the word, or quote both when they "
        "are a "
        "name at 7");
  CHECK(problem_of("DROP TABEL t") ==
        "expected TABLE, INDEX, VIEW or TRIGGER, found TABEL; did you mean TABLE? at 5");
  CHECK(problem_of("ALTER TABLE t RENAME a b") == "expected TO, found b at 23");
  CHECK(problem_of("SELECT a FROM") ==
        "expected a name or '(', found the end of the statement at 13");
  CHECK(problem_of("INSERT INTO t VALUES (1, )") == "expected an expression, found ) at 25");
  CHECK(problem_of("CREATE TABLE t (a) WITHOUT ROWIDS") ==
        "expected ROWID, found ROWIDS; did you mean ROWID? at 27");
  for (const char* sql : {
           "SELCT 1",
           "SELECT 1 ORDER BY 1 UNION SELECT 2",
           "VALUES (1) ORDER BY 1",
           "SELECT * FROM a ON b",
           "INSERT INTO t SELECT * FROM a ON CONFLICT DO NOTHING",
           "SELECT 1__0",
           "SELECT 1_",
           "SELECT #1",
           "SELECT 1 AS x'00'",
           "SELECT cast",
           "CREATE TABLE if (a)",
           "CREATE TABLE t (a DEFAULT (SELECT 1))",
           "CREATE TABLE t (CHECK (1))",
           "CREATE TRIGGER g INSERT ON t BEGIN END",
           "CREATE TRIGGER g INSERT ON t BEGIN INSERT INTO t DEFAULT VALUES; END",
           "CREATE VIRTUAL TABLE f USING m (a",
           "EXPLAIN EXPLAIN SELECT 1",
           "RELEASE SAVEPOINT",
       }) {
    INFO(sql);
    CHECK(problem_of(sql) != "");
  }
}

TEST_CASE("SQLite: deep nesting is refused and not a crash") {
  const std::string open(5000, '(');
  CHECK(problem_of("SELECT " + open + "1" + std::string(5000, ')')).find("nested too deeply") !=
        std::string::npos);
  CHECK(problem_of("CREATE VIRTUAL TABLE f USING m " + open + std::string(5000, ')')) == "");
}

TEST_CASE("joins are of the kinds SQLite knows") {
  const auto problem = [](const std::string& words) {
    return Parsed("SELECT * FROM a " + words + " b", Dialect::sqlite).problem();
  };
  for (const char* words : {"JOIN", "INNER JOIN", "NATURAL LEFT OUTER JOIN", "OUTER LEFT JOIN",
                            "FULL JOIN", "CROSS JOIN", "LEFT NATURAL JOIN", "NATURAL JOIN"}) {
    CAPTURE(words);
    CHECK(problem(words).empty());
  }
  CHECK(problem("LEFT INNER JOIN") ==
        "unknown join type; write [NATURAL] JOIN, CROSS JOIN or INNER JOIN, or LEFT, RIGHT or FULL "
        "[OUTER] JOIN at 16");
  CHECK(problem("OUTER JOIN").starts_with("unknown join type"));
  CHECK(problem("NATURAL CROSS OUTER JOIN").starts_with("unknown join type"));
  CHECK(problem("NATURAL LEFT OUTER OUTER JOIN").starts_with("expected JOIN, found OUTER"));
}

TEST_CASE("a comma may stand before the first option of a table") {
  CHECK(Parsed("CREATE TABLE t (a PRIMARY KEY), WITHOUT ROWID, STRICT", Dialect::sqlite).is_read());
  CHECK_FALSE(Parsed("CREATE TABLE t (a PRIMARY KEY) STRICT,", Dialect::sqlite).is_read());
}

TEST_SUITE_END();
