#include "base/write_file.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "support/scratch_directory.hpp"

using namespace mig;
using mig_test::ScratchDirectory;

TEST_SUITE_BEGIN("base");

TEST_CASE("create_file never touches a file that is there") {
  const ScratchDirectory scratch;
  CHECK(create_file(scratch.path() / "a", "one"));
  CHECK_FALSE(create_file(scratch.path() / "a", "two"));
  CHECK(scratch.read("a") == "one");
  CHECK_THROWS_AS(create_file(scratch.path() / "none/a", ""), Error);
}

TEST_CASE("replace_file keeps the permissions and leaves no temporary file") {
  namespace fs = std::filesystem;
  const ScratchDirectory scratch;
  const fs::path path = scratch.path() / "a";
  scratch.write("a", "one");
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  replace_file(path, "two");
  CHECK(scratch.read("a") == "two");
  CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(std::distance(fs::directory_iterator(scratch.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("replace_file that fails leaves the directory as it was") {
  namespace fs = std::filesystem;
  const ScratchDirectory scratch;
  scratch.write("a/in", "");  // a directory cannot be renamed over
  CHECK_THROWS_AS(replace_file(scratch.path() / "a", "two"), Error);
  CHECK(std::distance(fs::directory_iterator(scratch.path()), fs::directory_iterator()) == 1);
}

TEST_SUITE_END();
