#include "sql/references.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "sql/parse.hpp"

TEST_SUITE_BEGIN("sql");

using namespace mig;

namespace {

constexpr std::string_view access_names[] = {"read", "insert", "update", "delete", "merge"};

// "read users u; insert audit" and so on.
struct Touched {
  explicit Touched(const std::string& text) {
    StatementReader reader(text, Dialect::postgres);
    const ParsedStatement* parsed = reader.next();
    REQUIRE(parsed != nullptr);
    REQUIRE_MESSAGE(parsed->statement != nullptr, parsed->unreadable->message);
    const References all = references_of(parsed->statement->syntax);
    for (const TableReference& each : all.tables) {
      append(tables, concat(access_names[static_cast<std::size_t>(each.access)], " ",
                            each.name.schema, each.name.schema.empty() ? "" : ".", each.name.name,
                            each.alias.empty() ? "" : " ", each.alias));
    }
    for (const ColumnReference& each : all.columns) {
      append(columns, concat(each.is_written ? ">" : "", each.qualifier,
                             each.qualifier.empty() ? "" : ".", each.name));
    }
    for (const FunctionReference& each : all.functions) {
      append(functions, concat(each.name.schema, each.name.schema.empty() ? "" : ".",
                               each.name.name, "/", each.argument_count));
    }
  }

  std::string tables, columns, functions;

 private:
  static void append(std::string& to, const std::string& item) {
    to += to.empty() ? item : "; " + item;
  }
};

}  // namespace

TEST_CASE("references: a query reads its tables and columns") {
  const Touched touched(
      "SELECT u.name, lower(o.\"Note\"), count(*) FROM shop.users u LEFT JOIN orders AS o ON "
      "o.user_id = u.id, "
      "LATERAL generate_series(1, u.n) g WHERE u.id IN (SELECT user_id FROM banned) AND now() > "
      "u.at");
  CHECK(touched.tables == "read shop.users u; read orders o; read banned");
  CHECK(touched.columns == "u.name; o.Note; o.user_id; u.id; u.n; u.id; user_id; u.at");
  CHECK(touched.functions == "lower/1; count/0; generate_series/2; now/0");
}

TEST_CASE("references: a name of WITH hides a table of the same name only where it is in force") {
  CHECK(Touched("WITH users AS (SELECT * FROM users) SELECT * FROM users, other").tables ==
        "read users; read other");
  CHECK(Touched("WITH RECURSIVE t AS (SELECT 1 UNION ALL SELECT 1 FROM t) SELECT 1 FROM t, s.t")
            .tables == "read s.t");
  CHECK(
      Touched("WITH gone AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM gone").tables ==
      "delete a; insert b");
}

TEST_CASE("references: what is written is told from what is read") {
  const Touched insert(
      "INSERT INTO t (a, b) SELECT x, y FROM s ON CONFLICT (a) DO UPDATE SET b = excluded.b");
  CHECK(insert.tables == "insert t; read s");
  CHECK(insert.columns == ">a; >b; x; y; >b; excluded.b");
  const Touched update(
      "UPDATE ONLY t AS u SET a = b + 1, (c, d) = (SELECT 1, 2) FROM v WHERE u.id = v.id");
  CHECK(update.tables == "update t u; read v");
  CHECK(update.columns == ">a; b; >c; >d; u.id; v.id");
  CHECK(Touched("DELETE FROM t USING s WHERE t.id = s.id").tables == "delete t; read s");
  CHECK(Touched("MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DELETE").tables ==
        "merge t; read s");
}

TEST_CASE("references: calls with syntax of their own have their keyword for a name") {
  CHECK(
      Touched("SELECT coalesce(a, b), current_timestamp, extract(year FROM c), pg_catalog.lower(d)")
          .functions == "coalesce/2; current_timestamp/0; extract/2; pg_catalog.lower/1");
}

TEST_CASE("references: SELECT INTO reads its tables and the table it makes is none of them") {
  CHECK(Touched("WITH x AS (SELECT 1) SELECT * INTO TEMP made FROM source, x UNION SELECT 2")
            .tables == "read source");
}
