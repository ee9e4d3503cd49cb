// Bad input and bad surroundings, on SQLite: a clear error, the right exit code, nothing changed.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/mount.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/text.hpp"
#include "support/lab.hpp"

using namespace mig;
using namespace mig::test;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

void check_error(const Finished& finished, int status, std::string_view says) {
  CHECK_MESSAGE(finished.status == status, finished.err);
  CHECK_MESSAGE(has(finished.err, says), finished.err);
  CHECK_MESSAGE(has(finished.err, "help: "), finished.err);
  CHECK(finished.err.size() <= 2048);
}

std::vector<std::string> words(std::vector<std::string> more) {
  std::vector<std::string> out{std::getenv("MIG")};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

void write_one(Lab& lab) {
  lab.write("20260101000000_a", "CREATE TABLE a (id integer);\n", "DROP TABLE a;\n");
}

}  // namespace

TEST_SUITE_BEGIN("input_sqlite");

TEST_CASE("no such migrations directory") {
  Lab lab(Dialect::sqlite);
  check_error(run(words({"up", "-d", lab.url(), "-m", (lab.root() / "nowhere").string()})), 3,
              "nowhere");
}

TEST_CASE("a file that cannot be read") {
  Lab lab(Dialect::sqlite);
  write_one(lab);
  std::filesystem::remove(lab.migrations() / "20260101000000_a" / "up.sql");
  std::filesystem::create_symlink("gone.sql", lab.migrations() / "20260101000000_a" / "up.sql");
  check_error(lab.mig({"up"}), 3, "up.sql");
}

TEST_CASE("an empty up is refused with its place") {
  Lab lab(Dialect::sqlite);
  lab.write("20260101000000_a", "-- nothing yet\n", "DROP TABLE a;\n");
  check_error(lab.mig({"up"}), 3, "20260101000000_a/up.sql:1:1: ");
  lab.write("20260101000000_a", "-- mig: noop kept for the other engine\n", "-- mig: noop same\n");
  CHECK(lab.mig({"up"}).status == 0);
  CHECK(lab.mig({"down"}).status == 0);
}

TEST_CASE("an unknown directive is an error with a suggestion") {
  Lab lab(Dialect::sqlite);
  lab.write("20260101000000_a", "-- mig: transacton off\nCREATE TABLE a (id integer);\n",
            "DROP TABLE a;\n");
  check_error(lab.mig({"up"}), 3, "20260101000000_a/up.sql:1:");
  CHECK(has(lab.mig({"up"}).err, "transaction"));
}

TEST_CASE("B10 wrong URLs of every kind show no secret") {
  Lab lab(Dialect::sqlite);
  write_one(lab);
  const std::string secret = "s3cr#t";
  for (const std::string& url : std::vector<std::string>{
           "postgres://app:s3cr#t@localhost:1/db", "postgres://app:s3cr%23t@127.0.0.1:1/db",
           "postgresql://app:s3cr%zzt@localhost/db", "postgres://app:s3cr@t@nohost.invalid/db",
           "host=127.0.0.1 port=1 user=app password='s3cr#t' dbname=db",
           "postgres:/app:s3cr#t@localhost/db",
           "postgres://localhost:1/db?user=app&password=s3cr%23t",
           "mysql://app:s3cr#t@localhost/db", "postgres://app:s3cr#t@localhost:port/db"}) {
    CAPTURE(url);
    const Finished failed =
        run(words({"up", "--verbose", "-d", url, "-m", lab.migrations().string()}));
    CHECK((failed.status == 7 || failed.status == 2));
    CHECK_MESSAGE(!has(failed.err + failed.out, "s3cr"), failed.err);
    CHECK(has(failed.err, "error: "));
    const Finished json =
        run(words({"status", "--json", "-d", url, "-m", lab.migrations().string()}));
    CHECK_MESSAGE(!has(json.err + json.out, "s3cr"), json.err);
  }
}

TEST_CASE("a database that is none and a directory that is missing") {
  Lab lab(Dialect::sqlite);
  write_one(lab);
  const std::filesystem::path file = lab.root() / "not.db";
  std::ofstream(file) << std::string(5000, 'x');
  check_error(
      run(words({"up", "-d", concat("sqlite:", file.string()), "-m", lab.migrations().string()})),
      7, "not.db");
  check_error(run(words({"up", "-d", concat("sqlite:", (lab.root() / "no" / "x.db").string()), "-m",
                         lab.migrations().string()})),
              7, "x.db");
}

TEST_CASE("a read-only database is said to be one") {
  Lab lab(Dialect::sqlite);
  write_one(lab);
  REQUIRE(lab.mig({"up"}).status == 0);
  lab.write("20260102000000_b", "CREATE TABLE b (id integer);\n", "DROP TABLE b;\n");
  const std::filesystem::path file = lab.url().substr(7);
  std::filesystem::permissions(file, std::filesystem::perms::owner_read);
  std::filesystem::permissions(
      lab.root(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  if (::geteuid() != 0) {  // root may write anything
    check_error(lab.mig({"up"}), 7, "");
    CHECK(lab.mig({"status"}).status == 0);
  }
  std::filesystem::permissions(lab.root(), std::filesystem::perms::owner_all);
}

TEST_CASE("a full disk rolls back and says so") {
  if (::geteuid() != 0) return;  // a small file system of its own needs mount
  Lab lab(Dialect::sqlite);
  const std::filesystem::path small = lab.root() / "small";
  std::filesystem::create_directory(small);
  if (::mount("tmpfs", small.c_str(), "tmpfs", 0, "size=300k") != 0) return;
  const std::string url = concat("sqlite:", (small / "app.db").string());
  lab.write("20260101000000_a", "CREATE TABLE a (id integer, body text);\n", "DROP TABLE a;\n");
  REQUIRE(run(words({"up", "-d", url, "-m", lab.migrations().string()})).status == 0);
  lab.write("20260102000000_b",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)\n"
            "INSERT INTO a SELECT i, hex(randomblob(50)) FROM n;\n",
            "DELETE FROM a;\n");
  const Finished full = run(words({"up", "-d", url, "-m", lab.migrations().string()}));
  check_error(full, 4, "full");
  CHECK(has(full.err, "20260102000000_b"));
  const auto driver = mig::connect(DatabaseUrl::parse(url));
  CHECK(driver->exchange("SELECT count(*) FROM a")[0][0] == "0");
  CHECK(driver->exchange("SELECT count(*) FROM mig_history")[0][0] == "1");
  ::umount2(small.c_str(), MNT_DETACH);
}

TEST_CASE("B6 a rebuild keeps the child rows and a loss is refused") {
  Lab lab(Dialect::sqlite);
  lab.write(
      "20260101000000_shop",
      "PRAGMA foreign_keys = ON;\nCREATE TABLE parent (id integer PRIMARY KEY, name text);\n"
      "CREATE TABLE child (id integer PRIMARY KEY, parent integer REFERENCES parent ON DELETE "
      "CASCADE);\n"
      "INSERT INTO parent VALUES (1, 'a'), (2, 'b');\nINSERT INTO child VALUES (1, 1), (2, 2);\n",
      "DROP TABLE child; DROP TABLE parent;\n");
  REQUIRE(lab.mig({"up"}).status == 0);
  const std::string rebuild =
      "CREATE TABLE fresh (id integer PRIMARY KEY, name text NOT NULL);\nINSERT INTO fresh SELECT "
      "* FROM "
      "parent{};\nDROP TABLE parent;\nALTER TABLE fresh RENAME TO parent;\n";
  const auto with = [&](std::string where) {
    std::string text = rebuild;
    return text.replace(text.find("{}"), 2, where);
  };
  lab.write(
      "20260102000000_rebuild",
      concat("PRAGMA foreign_keys = OFF;\n", with(" WHERE id = 1"), "PRAGMA foreign_keys = ON;\n"),
      "SELECT 1;\n");
  const Finished loses = lab.mig({"up"});
  check_error(loses, 4, "child row 2 refers to parent");
  CHECK(lab.one("SELECT count(*) FROM parent") == "2");
  lab.write("20260102000000_rebuild", concat("-- mig: foreign-keys off\n", with("")),
            "SELECT 1;\n");
  const Finished keeps = lab.mig({"up"});
  CHECK_MESSAGE(keeps.status == 0, keeps.err);
  CHECK(lab.one("SELECT count(*) FROM child") == "2");
  CHECK(lab.query("PRAGMA foreign_key_check").empty());
}

TEST_CASE("a second runner waits and then says who holds the lock") {
  Lab lab(Dialect::sqlite);
  lab.write(
      "20260101000000_slow",
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;\n",
      "SELECT 1;\n");
  Process first(lab.command({"up"}));
  while (lab.mig({"status"}).out.find("running now") == std::string::npos && first.running()) {
  }
  const Finished second = lab.mig({"up", "--lock-wait", "300ms"});
  check_error(second, 6, concat("process ", first.pid()));
  first.kill(SIGKILL);
  first.wait();
  lab.write("20260101000000_slow", "SELECT 1;\n", "SELECT 1;\n");
  CHECK(lab.mig({"up", "--lock-wait", "300ms"}).status == 0);
  CHECK_FALSE(std::filesystem::exists(lab.url().substr(7) + ".mig-lock"));
}

TEST_CASE("a protected environment is undone only by name") {
  Lab lab(Dialect::sqlite);
  write_one(lab);
  const std::filesystem::path config = lab.root() / "mig.toml";
  std::ofstream(config) << "[env.production]\nprotected = true\n";
  const std::vector<std::string> production{"--config", config.string(), "--env", "production"};
  const auto in_production = [&](std::vector<std::string> command) {
    command.insert(command.end(), production.begin(), production.end());
    return lab.mig(command);
  };
  REQUIRE(in_production({"up"}).status == 0);
  check_error(in_production({"down"}), 3, "protected");
  check_error(in_production({"redo"}), 3, "protected");
  check_error(in_production({"down", "--confirm", "staging"}), 3, "protected");
  check_error(lab.mig({"down"}), 3, "protected");  // the database remembers
  CHECK(in_production({"down", "--confirm", "production"}).status == 0);
}

TEST_CASE("another project's database is refused") {
  Lab lab(Dialect::sqlite);
  write_one(lab);
  const std::filesystem::path config = lab.root() / "mig.toml";
  std::ofstream(config) << "project = \"11111111-1111-4111-8111-111111111111\"\n";
  REQUIRE(lab.mig({"up", "--config", config.string()}).status == 0);
  std::ofstream(config) << "project = \"22222222-2222-4222-8222-222222222222\"\n";
  check_error(lab.mig({"up", "--config", config.string()}), 3, "11111111");
}

TEST_SUITE_END();
