#include "migration/new_migration.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>

#include "base/error.hpp"
#include "migration/names.hpp"
#include "migration/sum_file.hpp"
#include "sql/split.hpp"
#include "support/scratch_directory.hpp"

using namespace mig;
using mig_test::ScratchDirectory;

TEST_SUITE_BEGIN("migration");

TEST_CASE("a new migration has an up and a down and takes the time as its version") {
  const ScratchDirectory scratch;
  const NewMigration made = make_migration(scratch.path(), "Add email", false, 20250101120000);
  CHECK(made.entry.directory == scratch.path() / "20250101120000_add_email");
  CHECK(made.files == std::vector<std::string>{"up.sql", "down.sql"});
  const auto read = MigrationDirectory::read(scratch.path(), Dialect::sqlite);
  CHECK(read.entries.at(0).down.has_value());
  CHECK_FALSE(SumFile::exists(scratch.path()));
}

TEST_CASE("a new migration for both engines has a file for each") {
  const ScratchDirectory scratch;
  CHECK(make_migration(scratch.path(), "a", true, 20250101120000).files.size() == 4);
  for (const Dialect dialect : {Dialect::sqlite, Dialect::postgres}) {
    const auto read = MigrationDirectory::read(scratch.path(), dialect);
    CHECK(read.entries.at(0).up.has_value());
    CHECK(read.entries.at(0).down.has_value());
  }
}

TEST_CASE("the files of a new migration hold neither SQL nor a directive") {
  const ScratchDirectory scratch;
  const NewMigration made = make_migration(scratch.path(), "a", true, 20250101120000);
  for (const std::string& file : made.files) {
    const std::string text = scratch.read(made.entry.id() + "/" + file);
    const SplitResult result = split(text, Dialect::postgres);
    CHECK(result.statements.empty());
    CHECK(result.directives.empty());
    CHECK(result.problems.empty());
  }
}

TEST_CASE("a new migration comes after the latest even when that is in the future") {
  const ScratchDirectory scratch;
  scratch.add_migration("", "20991231235959_far");
  CHECK(make_migration(scratch.path(), "a", false, 20250101120000).entry.version == 21000101000000);
}

TEST_CASE("a new migration gets its line in mig.sum") {
  const ScratchDirectory scratch;
  scratch.write("mig.sum", "");
  make_migration(scratch.path(), "a", false, 20250101120000);
  make_migration(scratch.path(), "b", false, 20250101120000);
  const MigrationDirectory names{scratch.path(), read_names(scratch.path())};
  CHECK(names.entries.size() == 2);
  CHECK(scratch.read("mig.sum") == SumFile::text_for(names.entries));
}

TEST_CASE("a mig.sum that is wrong already stops a new migration and nothing is made") {
  const ScratchDirectory scratch;
  scratch.write("mig.sum", "<<<<<<< HEAD\n");
  CHECK_THROWS_AS(make_migration(scratch.path(), "a", false, 20250101120000), Error);
  CHECK_THROWS_AS(make_migration(scratch.path(), "../a", false, 20250101120000), Error);
  CHECK(read_names(scratch.path()).empty());
  CHECK(scratch.read("mig.sum") == "<<<<<<< HEAD\n");
}

TEST_CASE("processes that make migrations in the same second all get versions of their own") {
  constexpr int processes = 12, each = 5;
  const ScratchDirectory scratch;
  scratch.write("mig.sum", "");
  std::vector<::pid_t> children;
  for (int i = 0; i < processes; ++i) {
    const ::pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      for (int j = 0; j < each; ++j) {
        const std::string name = "p" + std::to_string(i) + "_" + std::to_string(j);
        try {
          make_migration(scratch.path(), name, false, 20250101120000);
        } catch (...) {
          ::_exit(1);
        }
      }
      ::_exit(0);
    }
    children.push_back(child);
  }
  for (const ::pid_t child : children) {
    int status = -1;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  const auto read = MigrationDirectory::read(scratch.path(), Dialect::sqlite);
  CHECK(read.entries.size() == processes * each);
  CHECK_NOTHROW(SumFile::check(read));
  std::size_t others = 0;  // reservations left behind
  for (const auto& item : std::filesystem::directory_iterator(scratch.path())) {
    if (item.path().filename().string().starts_with('.')) ++others;
  }
  CHECK(others == 0);
}

TEST_SUITE_END();
