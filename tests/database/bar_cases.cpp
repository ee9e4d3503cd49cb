#include "database/bar_cases.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <thread>

#include "base/text.hpp"

namespace mig::test {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

#define CHECK_HAS(text, part) CHECK_MESSAGE(has((text), (part)), (text))

void write_three(Lab& lab) {
  lab.write("20260101000000_a", "CREATE TABLE a (id integer);\n", "DROP TABLE a;\n");
  lab.write("20260102000000_b", "CREATE TABLE b (id integer);\n", "DROP TABLE b;\n");
  lab.write("20260103000000_c", "CREATE TABLE c (id integer);\n", "DROP TABLE c;\n");
}

std::string tables(const Lab& lab) {
  const Rows rows = lab.query(
      lab.dialect() == Dialect::postgres
          ? "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind "
            "= "
            "'r' AND relname NOT LIKE 'mig\\_%' ORDER BY 1"
          : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'mig!_%' ESCAPE "
            "'!' AND name NOT LIKE 'sqlite_%' ORDER BY 1");
  std::string out;
  for (const Row& row : rows) out += *row[0] + " ";
  return out;
}

void check_refused(Lab& lab, const std::string& before, std::string_view named) {
  const Finished refused = lab.mig({"up"});
  CHECK(refused.status == 3);
  CHECK_HAS(refused.err, named);
  CHECK_HAS(refused.err, "help: ");
  CHECK(tables(lab) == before);
}

}  // namespace

void b4_edited_missing_older_and_duplicate_are_named(Dialect dialect) {
  Lab lab(dialect);
  write_three(lab);
  REQUIRE(lab.mig({"up", "2"}).status == 0);
  SUBCASE("edited") {
    lab.write("20260101000000_a", "CREATE TABLE a (id integer, more text);\n", "DROP TABLE a;\n");
    check_refused(lab, "a b ", "edited after it was applied: 20260101000000_a");
    CHECK(lab.mig({"status", "--check"}).status == 1);
    CHECK_HAS(lab.mig({"status"}).out, "edited");
    CHECK(lab.mig({"resolve", "20260101000000", "--accept-edit"}).status == 0);
    CHECK(lab.mig({"up"}).status == 0);
  }
  SUBCASE("missing") {
    lab.remove("20260101000000_a");
    check_refused(lab, "a b ", "gone from the directory: 20260101000000_a");
  }
  SUBCASE("older") {
    lab.write("20260101120000_late", "CREATE TABLE late (id integer);\n", "DROP TABLE late;\n");
    check_refused(lab, "a b ", "older than what is applied: 20260101120000_late");
    CHECK(lab.mig({"up", "--out-of-order"}).status == 0);
    CHECK(tables(lab) == "a b c late ");
  }
  SUBCASE("duplicate") {
    lab.write("20260103000000_twin", "CREATE TABLE twin (id integer);\n", "DROP TABLE twin;\n");
    check_refused(lab, "a b ", "20260103000000_twin");
  }
  SUBCASE("a bad file later in the list stops the earlier ones too") {
    lab.write("20260104000000_d", "CREATE TABLE d (id text DEFAULT 'x);\n", "DROP TABLE d;\n");
    check_refused(lab, "a b ", "20260104000000_d/up.sql:1:");
  }
}

void b5_down_undoes_what_was_applied_last(Dialect dialect) {
  Lab lab(dialect);
  write_three(lab);
  REQUIRE(lab.mig({"up"}).status == 0);
  lab.write("20260101120000_late", "CREATE TABLE late (id integer);\n", "DROP TABLE late;\n");
  REQUIRE(lab.mig({"up", "--out-of-order"}).status == 0);
  const Finished down = lab.mig({"down"});
  CHECK(down.status == 0);
  CHECK(tables(lab) == "a b c ");  // the late one was applied last, though it is not the newest
  lab.remove("20260101120000_late");
  lab.remove("20260103000000_c");
  const Finished stored = lab.mig({"down"});
  CHECK_MESSAGE(stored.status == 0, stored.err);
  CHECK(tables(lab) == "a b ");
  CHECK(lab.mig({"down", "--to", "0"}).status == 0);
  CHECK(tables(lab) == "");
  CHECK(lab.mig({"up"}).status == 0);
  CHECK(lab.mig({"down", "--to", "20260101000000"}).status == 0);
  CHECK(tables(lab) == "a ");
}

void b8_a_signal_stops_cleanly(Dialect dialect, int signal) {
  Lab lab(dialect);
  const std::string slow = dialect == Dialect::postgres
                               ? "SELECT pg_sleep(60);\n"
                               : "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                 "SELECT count(*) FROM n;\n";
  lab.write("20260101000000_a", "CREATE TABLE a (id integer);\n", "DROP TABLE a;\n");
  lab.write("20260102000000_slow", "CREATE TABLE b (id integer);\n" + slow, "DROP TABLE b;\n");
  Process mig(lab.command({"up"}));
  REQUIRE(lab.eventually("SELECT count(*) FROM mig_history", "1"));
  if (dialect == Dialect::postgres) {
    REQUIRE(
        lab.eventually("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND datname = "
                       "current_database() AND query LIKE 'SELECT pg_sleep%'",
                       "1"));
  } else {
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
  }
  REQUIRE(mig.running());
  const auto sent = std::chrono::steady_clock::now();
  mig.kill(signal);
  const Finished stopped = mig.wait();
  CHECK(std::chrono::steady_clock::now() - sent < std::chrono::seconds(2));
  CHECK(stopped.status == 128 + signal);
  CHECK_HAS(stopped.err, "20260102000000_slow up was rolled back");
  CHECK(tables(lab) == "a ");
  CHECK(lab.one("SELECT count(*) FROM mig_history") == "1");
}

void b12_marks_line_ends_and_encodings(Dialect dialect) {
  Lab lab(dialect);
  lab.write("20260101000000_a",
            "\xEF\xBB\xBF"
            "CREATE TABLE a (id integer);\n-- note\n",
            "DROP TABLE a;\n");
  REQUIRE(lab.mig({"up"}).status == 0);
  CHECK(tables(lab) == "a ");
  lab.write("20260101000000_a", "CREATE TABLE a\r\n  (id integer);   \r\n-- another note\r\n\r\n",
            "DROP TABLE a;\n");
  CHECK(lab.mig({"up"}).status == 0);  // line ends, comments and blanks are no edit
  lab.write("20260102000000_b", std::string("CREATE TABLE b\0 (id integer);\n", 30),
            "DROP TABLE b;\n");
  check_refused(lab, "a ", "byte 14");
  lab.write("20260102000000_b", "CREATE TABLE b (id text DEFAULT '\xE9');\n", "DROP TABLE b;\n");
  check_refused(lab, "a ", "byte 33");
  lab.write("20260102000000_b",
            std::string("\xFF\xFE"
                        "C\0R\0",
                        6),
            "DROP TABLE b;\n");
  check_refused(lab, "a ", "UTF-16");
}

void b14_an_error_shows_the_place(Dialect dialect) {
  Lab lab(dialect);
  SUBCASE("a few lines") {
    lab.write("20260101000000_a",
              "CREATE TABLE a (id integer);\n\n-- é\nINSERT INTO a\n  SELECT nowhere FROM a;\n",
              "DROP TABLE a;\n");
    const Finished failed = lab.mig({"up"});
    CHECK(failed.status == 4);
    CHECK_HAS(failed.err, "20260101000000_a/up.sql:5:10: ");
    CHECK_HAS(failed.err, "  5 |   SELECT nowhere FROM a;\n    |          ^~~~~~~");
    CHECK_HAS(failed.err, "statement 2 of 2");
    CHECK_HAS(failed.err, "help: ");
    CHECK(tables(lab) == "");
  }
  SUBCASE("a statement of 5 MB") {
    std::string big = "CREATE TABLE a (id text);\nINSERT INTO a VALUES ('x')";
    while (big.size() < 5'000'000) big += ", ('some text that goes on for a while')";
    lab.write("20260101000000_a", big + ", (nowhere);\n", "DROP TABLE a;\n");
    const Finished failed = lab.mig({"up"});
    CHECK(failed.status == 4);
    CHECK(failed.err.size() <= 2048);
    CHECK_HAS(failed.err, "nowhere");
    CHECK_HAS(failed.err, "up.sql:2:");
    CHECK(tables(lab) == "");
  }
}

void b15_settings_do_not_reach_the_next_file(Dialect dialect) {
  Lab lab(dialect);
  if (dialect == Dialect::postgres) {
    lab.write("20260101000000_a",
              "CREATE SCHEMA other; CREATE ROLE mig_test_role_" + std::to_string(::getpid()) +
                  ";\nSET search_path = other;\nSET lock_timeout = '17s';\nCREATE TEMP TABLE scrap "
                  "(i int);\n"
                  "PREPARE p AS SELECT 1;\nSET ROLE mig_test_role_" +
                  std::to_string(::getpid()) + ";\n",
              "DROP SCHEMA other;\n");
    lab.write(
        "20260102000000_b",
        "CREATE TABLE b AS SELECT current_setting('search_path') AS path, "
        "current_setting('lock_timeout') AS lock, to_regclass('pg_temp.scrap')::text AS scrap, "
        "current_user = session_user AS same, (SELECT count(*) FROM pg_prepared_statements) AS "
        "p;\n",
        "DROP TABLE b;\n");
    lab.write(
        "20260103000000_c",
        "SET search_path = other;\nCREATE TABLE c (i int);\nVACUUM;\nCREATE TABLE d (i int);\n",
        "DROP TABLE other.d; DROP TABLE other.c;\n");
    const Finished up = lab.mig({"up"});
    CHECK_MESSAGE(up.status == 0, up.err);
    CHECK(lab.one("SELECT path || '/' || lock || '/' || coalesce(scrap, 'none') || '/' || same || "
                  "'/' || p "
                  "FROM public.b") == "\"$user\", public/200ms/none/true/0");
    // within a file that runs step by step, the settings do hold from step to step
    CHECK(lab.one("SELECT to_regclass('other.c')::text || to_regclass('other.d')::text") ==
          "other.cother.d");
    lab.query("DROP ROLE mig_test_role_" + std::to_string(::getpid()));
    return;
  }
  lab.write(
      "20260101000000_a",
      "PRAGMA recursive_triggers = ON;\nPRAGMA cache_size = 77;\nCREATE TEMP TABLE scrap (i);\n"
      "CREATE TABLE a (i);\n",
      "DROP TABLE a;\n");
  lab.write(
      "20260102000000_b",
      "CREATE TABLE b AS SELECT (SELECT recursive_triggers FROM pragma_recursive_triggers) AS r, "
      "(SELECT cache_size FROM pragma_cache_size) AS c, (SELECT count(*) FROM temp.sqlite_master) "
      "AS t;\n",
      "DROP TABLE b;\n");
  const Finished up = lab.mig({"up"});
  CHECK_MESSAGE(up.status == 0, up.err);
  CHECK(lab.one("SELECT r || '/' || (c = 77) || '/' || t FROM b") == "0/0/0");
}

void b16_status_and_plan_never_write(Dialect dialect) {
  Lab lab(dialect);
  write_three(lab);
  for (const char* command : {"status", "plan"}) {
    const Finished looked = lab.mig({command});
    CHECK_MESSAGE(looked.status == 0, looked.err);
    CHECK_HAS(looked.out, "20260102000000_b");
  }
  if (dialect == Dialect::sqlite) {
    CHECK_FALSE(std::filesystem::exists(lab.url().substr(std::string("sqlite:").size())));
  } else {
    CHECK(lab.one("SELECT to_regclass('public.mig_history')") == "");
  }
  REQUIRE(lab.mig({"up"}).status == 0);
  const std::string before = lab.fingerprint();
  CHECK(lab.mig({"status", "--check"}).status == 0);
  CHECK(lab.mig({"plan", "--down"}).status == 0);
  CHECK(lab.fingerprint() == before);
}

void b17_transaction_control_is_refused(Dialect dialect) {
  Lab lab(dialect);
  for (const char* control : {"COMMIT;\n", "ROLLBACK;\n", "SAVEPOINT s;\n", "BEGIN;\n"}) {
    CAPTURE(control);
    lab.write("20260101000000_a",
              concat("CREATE TABLE a (id integer);\n", control, "CREATE TABLE b (i integer);\n"),
              "DROP TABLE a;\n");
    check_refused(lab, "", "up.sql:2:1: ");
  }
  lab.write("20260101000000_a",
            "BEGIN;\nCREATE TABLE a (id integer);\nCREATE TABLE b (i integer);\nCOMMIT;\n",
            "DROP TABLE b; DROP TABLE a;\n");
  CHECK(lab.mig({"up"}).status == 0);
  CHECK(tables(lab) == "a b ");
}

void b18_an_empty_down_is_refused(Dialect dialect) {
  Lab lab(dialect);
  write_three(lab);
  lab.write("20260104000000_d", "CREATE TABLE d (id integer);\n", "-- nothing here yet\n");
  check_refused(lab, "", "20260104000000_d/down.sql");
  lab.write("20260104000000_d", "CREATE TABLE d (id integer);\n",
            "-- mig: irreversible the data is gone for good\n");
  CHECK(lab.mig({"up"}).status == 0);
  const Finished down = lab.mig({"down"});
  CHECK(down.status == 3);
  CHECK_HAS(down.err, "the data is gone for good");
  CHECK(tables(lab) == "a b c d ");
  lab.write("20260104000000_d", "CREATE TABLE d (id integer);\n", "-- mig: noop kept on purpose\n");
  CHECK(lab.mig({"down"}).status == 0);
  CHECK(lab.one("SELECT count(*) FROM mig_history") == "3");
}

void b19_names_that_are_almost_right_are_errors(Dialect dialect) {
  for (const char* name : {"2026010400000_short", "20260104000000_Upper", "20260104000000-dash",
                           "20260104000000", "20260104000000_sp ace"}) {
    CAPTURE(name);
    Lab lab(dialect);
    write_three(lab);
    lab.write(name, "CREATE TABLE d (id integer);\n", "DROP TABLE d;\n");
    check_refused(lab, "", name);
  }
  Lab lab(dialect);
  write_three(lab);
  std::ofstream(lab.migrations() / "20260105000000_flat.sql") << "SELECT 1;\n";
  check_refused(lab, "", "20260105000000_flat.sql");
  std::filesystem::remove(lab.migrations() / "20260105000000_flat.sql");
  std::ofstream(lab.migrations() / "20260101000000_a" / "Up.sql") << "SELECT 1;\n";
  check_refused(lab, "", "Up.sql");
}

void resolve_and_baseline(Dialect dialect) {
  Lab lab(dialect);
  write_three(lab);
  lab.query("CREATE TABLE a (id integer); CREATE TABLE b (id integer)");
  REQUIRE(lab.mig({"baseline", "20260102000000"}).status == 0);
  CHECK(lab.mig({"up"}).status == 0);
  CHECK(tables(lab) == "a b c ");
  CHECK(lab.mig({"baseline", "20260102000000"}).status == 3);
  CHECK(lab.mig({"down", "--to", "0"}).status == 0);
  CHECK(tables(lab) == "a b ");
  const Finished below = lab.mig({"down"});
  CHECK(below.status == 3);
  CHECK_HAS(below.err, "baseline");
  CHECK(lab.mig({"resolve", "20260103000000", "--applied"}).status == 0);
  CHECK(lab.mig({"resolve", "20260103000000", "--applied"}).status == 3);
  CHECK(lab.mig({"status", "--check"}).status == 0);
  CHECK(lab.mig({"resolve", "20260103000000", "--reverted"}).status == 0);
  CHECK(lab.mig({"status", "--check"}).status == 1);
  CHECK(lab.mig({"resolve", "20260103000000"}).status == 2);
  CHECK(lab.mig({"resolve", "20990103000000", "--applied"}).status == 2);
}

void half_way_is_recorded_and_resumed(Dialect dialect) {
  Lab lab(dialect);
  lab.write("20260101000000_a",
            "CREATE TABLE a (id integer);\nVACUUM;\nINSERT INTO a VALUES (1);\nINSERT INTO nowhere "
            "VALUES (1);\n",
            "DROP TABLE a;\n");
  const Finished half = lab.mig({"up"});
  CHECK(half.status == 5);
  CHECK_HAS(half.err, "up.sql:4:");
  CHECK(lab.mig({"status", "--check"}).status == 1);
  CHECK_HAS(lab.mig({"status"}).out, "half way");
  CHECK(lab.mig({"down"}).status == 5);
  lab.write("20260101000000_a",
            "CREATE TABLE a (id integer, other integer);\nVACUUM;\nINSERT INTO a VALUES "
            "(1);\nINSERT INTO a VALUES (2);\n",
            "DROP TABLE a;\n");
  const Finished edited = lab.mig({"up"});
  CHECK(edited.status == 3);
  CHECK_HAS(edited.err, "statement 1, which was already run, has been edited");
  lab.write("20260101000000_a",
            "CREATE TABLE a (id integer);\nVACUUM;\nINSERT INTO a VALUES (1);\nINSERT INTO a "
            "VALUES (2);\n",
            "DROP TABLE a;\n");
  CHECK(lab.mig({"up"}).status == 0);
  CHECK(lab.one("SELECT count(*) FROM a") == "2");
  CHECK(lab.mig({"status", "--check"}).status == 0);
  CHECK(lab.mig({"down"}).status == 0);
  CHECK(tables(lab) == "");
}

}  // namespace mig::test
