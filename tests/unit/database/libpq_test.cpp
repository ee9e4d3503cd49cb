// What happens on a machine without libpq. The library is looked for once a process, so the test runs itself again where
// the search finds an empty file first.
#ifdef MIG_LAZY_LIBPQ

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "database/driver.hpp"

using namespace mig;
namespace fs = std::filesystem;

TEST_SUITE_BEGIN("database");

TEST_CASE("connect without libpq" * doctest::skip()) {
  for (int attempt = 0; attempt < 2; ++attempt) {
    try {
      connect(DatabaseUrl::parse("postgres://u:s3cret@127.0.0.1:1/x"));
      FAIL("connected");
    } catch (const Error& error) {
      CHECK(error.kind == ErrorKind::connection);
      CHECK(error.message.starts_with("PostgreSQL support needs libpq.so.5: install libpq5"));
      CHECK_FALSE(error.hint.empty());
    }
  }
  CHECK(connect(DatabaseUrl::parse("sqlite::memory:")) != nullptr);
}

TEST_CASE("a machine without libpq gets told and can work on SQLite") {
  std::string directory = (fs::temp_directory_path() / "mig_libpq_XXXXXX").string();
  REQUIRE(::mkdtemp(directory.data()) != nullptr);
  std::ofstream(directory + "/libpq.so.5").put('\n');
  const std::string self = fs::read_symlink("/proc/self/exe").string();
  const std::string command =
      "LD_LIBRARY_PATH='" + directory + "' '" + self +
      "' --no-skip --test-case='connect without libpq' --no-intro --minimal";
  CHECK(std::system(command.c_str()) == 0);
  fs::remove_all(directory);
}

TEST_SUITE_END();

#endif
