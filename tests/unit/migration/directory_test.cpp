#include "migration/directory.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "support/scratch_directory.hpp"

using namespace mig;
using mig_test::ScratchDirectory;

TEST_SUITE_BEGIN("migration");

namespace {

// What read() refuses the directory for; "" when it takes it.
std::string refusal(const ScratchDirectory& scratch) {
  try {
    MigrationDirectory::read(scratch.path(), Dialect::sqlite);
    return "";
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::refused);
    CHECK(!error.hint.empty());
    return error.message;
  }
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("migrations are read in order of version") {
  const ScratchDirectory scratch;
  scratch.add_migration("", "20250102000000_b");
  scratch.add_migration("", "20250101000000_z");
  scratch.add_migration("", "00000000000001_first");
  const auto read = MigrationDirectory::read(scratch.path(), Dialect::sqlite);
  REQUIRE(read.entries.size() == 3);
  CHECK(read.entries[0].id() == "00000000000001_first");
  CHECK(read.entries[0].version == 1);
  CHECK(read.entries[1].id() == "20250101000000_z");
  CHECK(read.entries[1].up == scratch.path() / "20250101000000_z/up.sql");
  CHECK(read.entries[1].down == scratch.path() / "20250101000000_z/down.sql");
  CHECK(read.entries[2].name == "b");
  CHECK(read.find(20250102000000) == &read.entries[2]);
  CHECK(read.find(20250102000001) == nullptr);
}

TEST_CASE("a file for the engine goes before the shared one") {
  const ScratchDirectory scratch;
  for (const char* name : {"up.sql", "up.postgres.sql", "down.sql", "down.sqlite.sql"}) {
    scratch.write(std::filesystem::path("20250101000000_a") / name, "SELECT 1;");
  }
  const auto name_of = [&](Dialect dialect) {
    const auto read = MigrationDirectory::read(scratch.path(), dialect);
    const MigrationEntry& entry = read.entries.at(0);
    return entry.up->filename().string() + " " + entry.down->filename().string();
  };
  CHECK(name_of(Dialect::sqlite) == "up.sql down.sqlite.sql");
  CHECK(name_of(Dialect::postgres) == "up.postgres.sql down.sql");
}

TEST_CASE("a migration of the other engine alone is known and has no up") {
  const ScratchDirectory scratch;
  scratch.write("20250101000000_a/up.postgres.sql", "");
  const auto here = MigrationDirectory::read(scratch.path(), Dialect::sqlite);
  CHECK(here.entries.at(0).for_other_dialect_only);
  CHECK_FALSE(here.entries.at(0).up);
  const auto there = MigrationDirectory::read(scratch.path(), Dialect::postgres);
  CHECK_FALSE(there.entries.at(0).for_other_dialect_only);
  CHECK_FALSE(there.entries.at(0).down);
}

TEST_CASE("names that are almost right are refused by name") {
  const char* const bad[] = {
      "2025010100000_short/up.sql",
      "202501010000000_long/up.sql",
      "20250101000000-dash/up.sql",
      "20250101000000_Upper/up.sql",
      "20250101000000_/up.sql",
      "20250101000000/up.sql",
      "20250101000000_a.sql",
      "create_users.sql",
      "create_users.SQL",
      "create_users/up.sql",
      "20250101000000_caf\xC3\xA9/up.sql",
      "20250101000000_a b/up.sql",
      "20250102000000_b/up.mysql.sql",
      "20250102000000_b/UP.sql",
      "20250102000000_b/up.sql.bak",
      "20250102000000_b/up.postgresql.sql",
      "001_init.txt",
  };
  for (const std::string name : bad) {
    CAPTURE(name);
    const ScratchDirectory scratch;
    scratch.add_migration("", "20250102000000_b");
    REQUIRE(refusal(scratch).empty());
    scratch.write(name, "SELECT 1;");
    const std::string said = refusal(scratch);
    const std::string top = name.substr(0, name.find('/'));
    CHECK(has(said, (scratch.path() / (top == "20250102000000_b" ? name : top)).string() + ": "));
  }
}

TEST_CASE("a near miss of a file name is told") {
  const ScratchDirectory scratch;
  scratch.write("20250101000000_a/up.sqllite.sql", "");
  const std::string said = refusal(scratch);
  CHECK(has(said, "did you mean up.sqlite.sql?"));
  CHECK(has(said, "20250101000000_a: has no up.sql"));
  CHECK(has(said, "2 problems in "));
}

TEST_CASE("what is no migration and holds no SQL is left alone") {
  const ScratchDirectory scratch;
  scratch.write("README.md", "");
  scratch.write("mig.sum", "");
  scratch.write(".gitkeep", "");
  scratch.write(".old/up.sql", "");
  scratch.write("notes/idea.txt", "");
  scratch.write("20250101000000_a/README.md", "");
  scratch.write("20250101000000_a/.up.sql.swp", "");
  scratch.write("20250101000000_a/up.sql~", "");
  scratch.write("20250101000000_a/up.sql", "");
  CHECK(refusal(scratch).empty());
}

TEST_CASE("two directories of one version are refused and both named") {
  const ScratchDirectory scratch;
  scratch.add_migration("", "20250101000000_a");
  scratch.add_migration("", "20250101000000_b");
  CHECK(has(refusal(scratch), "20250101000000_b: has the version of 20250101000000_a"));
}

TEST_CASE("a directory with no up file and an up file that is a directory are refused") {
  const ScratchDirectory scratch;
  scratch.write("20250101000000_a/down.sql", "");
  scratch.write("20250102000000_b/up.sql/x", "");
  const std::string said = refusal(scratch);
  CHECK(has(said, "20250101000000_a: has no up.sql"));
  CHECK(has(said, "20250102000000_b/up.sql: is a directory"));
}

TEST_CASE("a link to a migration's directory is followed") {
  const ScratchDirectory scratch, elsewhere;
  elsewhere.add_migration("", "20250101000000_a");
  std::filesystem::create_directory_symlink(elsewhere.path() / "20250101000000_a",
                                            scratch.path() / "20250101000000_a");
  CHECK(MigrationDirectory::read(scratch.path(), Dialect::sqlite).entries.size() == 1);
}

TEST_CASE("no directory and a file in its place are told apart") {
  const ScratchDirectory scratch;
  scratch.write("file", "");
  CHECK_THROWS_WITH_AS(MigrationDirectory::read(scratch.path() / "none", Dialect::sqlite),
                       ("no such directory: " + (scratch.path() / "none").string()).c_str(), Error);
  CHECK_THROWS_WITH_AS(MigrationDirectory::read(scratch.path() / "file", Dialect::sqlite),
                       ("not a directory: " + (scratch.path() / "file").string()).c_str(), Error);
}

TEST_SUITE_END();
