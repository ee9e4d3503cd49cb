#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "database/driver.hpp"

using namespace mig;
namespace fs = std::filesystem;

namespace {

// A directory of its own for each test, gone at its end.
class Scratch {
 public:
  Scratch() {
    std::string pattern = (fs::temp_directory_path() / "mig_sqlite_XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    root_ = pattern;
  }
  ~Scratch() { fs::remove_all(root_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::string path(const char* name) const { return (root_ / name).string(); }
  DatabaseUrl url(const char* name) const { return DatabaseUrl::parse("sqlite:" + path(name)); }

 private:
  fs::path root_;
};

// Root may write anywhere: for its lifetime a test that runs as root is nobody, and the directory is nobody's.
class AsOrdinaryUser {
 public:
  explicit AsOrdinaryUser(const std::string& directory) {
    if (::geteuid() != 0) return;
    REQUIRE(::chown(directory.c_str(), nobody, nobody) == 0);
    REQUIRE(::setresuid(nobody, nobody, 0) == 0);
    is_changed_ = true;
  }
  ~AsOrdinaryUser() {
    if (is_changed_) CHECK(::setresuid(0, 0, 0) == 0);
  }
  AsOrdinaryUser(const AsOrdinaryUser&) = delete;
  AsOrdinaryUser& operator=(const AsOrdinaryUser&) = delete;

 private:
  static constexpr uid_t nobody = 65534;
  bool is_changed_ = false;
};

std::unique_ptr<Driver> memory() { return connect(DatabaseUrl::parse("sqlite::memory:")); }

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

std::string single(Driver& driver, std::string_view sql) {
  const Rows rows = driver.query(sql);
  REQUIRE(rows.size() == 1);
  return rows[0][0].value_or("NULL");
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_SUITE_BEGIN("database");

TEST_CASE("sqlite query binds numbered parameters by name and returns text and NULL") {
  const auto db = memory();
  db->exchange("CREATE TABLE t (a, b); ; -- nothing\n");
  const Value row[] = {"x", std::nullopt};
  db->query("INSERT INTO t VALUES ($2, $1)", row);
  db->query("INSERT INTO t VALUES ($2, $1)", row);  // the kept statement again
  const Rows rows = db->query("SELECT a, b, 7, 'é' || char(0) || 'z' FROM t");
  REQUIRE(rows.size() == 2);
  CHECK(rows[1] == Row{std::nullopt, "x", "7", std::string("é\0z", 4)});
  const Value one[] = {"only"};
  db->query("INSERT INTO t (a) VALUES ($1)", one);
  CHECK(single(*db, "SELECT count(*) FROM t WHERE b IS NULL AND a = 'only'") == "1");
}

TEST_CASE("sqlite exchange runs all statements and gives the rows of the last") {
  const auto db = memory();
  CHECK(db->exchange("SELECT 1; SELECT 2, 3; -- end\n") == Rows{{"2", "3"}});
  CHECK(db->exchange("CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1)").empty());
  const Error error = error_of([&] { db->exchange("BEGIN; INSERT INTO t VALUES (1); SELECT 1"); });
  CHECK(error.sqlstate == "23505");
  CHECK(db->in_transaction());
  db->rollback();
  CHECK_FALSE(db->in_transaction());
  db->rollback();  // harmless
}

TEST_CASE("sqlite run reports what the statement changed and drops rows") {
  const auto db = memory();
  CHECK(db->run("CREATE TABLE t (a)").rows_affected == -1);
  CHECK(db->run("INSERT INTO t VALUES (1), (2), (3)").rows_affected == 3);
  CHECK(db->run("CREATE INDEX i ON t (a)").rows_affected == -1);
  CHECK(db->run("SELECT * FROM t").rows_affected == -1);
  CHECK(db->run("PRAGMA table_info(t)").rows_affected == -1);
  CHECK(db->run("WITH x AS (SELECT 1 AS v) UPDATE t SET a = 0 WHERE a IN (SELECT v FROM x)")
            .rows_affected == 1);
  CHECK(db->run("DELETE FROM t WHERE a > 9").rows_affected == 0);
  CHECK(db->run("-- nothing").rows_affected == -1);
  CHECK(db->run("SELECT 1; -- a comment is no statement\n /* nor */").rows_affected == -1);
}

TEST_CASE("sqlite run takes one statement and says where it sees the next") {
  const auto db = memory();
  db->run("CREATE TABLE t (a)");
  const std::string text = "INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)";
  const Error error = error_of([&] { db->run(text); });
  CHECK(error.kind == ErrorKind::internal);
  CHECK(error.offset == text.find(';') + 1);
  CHECK(single(*db, "SELECT count(*) FROM t") == "0");
  CHECK(error_of([&] { db->run("INSERT INTO t VALUES (1); nonsense"); }).kind ==
        ErrorKind::internal);
}

TEST_CASE("sqlite errors carry the SQLSTATE and the byte where the engine stopped") {
  const auto db = memory();
  db->exchange(
      "CREATE TABLE p (id INTEGER PRIMARY KEY); "
      "CREATE TABLE t (u UNIQUE, n NOT NULL DEFAULT 0, c CHECK (c < 9), f REFERENCES p); "
      "INSERT INTO t (u) VALUES (1); PRAGMA foreign_keys = on");
  const std::pair<const char*, const char*> cases[] = {
      {"INSERT INTO t (u) VALUES (1)", "23505"},  {"INSERT INTO t (n) VALUES (NULL)", "23502"},
      {"INSERT INTO t (c) VALUES (10)", "23514"}, {"INSERT INTO t (f) VALUES (5)", "23503"},
      {"INSERT INTO p VALUES ('x')", "42804"},    {"INSERT INTO nowhere VALUES (1)", "42601"},
      {"PRAGMA query_only = 1", "none"},          {"INSERT INTO t (u) VALUES (2)", "25006"},
  };
  for (const auto& [sql, state] : cases) {
    CAPTURE(sql);
    if (std::string_view(state) == "none") {
      db->run(sql);
      continue;
    }
    const Error error = error_of([&] { db->run(sql); });
    CHECK(error.kind == ErrorKind::failed);
    CHECK(error.sqlstate == state);
  }
  CHECK(error_of([&] { db->run("SELECT 'ééé', nope"); }).offset == 17);
  CHECK(error_of([&] { db->run("SELEKT 1"); }).offset == 0);
  CHECK_FALSE(error_of([&] { db->run("INSERT INTO t (u) VALUES (1)"); }).offset);
  CHECK(error_of([&] { db->run("SELECT '" + std::string(50'000, 'x')); }).message.size() <= 1000);
}

TEST_CASE("sqlite denies transaction control and ATTACH inside a transaction only") {
  const auto db = memory();
  const std::pair<const char*, const char*> cases[] = {
      {"COMMIT", "COMMIT"},         {"END", "COMMIT"},
      {"ROLLBACK", "ROLLBACK"},     {"BEGIN", "BEGIN"},
      {"SAVEPOINT s", "SAVEPOINT"}, {"ATTACH ':memory:' AS other", "ATTACH"},
      {"DETACH other", "DETACH"},   {"/* hidden */ ROLLBACK", "ROLLBACK"},
  };
  db->exchange("BEGIN IMMEDIATE");
  for (const auto& [sql, what] : cases) {
    CAPTURE(sql);
    const Error error = error_of([&] { db->run(sql); });
    CHECK(error.kind == ErrorKind::failed);
    CHECK(error.message.starts_with(what));
    CHECK(holds(error.message, "not allowed"));
    CHECK(db->in_transaction());
  }
  CHECK(holds(error_of([&] { db->run("SELECT nope"); }).message, "nope"));  // no stale denial
  db->exchange("COMMIT");
  db->run("ATTACH ':memory:' AS other");
  db->run("BEGIN");
  CHECK(db->in_transaction());
}

TEST_CASE("sqlite waits as long as it was told and reports a held lock as 55P03") {
  const Scratch scratch;
  const auto holder = connect(scratch.url("a.db"));
  holder->exchange("CREATE TABLE t (a); BEGIN IMMEDIATE");
  ConnectOptions options;
  options.busy_timeout = std::chrono::milliseconds(100);
  const auto other = connect(scratch.url("a.db"), options);
  const auto start = std::chrono::steady_clock::now();
  CHECK(error_of([&] { other->exchange("BEGIN IMMEDIATE"); }).sqlstate == "55P03");
  CHECK(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(90));
  holder->exchange("COMMIT; BEGIN EXCLUSIVE");
  CHECK(connect(scratch.url("a.db"), options) != nullptr);  // busy is no reason not to connect
  CHECK(error_of([&] { other->query("SELECT * FROM t"); }).sqlstate == "55P03");
}

TEST_CASE("sqlite interrupt stops a running statement with 57014") {
  const auto db = memory();
  std::thread stopper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    db->interrupt();
  });
  const Error error = error_of([&] {
    db->run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n");
  });
  stopper.join();
  CHECK(error.sqlstate == "57014");
  CHECK(single(*db, "SELECT 1") == "1");
}

TEST_CASE("sqlite reports a full disk as 53100 and knows that it has been rolled back") {
  const auto db = memory();
  db->exchange("CREATE TABLE t (a); PRAGMA max_page_count = 10; BEGIN");
  const Error error = error_of([&] {
    for (int i = 0; i < 100; ++i) db->run("INSERT INTO t VALUES (randomblob(4000))");
  });
  CHECK(error.sqlstate == "53100");
  db->rollback();
  CHECK_FALSE(db->in_transaction());
}

TEST_CASE("sqlite opened to read writes nothing and creates nothing") {
  const Scratch scratch;
  ConnectOptions options;
  options.mode = OpenMode::read_only;
  const Error missing = error_of([&] { connect(scratch.url("a.db"), options); });
  CHECK(missing.kind == ErrorKind::connection);
  CHECK(missing.sqlstate == "3D000");
  CHECK_FALSE(fs::exists(scratch.path("a.db")));
  connect(scratch.url("a.db"))->exchange("CREATE TABLE t (a)");
  const auto db = connect(scratch.url("a.db"), options);
  CHECK(single(*db, "SELECT count(*) FROM t") == "0");
  CHECK(error_of([&] { db->exchange("INSERT INTO t VALUES (1)"); }).sqlstate == "25006");
}

TEST_CASE("sqlite opened to read sees the truth after a crash that left a journal") {
  const Scratch scratch;
  {
    const auto writer = connect(scratch.url("a.db"));
    writer->exchange(
        "CREATE TABLE t (a); INSERT INTO t VALUES (1); PRAGMA cache_size = 1; PRAGMA cache_spill = "
        "1; BEGIN; "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) "
        "INSERT INTO t SELECT randomblob(4000) FROM n");
    fs::copy_file(scratch.path("a.db"), scratch.path("b.db"));  // as a killed process leaves them
    fs::copy_file(scratch.path("a.db-journal"), scratch.path("b.db-journal"));
  }
  ConnectOptions options;
  options.mode = OpenMode::read_only;
  const auto db = connect(scratch.url("b.db"), options);
  CHECK(single(*db, "SELECT count(*) FROM t") == "1");
  CHECK(error_of([&] { db->exchange("INSERT INTO t VALUES (1)"); }).sqlstate == "25006");
}

TEST_CASE("sqlite says why a file cannot be opened") {
  const Scratch scratch;
  std::ofstream(scratch.path("text.db")) << std::string(5000, 'x');
  fs::create_directory(scratch.path("dir.db"));
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {"nowhere/a.db", "no directory", "58030"},
      {"dir.db", "directory", "58030"},
      {"text.db", "not a database", "XX001"},
      {"text.db/a.db", "Not a directory", "58030"},
  };
  for (const auto& [name, part, state] : cases) {
    for (const OpenMode mode : {OpenMode::read_write, OpenMode::read_only}) {
      CAPTURE(name);
      ConnectOptions options;
      options.mode = mode;
      const Error error = error_of([&] { connect(scratch.url(name), options); });
      CHECK(error.kind == ErrorKind::connection);
      CHECK_FALSE(error.hint.empty());
      if (std::string_view(name) == "nowhere/a.db" && mode == OpenMode::read_only) {
        CHECK(error.sqlstate == "3D000");
      } else {
        CHECK(holds(error.message, part));
        CHECK(error.sqlstate == state);
      }
    }
  }
}

TEST_CASE("sqlite refuses to write where it may not") {
  const Scratch scratch;
  const AsOrdinaryUser ordinary(scratch.path(""));
  connect(scratch.url("a.db"))->exchange("CREATE TABLE t (a)");
  fs::permissions(scratch.path("a.db"), fs::perms::owner_read);
  CHECK(error_of([&] { connect(scratch.url("a.db")); }).sqlstate == "25006");
  fs::permissions(scratch.path("a.db"), fs::perms::owner_read | fs::perms::owner_write);
  fs::permissions(scratch.path(""), fs::perms::owner_read | fs::perms::owner_exec);
  CHECK(error_of([&] { connect(scratch.url("a.db")); }).sqlstate == "25006");
  CHECK(error_of([&] { connect(scratch.url("new.db")); }).kind == ErrorKind::connection);
  fs::permissions(scratch.path(""), fs::perms::owner_all);
}

TEST_CASE("sqlite quotes text and identifiers") {
  const auto db = memory();
  CHECK(db->quote("it's") == "'it''s'");
  CHECK(db->quote_identifier("a \"b\"") == "\"a \"\"b\"\"\"");
  CHECK(single(*db, "SELECT " + db->quote("a'b\\")) == "a'b\\");
}

TEST_CASE("sqlite runs a large statement in place and in the middle of a text") {
  const auto db = memory();
  db->run("CREATE TABLE t (a)");
  const std::string one = "INSERT INTO t VALUES ('" + std::string(3'000'000, 'x') + "')";
  const std::string texts[] = {one, one + ";\n", one + "; SELECT 1", one + ";;", one + " -- end"};
  for (const std::string& text : texts) {
    CHECK(db->run(std::string_view(text).substr(0, one.size())).rows_affected == 1);
  }
  CHECK(single(*db, "SELECT count(*) || ' ' || min(length(a)) FROM t") == "5 3000000");
  const std::string bad = "SELECT '" + std::string(3'000'000, 'x') + "', nope";
  CHECK(error_of([&] { db->run(bad); }).offset == bad.size() - 4);
}

TEST_SUITE_END();
