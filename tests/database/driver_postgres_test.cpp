#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "database/postgres_database.hpp"

using namespace mig;
using namespace std::chrono_literals;

namespace {

template <typename Call>
Error error_of(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    return error;
  }
  FAIL("nothing was thrown");
  return {ErrorKind::internal, ""};
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string single(Driver& driver, std::string_view sql) {
  const Rows rows = driver.query(sql);
  REQUIRE(rows.size() == 1);
  return rows[0][0].value_or("NULL");
}

void end_session(const PostgresDatabase& database, int process) {
  const auto other = database.open();
  const Value id[] = {std::to_string(process)};
  other->query("SELECT pg_terminate_backend($1)", id);
  while (!other->query("SELECT 1 FROM pg_stat_activity WHERE pid = $1::int", id).empty()) {
    std::this_thread::sleep_for(5ms);
  }
}

}  // namespace

TEST_SUITE_BEGIN("driver_postgres");

TEST_CASE("postgres query takes parameters and NULL and returns text") {
  const PostgresDatabase database;
  const auto db = database.open();
  const Value row[] = {"it's é", std::nullopt, "3"};
  CHECK(db->query("SELECT $1::text, $2::text, $3::int + 1, ''", row) ==
        Rows{{"it's é", std::nullopt, "4", ""}});
  CHECK(db->query("SELECT 1 WHERE false").empty());
  CHECK(db->server_version() >= 150000);
  CHECK(std::to_string(db->connection_id()) == single(*db, "SELECT pg_backend_pid()"));
  CHECK(single(*db, "SELECT current_setting('application_name')") == "mig");
}

TEST_CASE("postgres exchange sends several statements and gives the rows of the last") {
  const PostgresDatabase database;
  const auto db = database.open();
  CHECK(db->exchange("SELECT 1; SELECT 2, 3") == Rows{{"2", "3"}});
  CHECK(
      db->exchange("BEGIN; CREATE TABLE t (a int PRIMARY KEY); INSERT INTO t VALUES (1)").empty());
  CHECK(db->in_transaction());
  const Error error = error_of([&] { db->exchange("INSERT INTO t VALUES (1); SELECT 1"); });
  CHECK(error.kind == ErrorKind::failed);
  CHECK(error.sqlstate == "23505");
  CHECK(error.message == "duplicate key value violates unique constraint \"t_pkey\"");
  CHECK(error.detail == "DETAIL:  Key (a)=(1) already exists.");
  CHECK(db->in_transaction());
  db->rollback();
  CHECK_FALSE(db->in_transaction());
  CHECK(single(*db, "SELECT count(*) FROM pg_class WHERE relname = 't'") == "0");
}

TEST_CASE("postgres run reports rows and drops what a query returns") {
  const PostgresDatabase database;
  const auto db = database.open();
  CHECK(db->run("CREATE TABLE t (a int)").rows_affected == -1);
  CHECK(db->run("INSERT INTO t SELECT generate_series(1, 1000)").rows_affected == 1000);
  CHECK(db->run("UPDATE t SET a = 0 WHERE a > 990").rows_affected == 10);
  CHECK(db->run("SELECT * FROM t").rows_affected == 1000);
  CHECK(db->run("-- nothing").rows_affected == -1);
  db->run("CREATE INDEX CONCURRENTLY i ON t (a)");
  db->run("VACUUM t");
  CHECK_FALSE(db->in_transaction());
}

TEST_CASE("postgres errors carry state and detail and the byte where the server stopped") {
  const PostgresDatabase database;
  const auto db = database.open();
  Error error = error_of([&] { db->run("SELECT 'ééé', nope"); });
  CHECK(error.kind == ErrorKind::failed);
  CHECK(error.sqlstate == "42703");
  CHECK(error.offset == 17);
  CHECK(error.message == "column \"nope\" does not exist");
  db->run("CREATE TABLE t (a int PRIMARY KEY)");
  error = error_of([&] { db->run("INSERT INTO t VALUES (1), (1)"); });
  CHECK(error.sqlstate == "23505");
  CHECK(error.detail == "DETAIL: Key (a)=(1) already exists.");
  CHECK_FALSE(error.offset);
  error = error_of([&] { db->run("DO $$ BEGIN PERFORM nope(); END $$"); });
  CHECK(error.sqlstate == "42883");
  CHECK(holds(error.detail, "HINT: No function"));
  CHECK(holds(error.detail, "CONTEXT: PL/pgSQL function"));
  error = error_of([&] { db->run("DO $$ BEGIN RAISE '%', repeat('x', 100000); END $$"); });
  CHECK(error.message.size() <= 1000);
  CHECK(error_of([&] { db->run("VACUUM; SELECT 1"); }).sqlstate == "25001");
}

TEST_CASE("postgres positions are bytes whatever the database is encoded in") {
  const PostgresDatabase ascii("ENCODING SQL_ASCII TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
  CHECK(error_of([&] { ascii.open()->run("SELECT 'ééé', nope"); }).offset == 17);
  const PostgresDatabase latin("ENCODING LATIN1 TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
  const auto db = latin.open();
  CHECK(error_of([&] { db->run("SELECT 'ééé', nope"); }).offset == 17);
  CHECK(single(*db, "SELECT 'é'") == "é");
  CHECK(single(*db, "SELECT length('é')") == "1");
}

TEST_CASE("postgres copies rows in") {
  const PostgresDatabase database;
  const auto db = database.open();
  db->run("CREATE TABLE t (a int, b text)");
  CHECK(db->copy_in("COPY t FROM stdin", "1\tx\n2\t\\N\n").rows_affected == 2);
  CHECK(db->copy_in("COPY t FROM stdin", "").rows_affected == 0);
  std::string many;
  for (int i = 0; i < 20'000; ++i)
    many += concat(i, "\tsome text that fills more than one piece\n");
  CHECK(db->copy_in("COPY t (a, b) FROM stdin", many).rows_affected == 20'000);
  const Error error = error_of([&] { db->copy_in("COPY t FROM stdin", many + "bad\tx\n"); });
  CHECK(error.sqlstate == "22P02");
  CHECK(holds(error.detail, "COPY t, line 20001"));
  CHECK(error_of([&] { db->copy_in("COPY nowhere FROM stdin", "1\n"); }).sqlstate == "42P01");
  CHECK(error_of([&] { db->copy_in("SELECT 1", "1\n"); }).kind == ErrorKind::internal);
  CHECK(single(*db, "SELECT count(*) FROM t") == "20002");
}

TEST_CASE("postgres refuses a COPY that would wait for the client") {
  const PostgresDatabase database;
  const auto db = database.open();
  db->exchange("CREATE TABLE t (a int); INSERT INTO t SELECT generate_series(1, 1000)");
  const char* statements[] = {
      "COPY t FROM stdin", "COPY t TO stdout",
      "COPY (SELECT repeat('x', 1000) FROM generate_series(1, 100000000)) TO stdout"};
  for (const char* statement : statements) {
    CAPTURE(std::string(statement));
    db->exchange("BEGIN");
    const Error error = error_of([&] { db->run(statement); });
    CHECK(error.kind == ErrorKind::failed);
    CHECK(error.sqlstate == "0A000");
    CHECK(holds(error.message, "COPY"));
    CHECK_FALSE(error.hint.empty());
    db->rollback();
    CHECK(single(*db, "SELECT count(*) FROM t") == "1000");
  }
}

TEST_CASE("postgres transactions are known without asking and rollback never throws") {
  const PostgresDatabase database;
  const auto db = database.open();
  CHECK_FALSE(db->in_transaction());
  db->rollback();
  db->exchange("BEGIN");
  CHECK(db->in_transaction());
  CHECK_THROWS(db->run("SELECT nope"));
  CHECK(db->in_transaction());
  CHECK(error_of([&] { db->run("SELECT 1"); }).sqlstate == "25P02");
  db->rollback();
  CHECK_FALSE(db->in_transaction());
}

TEST_CASE("postgres interrupt stops a running statement with 57014 and is harmless when idle") {
  const PostgresDatabase database;
  const auto db = database.open();
  db->interrupt();
  CHECK(single(*db, "SELECT 1") == "1");
  db->exchange("BEGIN");
  std::thread stopper([&] {
    std::this_thread::sleep_for(100ms);
    db->interrupt();
  });
  const auto start = std::chrono::steady_clock::now();
  const Error error = error_of([&] { db->run("SELECT pg_sleep(30)"); });
  stopper.join();
  CHECK(error.kind == ErrorKind::failed);
  CHECK(error.sqlstate == "57014");
  CHECK(std::chrono::steady_clock::now() - start < 5s);
  db->rollback();
  CHECK(single(*db, "SELECT 1") == "1");
}

TEST_CASE("postgres reports a lock that is not given in time as 55P03") {
  const PostgresDatabase database;
  const auto holder = database.open(), db = database.open();
  holder->exchange("CREATE TABLE t (a int)");
  holder->exchange("BEGIN; LOCK t");
  db->exchange("SET lock_timeout = '50ms'");
  CHECK(error_of([&] { db->run("ALTER TABLE t ADD b int"); }).sqlstate == "55P03");
  CHECK(error_of([&] { db->query("SELECT * FROM t"); }).sqlstate == "55P03");
}

TEST_CASE("postgres says what the server said when it ended the session and never reconnects") {
  const PostgresDatabase database;
  using Call = void (*)(Driver&);
  const Call calls[] = {[](Driver& db) { db.query("SELECT 1"); },
                        [](Driver& db) { db.exchange("SELECT 1; SELECT 2"); },
                        [](Driver& db) { db.run("SELECT 1"); },
                        [](Driver& db) { db.copy_in("COPY t FROM stdin", "1\n"); }};
  for (const Call call : calls) {
    const auto db = database.open();
    db->exchange("CREATE TABLE IF NOT EXISTS t (a int)");
    db->exchange("BEGIN");
    end_session(database, db->connection_id());
    const Error error = error_of([&] { call(*db); });
    CHECK(error.kind == ErrorKind::connection);
    CHECK(holds(error.message, "terminating connection due to administrator command"));
    CHECK(error.message.size() < 400);
    CHECK_FALSE(error.sqlstate.empty());
    CHECK_FALSE(db->in_transaction());
    db->rollback();
    for (const Call again : calls) {
      CHECK(error_of([&] { again(*db); }).kind == ErrorKind::connection);
    }
    db->interrupt();
  }
  const auto db = database.open();
  const Error error =
      error_of([&] { db->run("SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(9)"); });
  CHECK(error.kind == ErrorKind::connection);
  CHECK(error.sqlstate == "57P01");
}

TEST_CASE("postgres opened to read writes nothing and leaves no setting behind") {
  const PostgresDatabase database;
  database.open()->exchange("CREATE TABLE t (a int); INSERT INTO t VALUES (1)");
  ConnectOptions options;
  options.mode = OpenMode::read_only;
  const auto db = database.open(options);
  CHECK(single(*db, "SELECT count(*) FROM t") == "1");
  CHECK(db->exchange("SELECT 1; SELECT a FROM t") == Rows{{"1"}});
  CHECK(error_of([&] { db->query("INSERT INTO t VALUES (2)"); }).sqlstate == "25006");
  CHECK(error_of([&] { db->exchange("CREATE TABLE u (a int)"); }).sqlstate == "25006");
  CHECK(error_of([&] { db->run("DROP TABLE t"); }).sqlstate == "25006");
  CHECK(error_of([&] { db->copy_in("COPY t FROM stdin", "1\n"); }).sqlstate == "25006");
  CHECK_FALSE(db->in_transaction());
  CHECK(single(*db, "SELECT current_setting('default_transaction_read_only')") == "off");
}

TEST_CASE("postgres hands notices on without a password") {
  const PostgresDatabase database;
  const auto db = database.open();
  std::vector<std::string> seen;
  db->on_notice = [&](std::string_view severity, std::string_view message) {
    seen.push_back(concat(severity, " ", message));
    throw Error(ErrorKind::internal, "must not reach libpq");
  };
  db->run("DO $$ BEGIN RAISE WARNING 'careful, password=s3cret'; RAISE NOTICE 'x'; END $$");
  db->exchange("DROP TABLE IF EXISTS nowhere");
  CHECK(seen == std::vector<std::string>{"WARNING careful, password=***", "NOTICE x",
                                         "NOTICE table \"nowhere\" does not exist, skipping"});
  db->on_notice = nullptr;
  db->exchange("DROP TABLE IF EXISTS nowhere");
}

TEST_CASE("postgres quotes text and identifiers") {
  const PostgresDatabase database;
  const auto db = database.open();
  CHECK(db->quote_identifier("a \"b\"") == "\"a \"\"b\"\"\"");
  for (const char* text : {"it's", "back\\slash", "é", ""}) {
    CHECK(single(*db, "SELECT " + db->quote(text)) == text);
  }
}

TEST_CASE("postgres runs a large statement in place and in the middle of a text") {
  const PostgresDatabase database;
  const auto db = database.open();
  db->run("CREATE TABLE t (a text)");
  const std::string one = "INSERT INTO t VALUES ('" + std::string(3'000'000, 'x') + "')";
  for (const std::string& text : {one, one + ";\n", one + "; SELECT 1", one + ";;"}) {
    CHECK(db->run(std::string_view(text).substr(0, one.size())).rows_affected == 1);
  }
  const std::string bad = "SELECT '" + std::string(3'000'000, 'x') + "', nope";
  const Error error = error_of([&] { db->run(bad); });
  CHECK(error.offset == bad.size() - 4);
  CHECK(error.message.size() < 100);
}

TEST_SUITE_END();
