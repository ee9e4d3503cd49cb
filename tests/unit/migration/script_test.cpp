#include "migration/script.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"

using namespace mig;

namespace {

MigrationScript script(std::string text, Dialect dialect = Dialect::postgres,
                       Direction direction = Direction::up) {
  return MigrationScript(Source("up.sql", std::move(text)), dialect, direction);
}

struct Refusal {
  std::string_view text;
  Dialect dialect;
  std::size_t line, column;
  std::string_view says;
};

void check_refused(const Refusal& refusal) {
  CAPTURE(refusal.text);
  try {
    script(std::string(refusal.text), refusal.dialect);
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::refused);
    CHECK_MESSAGE(error.message.find(refusal.says) != std::string::npos, error.message);
    CHECK_FALSE(error.hint.empty());
    REQUIRE(error.location.has_value());
    CHECK(error.location->line == refusal.line);
    CHECK(error.location->column == refusal.column);
  }
}

constexpr Refusal refusals[] = {
    {"", Dialect::postgres, 1, 1, "no statement"},
    {" ;; -- nothing\n", Dialect::sqlite, 1, 1, "no statement"},
    {"SELECT 1;\n\\x\n", Dialect::postgres, 2, 1, "psql command"},
    {"SELECT 'x", Dialect::postgres, 1, 8, "unterminated string"},
    {"-- mig: nonsense\nSELECT 1", Dialect::postgres, 1, 1, "nonsense"},
    {"SELECT 1;\nCOMMIT;", Dialect::postgres, 2, 1, "COMMIT"},
    {"SELECT 1;\n  END;", Dialect::postgres, 2, 3, "END"},
    {"ROLLBACK", Dialect::sqlite, 1, 1, "ROLLBACK"},
    {"ABORT", Dialect::postgres, 1, 1, "ABORT"},
    {"SELECT 1; SAVEPOINT a; SELECT 2", Dialect::sqlite, 1, 11, "SAVEPOINT"},
    {"RELEASE a", Dialect::postgres, 1, 1, "RELEASE"},
    {"ROLLBACK TO a", Dialect::postgres, 1, 1, "ROLLBACK TO"},
    {"PREPARE TRANSACTION 'x'", Dialect::postgres, 1, 1, "PREPARE TRANSACTION"},
    {"COMMIT PREPARED 'x'", Dialect::postgres, 1, 1, "COMMIT PREPARED"},
    {"START TRANSACTION; SELECT 1", Dialect::postgres, 1, 1, "START TRANSACTION"},
    {"BEGIN; SELECT 1; COMMIT; SELECT 2", Dialect::postgres, 1, 1, "BEGIN"},
    {"BEGIN; SELECT 1; COMMIT; BEGIN; SELECT 2; COMMIT", Dialect::postgres, 1, 18, "COMMIT"},
    {"BEGIN; SELECT 1; ROLLBACK", Dialect::sqlite, 1, 1, "BEGIN"},
    {"BEGIN;\nCREATE INDEX CONCURRENTLY i ON t (a);\nCOMMIT", Dialect::postgres, 2, 1,
     "cannot run in a transaction"},
    {"BEGIN; VACUUM; COMMIT", Dialect::sqlite, 1, 8, "cannot run in a transaction"},
    {"SELECT 1;\nATTACH 'x' AS y", Dialect::sqlite, 2, 1, "attach"},
    {"DETACH y", Dialect::sqlite, 1, 1, "attach"},
};

// The steps as a string: n naked, s in a transaction of its own.
std::string shape(const MigrationScript& script) {
  std::string out = script.is_transactional() ? "whole " : "steps ";
  for (const Step& step : script.steps()) out += step.naked ? 'n' : 's';
  return out;
}

}  // namespace

TEST_SUITE_BEGIN("migration");

TEST_CASE("a script refuses what it cannot run safely and says where") {
  for (const Refusal& refusal : refusals) check_refused(refusal);
}

TEST_CASE("an empty file may be declared so") {
  CHECK(script("-- mig: noop nothing here\n").steps().empty());
  CHECK(script("-- mig: irreversible data is gone\n", Dialect::sqlite, Direction::down)
            .directives()
            .irreversible == "data is gone");
}

TEST_CASE("an outer transaction becomes mig's own with its options") {
  const MigrationScript serializable =
      script("BEGIN ISOLATION LEVEL SERIALIZABLE;\nSELECT 1;\nSELECT 2;\nEND;\n");
  CHECK(shape(serializable) == "whole ss");
  CHECK(serializable.begin_text() == "BEGIN ISOLATION LEVEL SERIALIZABLE");
  CHECK(script("start transaction deferrable; SELECT 1; commit").begin_text() ==
        "start transaction deferrable");
  CHECK(script("SELECT 1").begin_text() == "BEGIN");
  // SQLite's plain BEGIN would take the write lock too late.
  const MigrationScript sqlite = script("BEGIN EXCLUSIVE; SELECT 1; COMMIT", Dialect::sqlite);
  CHECK(sqlite.begin_text() == "BEGIN IMMEDIATE");
  CHECK(shape(sqlite) == "whole s");
}

TEST_CASE("foreign_keys is lifted out of the transaction") {
  const MigrationScript off =
      script("PRAGMA foreign_keys = off;\nBEGIN;\nSELECT 1;\nCOMMIT;\nPRAGMA foreign_keys = on;\n",
             Dialect::sqlite);
  CHECK(off.foreign_keys() == std::optional<bool>(false));
  CHECK(shape(off) == "whole s");
  CHECK(script("PRAGMA main.foreign_keys(1); SELECT 1", Dialect::sqlite).foreign_keys() ==
        std::optional<bool>(true));
  CHECK(script("-- mig: foreign-keys off\nSELECT 1", Dialect::sqlite).foreign_keys() ==
        std::optional<bool>(false));
  const MigrationScript asks = script("PRAGMA foreign_keys; SELECT 1", Dialect::sqlite);
  CHECK_FALSE(asks.foreign_keys().has_value());
  CHECK(shape(asks) == "whole ss");
}

TEST_CASE("one statement that refuses a transaction makes a file run step by step") {
  CHECK(shape(script("SELECT 1; SELECT 2")) == "whole ss");
  CHECK(shape(script("SELECT 1; VACUUM t; SELECT 2")) == "steps sns");
  CHECK(shape(script("CREATE INDEX CONCURRENTLY i ON t (a)")) == "steps n");
  CHECK(shape(script("CREATE INDEX i ON t (a)")) == "whole s");
  CHECK(shape(script("VACUUM; SELECT 1", Dialect::sqlite)) == "steps ns");
  CHECK(shape(script("PRAGMA journal_mode = wal; SELECT 1", Dialect::sqlite)) == "steps ns");
  CHECK(shape(script("PRAGMA journal_mode; SELECT 1", Dialect::sqlite)) == "whole ss");
}

TEST_CASE("transaction off runs CALL and DO alone and the rest in steps") {
  CHECK(shape(script(
            "-- mig: transaction off\nSELECT 1; CALL p(); do $$ begin commit; end $$; Call p()")) ==
        "steps snnn");
  CHECK(shape(script("CALL p(); DO $$ $$")) == "whole ss");
}

TEST_CASE("sums of single statements do not know their neighbours") {
  const MigrationScript one = script("SELECT 1; SELECT  2 -- note\n");
  const MigrationScript two = script("SELECT 2;");
  REQUIRE(one.statement_sums().size() == 2);
  CHECK(one.statement_sums()[1] == two.statement_sums()[0]);
  CHECK(one.statement_sums()[0] != one.statement_sums()[1]);
}

TEST_CASE("which statements set something for the session") {
  const auto sets = [](std::string text, Dialect dialect = Dialect::postgres) {
    const MigrationScript one = script(std::move(text), dialect);
    return sets_session_state(*one.steps().front().statement, one.text(one.steps().front()));
  };
  CHECK(sets("SET search_path = x"));
  CHECK(sets("set\n role x"));
  CHECK(sets("SET SESSION x.y = 1"));
  CHECK(sets("RESET ALL"));
  CHECK_FALSE(sets("SET LOCAL search_path = x"));
  CHECK_FALSE(sets("SET TRANSACTION READ ONLY"));
  CHECK_FALSE(sets("SET CONSTRAINTS ALL DEFERRED"));
  CHECK_FALSE(sets("SELECT 1"));
  CHECK(sets("PRAGMA recursive_triggers = on", Dialect::sqlite));
  CHECK_FALSE(sets("PRAGMA recursive_triggers", Dialect::sqlite));
}

TEST_CASE("a backfill runs outside the file's transaction, a check inside it") {
  const MigrationScript filled =
      script("ALTER TABLE t ADD COLUMN a int;\n-- mig: backfill batch=5\nUPDATE t SET a = 1;");
  CHECK_FALSE(filled.is_transactional());
  CHECK_FALSE(filled.steps()[0].is_backfill());
  REQUIRE(filled.steps()[1].is_backfill());
  CHECK(filled.steps()[1].directives->backfill->batch == 5);
  const MigrationScript checked = script("-- mig: check none\nSELECT 1 FROM t;\nDROP TABLE t;");
  CHECK(checked.is_transactional());
  CHECK(checked.steps()[0].is_query());
  check_refused(
      {"-- mig: backfill\nSELECT 1;", Dialect::postgres, 2, 1, "a backfill is an UPDATE"});
  check_refused({"-- mig: check x\nDELETE FROM t;", Dialect::sqlite, 2, 1, "a check is a query"});
  check_refused({"BEGIN;\n-- mig: backfill\nUPDATE t SET a = 1;\nCOMMIT;", Dialect::postgres, 3, 1,
                 "cannot run in a transaction"});
}

TEST_SUITE_END();
