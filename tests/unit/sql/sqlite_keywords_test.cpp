// Every keyword of both dialects in every place where a name may stand: mig and the library agree.
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>

#include "grammar/keywords.hpp"
#include "sql/parse.hpp"

TEST_SUITE_BEGIN("sql");

namespace {

using namespace mig;

// % is the word.
constexpr std::string_view places[] = {
    "ALTER TABLE t ADD %",
    "ALTER TABLE t ADD COLUMN %",
    "ALTER TABLE t DROP %",
    "ALTER TABLE t DROP COLUMN %",
    "ALTER TABLE t RENAME % TO b",
    "ALTER TABLE t RENAME COLUMN a TO %",
    "ALTER TABLE t RENAME TO %",
    "ANALYZE %",
    "ATTACH 'a' AS %",
    "BEGIN TRANSACTION %",
    "CREATE INDEX % ON t (a)",
    "CREATE INDEX i ON % (a)",
    "CREATE INDEX i ON t (%)",
    "CREATE INDEX i ON t (% COLLATE nocase)",
    "CREATE INDEX i ON t (a %)",
    "CREATE TABLE % (a)",
    "CREATE TABLE main.% (a)",
    "CREATE TABLE n (%)",
    "CREATE TABLE n (a %)",
    "CREATE TABLE n (a % (1))",
    "CREATE TABLE n (a % NOT NULL)",
    "CREATE TABLE n (a COLLATE %)",
    "CREATE TABLE n (a CONSTRAINT % NOT NULL)",
    "CREATE TABLE n (a DEFAULT %)",
    "CREATE TABLE n (a DEFAULT - %)",
    "CREATE TABLE n (a PRIMARY KEY %)",
    "CREATE TABLE n (a REFERENCES % (b))",
    "CREATE TABLE n (a REFERENCES b (%))",
    "CREATE TABLE n (a REFERENCES b MATCH %)",
    "CREATE TABLE n (a, CONSTRAINT % CHECK (1))",
    "CREATE TABLE n (a, FOREIGN KEY (%) REFERENCES b)",
    "CREATE TABLE n (a, UNIQUE (%))",
    "CREATE TEMP TABLE % (a)",
    "CREATE TRIGGER % AFTER INSERT ON t BEGIN SELECT 1; END",
    "CREATE TRIGGER g % INSERT ON t BEGIN SELECT 1; END",
    "CREATE TRIGGER g AFTER INSERT ON % BEGIN SELECT 1; END",
    "CREATE TRIGGER g AFTER UPDATE OF % ON t BEGIN SELECT 1; END",
    "CREATE VIEW % AS SELECT 1",
    "CREATE VIEW v (%) AS SELECT 1",
    "CREATE VIRTUAL TABLE % USING m",
    "CREATE VIRTUAL TABLE v USING %",
    "CREATE VIRTUAL TABLE v USING m (%)",
    "DELETE FROM %",
    "DELETE FROM t AS %",
    "DELETE FROM t %",
    "DETACH %",
    "DROP INDEX %",
    "DROP TABLE %",
    "DROP TABLE IF EXISTS %",
    "DROP TRIGGER main.%",
    "INSERT INTO % VALUES (1)",
    "INSERT INTO t (%) VALUES (1)",
    "INSERT INTO t AS % VALUES (1)",
    "INSERT INTO t VALUES (1) ON CONFLICT (%) DO NOTHING",
    "PRAGMA %",
    "PRAGMA main.%",
    "PRAGMA p (%)",
    "PRAGMA p = %",
    "REINDEX %",
    "RELEASE %",
    "ROLLBACK TO %",
    "SAVEPOINT %",
    "SELECT %",
    "SELECT % FROM t",
    "SELECT % (1)",
    "SELECT %.* FROM t",
    "SELECT %.a FROM t",
    "SELECT - %",
    "SELECT 1 %",
    "SELECT 1 % FROM t",
    "SELECT 1 + %",
    "SELECT 1 AS %",
    "SELECT a % FROM t",
    "SELECT a COLLATE % FROM t",
    "SELECT a FROM %",
    "SELECT a FROM main.%",
    "SELECT a FROM t % JOIN t",
    "SELECT a FROM t %",
    "SELECT a FROM t % WHERE 1",
    "SELECT a FROM t AS %",
    "SELECT a FROM t GROUP BY %",
    "SELECT a FROM t INDEXED BY %",
    "SELECT a FROM t JOIN t AS u USING (%)",
    "SELECT a FROM t LIMIT %",
    "SELECT a FROM t LIMIT 1 %",
    "SELECT a FROM t ORDER BY %",
    "SELECT a FROM t ORDER BY a %",
    "SELECT a FROM t WHERE %",
    "SELECT a IN % FROM t",
    "SELECT a IS % FROM t",
    "SELECT CASE % WHEN 1 THEN 2 END",
    "SELECT CASE WHEN 1 THEN % END",
    "SELECT CAST (% AS int)",
    "SELECT CAST (1 AS %)",
    "SELECT count(*) %",
    "SELECT count(*) % FROM t",
    "SELECT main.t.% FROM t",
    "SELECT max(%) FROM t",
    "SELECT NOT %",
    "SELECT sum(a) OVER % FROM t",
    "SELECT sum(a) OVER (%) FROM t",
    "SELECT sum(a) OVER (% ORDER BY a) FROM t",
    "SELECT sum(a) OVER (ORDER BY a ROWS % PRECEDING) FROM t",
    "SELECT sum(a) OVER (PARTITION BY %) FROM t",
    "SELECT sum(a) OVER w FROM t WINDOW % AS (ORDER BY a)",
    "SELECT t.% FROM t",
    "UPDATE % SET a = 1",
    "UPDATE t SET % = 1",
    "UPDATE t SET (%) = (1)",
    "UPDATE t SET a = %",
    "VACUUM %",
    "VALUES (%)",
    "WITH % AS (SELECT 1) SELECT 1",
    "WITH % (a) AS (SELECT 1) SELECT 1",
    "WITH w (%) AS (SELECT 1) SELECT 1",
    "% TABLE t",
};

std::string with_word(std::string_view place, std::string_view word) {
  std::string text(place);
  return text.replace(text.find('%'), 1, word);
}

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

Database open() {
  sqlite3* raw = nullptr;
  sqlite3_open(":memory:", &raw);
  sqlite3_exec(raw, "CREATE TABLE t (a)", nullptr, nullptr, nullptr);
  return Database(raw);
}

enum class Verdict { read, refused, half_way };

// What the parser's actions refuse half way, mig may refuse too.
Verdict verdict_of(sqlite3* database, const std::string& text) {
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v3(database, text.c_str(), -1, 0, &prepared, nullptr);
  sqlite3_finalize(prepared);
  if (code == SQLITE_OK) return Verdict::read;
  const std::string_view message = sqlite3_errmsg(database);
  for (const std::string_view part : {": syntax error", "incomplete input", "unrecognized token"}) {
    if (message.find(part) != std::string_view::npos) return Verdict::refused;
  }
  for (const std::string_view part : {"unknown join type", "unknown or unsupported join type"}) {
    if (message.find(part) != std::string_view::npos) return Verdict::half_way;
  }
  return Verdict::read;
}

bool is_read(const std::string& text) {
  StatementReader reader(text, Dialect::sqlite);
  const ParsedStatement* parsed = reader.next();
  return parsed != nullptr && parsed->statement != nullptr;
}

// Newer libraries take these for functions.
bool is_newer(std::string_view place, std::uint8_t classes) {
  return place == "SELECT % (1)" && classes == grammar::may_be_name;
}

}  // namespace

TEST_CASE("a keyword is a name in SQLite where it is one for the library") {
  const Database database = open();
  for (const grammar::KeywordEntry& entry : grammar::keyword_entries) {
    for (const std::string_view place : places) {
      const std::string text = with_word(place, entry.word);
      const Verdict verdict = verdict_of(database.get(), text);
      if (verdict == Verdict::half_way) continue;
      if (verdict == Verdict::refused && is_newer(place, entry.sqlite)) continue;
      INFO(text << ": " << std::string(sqlite3_errmsg(database.get())));
      CHECK(is_read(text) == (verdict == Verdict::read));
    }
  }
}

TEST_CASE("every keyword of the library is in the list") {
  for (int i = 0; i < sqlite3_keyword_count(); ++i) {
    const char* word = nullptr;
    int size = 0;
    REQUIRE(sqlite3_keyword_name(i, &word, &size) == SQLITE_OK);
    const std::string_view keyword(word, static_cast<std::size_t>(size));
    INFO(keyword);
    CHECK(grammar::find_keyword(keyword) != grammar::Keyword::none);
  }
}

TEST_SUITE_END();
