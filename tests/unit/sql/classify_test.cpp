#include "sql/classify.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace mig;

TEST_SUITE_BEGIN("sql");

namespace {

using enum StatementKind;

Statement read(std::string_view text, Dialect dialect) {
  Statement statement;
  classify(text, dialect, statement);
  return statement;
}
Statement pg(std::string_view text) { return read(text, Dialect::postgres); }
Statement lite(std::string_view text) { return read(text, Dialect::sqlite); }

struct Case {
  std::string text;
  StatementKind kind;
  bool refuses = false;
  std::string object = "";
  std::string table = "";
};

}  // namespace

TEST_CASE("postgres statements by their heads") {
  const Case cases[] = {
      {"begin isolation level serializable", begin},
      {"START TRANSACTION", begin},
      {"commit", commit},
      {"end work", commit},
      {"rollback", rollback},
      {"abort", rollback},
      {"rollback to savepoint a", savepoint},
      {"ROLLBACK WORK TO a", savepoint},
      {"savepoint a", savepoint},
      {"release a", savepoint},
      {"prepare transaction 'x'", prepare_transaction},
      {"commit prepared 'x'", prepare_transaction, true},
      {"rollback prepared 'x'", prepare_transaction, true},
      {"prepare q as select 1", other},
      {"create index i on t (a)", other},
      {"create index concurrently i on t (a)", create_index_concurrently, true, "i", "t"},
      {"CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"My i\" ON ONLY s . \"T\" (a)",
       create_index_concurrently, true, "\"My i\"", "s.\"T\""},
      {"create index concurrently on s.t (a)", create_index_concurrently, true, "", "s.t"},
      {"create index /* now */ concurrently if on t (a)", create_index_concurrently, true, "if",
       "t"},
      {"create index \"concurrently\" on t (a)", other},
      {"drop index concurrently if exists s.i", drop_index_concurrently, true, "s.i"},
      {"drop index i", other},
      {"reindex index concurrently i", reindex_concurrently, true, "i"},
      {"reindex (verbose) table concurrently s.t", reindex_concurrently, true, "s.t"},
      {"reindex (verbose, concurrently) table t", reindex_concurrently, true, "t"},
      {"reindex (concurrently) table t", reindex_concurrently, true, "t"},
      {"reindex (concurrently false) table t", other},
      {"reindex (concurrently off, verbose) table t", other},
      {"reindex (concurrently 'on') index i", reindex_concurrently, true, "i"},
      {"reindex (tablespace concurrently) index i", other},
      {"reindex table t", other},
      {"reindex schema public", other, true},
      {"reindex (verbose) database", other, true},
      {"reindex system db", other, true},
      {"alter table if exists only s.t * detach partition s.p concurrently",
       detach_partition_concurrently, true, "s.p", "s.t"},
      {"alter table t detach partition p", other},
      {"alter table t detach partition p finalize", other},
      {"vacuum", vacuum, true},
      {"vacuum (analyze, verbose) t", vacuum, true},
      {"analyze t", other},
      {"create database d owner o", create_database, true, "d"},
      {"drop database if exists \"D\"", drop_database, true, "\"D\""},
      {"alter database d set tablespace x", other, true},
      {"alter database d set work_mem = 1", other},
      {"create tablespace x location '/x'", create_tablespace, true, "x"},
      {"drop tablespace if exists x", drop_tablespace, true, "x"},
      {"alter system set work_mem = '1MB'", alter_system, true},
      {"cluster", other, true},
      {"cluster verbose", other, true},
      {"cluster (verbose)", other, true},
      {"cluster t", other},
      {"cluster verbose t using i", other},
      {"discard all", other, true},
      {"discard plans", other},
      {"create subscription s connection 'c' publication a, b", other, true},
      {"create subscription s connection 'c' publication a with (copy_data, create_slot = false)",
       other},
      {"create subscription s connection 'c' publication a with (connect = 'off', enabled = true)",
       other},
      {"create subscription s connection 'c' publication a with (connect)", other, true},
      {"create subscription s connection 'c' publication a with (slot_name = connect, enabled = "
       "false)",
       other, true},
      {"drop subscription s", other, true},
      {"alter subscription s refresh publication", other, true},
      {"alter subscription s set publication p", other, true},
      {"alter subscription s add publication p with (refresh = false)", other},
      {"alter subscription s set (failover = false)", other, true},
      {"alter subscription s set (synchronous_commit = off)", other},
      {"alter type s.e add value if not exists 'it''s' before 'x'", add_enum_value, false, "s.e"},
      {"alter type e rename value 'a' to 'b'", other},
      {"copy binary t from stdin", copy_from_stdin, false, "", "t"},
      {"copy t (a, b) from stdin with (format csv)", copy_from_stdin, false, "", "t"},
      {"copy (select 1) to stdout", other},
      {"explain analyze select 1", other},
      {"\"vacuum\"", other},
      {"(select 1)", other},
      {"refresh materialized view concurrently v", other},
      {"pragma foreign_keys = on", other},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    const Statement got = pg(each.text);
    CHECK(got.kind == each.kind);
    CHECK(got.refuses_transaction == each.refuses);
    CHECK(got.details().object == each.object);
    CHECK(got.details().table == each.table);
  }
}

TEST_CASE("the new label of an enum comes without its quotes") {
  CHECK(pg("alter type e add value 'it''s'").details().value == "it's");
  CHECK(pg("alter type e add value if not exists E'x' after 'y'").details().value == "x");
}

TEST_CASE("sqlite statements by their heads") {
  const Case cases[] = {
      {"begin immediate", begin},
      {"commit", commit},
      {"end transaction", commit},
      {"rollback", rollback},
      {"rollback transaction", rollback},
      {"rollback to a", savepoint},
      {"rollback transaction to savepoint a", savepoint},
      {"rollback transaction x to a", savepoint},
      {"release a", savepoint},
      {"vacuum", vacuum, true},
      {"vacuum into 'f'", vacuum, true},
      {"explain vacuum", other},
      {"attach 'f' as g", attach},
      {"detach database g", detach, true, "g"},
      {"create index concurrently on t (a)", other},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    const Statement got = lite(each.text);
    CHECK(got.kind == each.kind);
    CHECK(got.refuses_transaction == each.refuses);
    CHECK(got.details().object == each.object);
  }
}

TEST_CASE("pragmas by name and value") {
  struct PragmaCase {
    std::string text, name, value;
    bool refuses;
  };
  const PragmaCase cases[] = {
      {"pragma foreign_keys", "foreign_keys", "", false},
      {"PRAGMA Foreign_Keys = OFF", "foreign_keys", "OFF", true},
      {"pragma main.foreign_keys(1)", "foreign_keys", "1", true},
      {"pragma \"foreign_keys\" = 'on'", "foreign_keys", "on", true},
      {"pragma journal_mode = wal", "journal_mode", "wal", true},
      {"pragma journal_mode", "journal_mode", "", false},
      {"pragma synchronous = 1", "synchronous", "1", true},
      {"pragma temp_store = memory", "temp_store", "memory", true},
      {"pragma wal_checkpoint", "wal_checkpoint", "", true},
      {"pragma wal_checkpoint(truncate)", "wal_checkpoint", "truncate", true},
      {"pragma cache_size = -2000", "cache_size", "-2000", false},
      {"pragma page_size = 8192", "page_size", "8192", false},
      {"pragma table_info(t)", "table_info", "t", false},
  };
  for (const PragmaCase& each : cases) {
    CAPTURE(each.text);
    const Statement got = lite(each.text);
    CHECK(got.kind == pragma);
    CHECK(got.details().pragma == each.name);
    CHECK(got.details().value == each.value);
    CHECK(got.refuses_transaction == each.refuses);
  }
}

TEST_CASE("a statement without names carries no details") {
  CHECK(pg("insert into t values (1)").own_details == nullptr);
  CHECK(pg("vacuum").own_details == nullptr);
  CHECK(sizeof(Statement) <= 40);
}

TEST_SUITE_END();
