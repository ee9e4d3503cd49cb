#include "database/memory_cases.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "base/text.hpp"
#include "support/lab.hpp"

namespace mig::test {
namespace {

constexpr std::size_t megabyte = 1'000'000;
constexpr std::size_t file_size = 20 * megabyte;
// The program with its parser, which tells what a statement locks, its libraries and the engine's cache.
constexpr std::size_t program = 14 * megabyte;

// Sanitizers keep a shadow of every byte and never give memory back.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool measurable = false;
#else
constexpr bool measurable = true;
#endif

// `write` writes the file and returns the rows it makes. It keeps nothing: a new process's peak begins with the memory
// of the one that started it.
void check_peak(Dialect dialect, const std::function<int(std::ostream&)>& write,
                std::size_t times) {
  Lab lab(dialect);
  lab.write("20260101000000_large", "", "DROP TABLE t;\n");
  const std::filesystem::path path = lab.migrations() / "20260101000000_large" / "up.sql";
  int rows = 0;
  {
    std::ofstream file(path, std::ios::binary);
    rows = write(file);
  }
  const std::size_t size = std::filesystem::file_size(path);
  const Finished done = lab.mig({"up"});
  REQUIRE_MESSAGE(done.status == 0, done.err);
  CHECK(lab.one("SELECT count(*) FROM t") == std::to_string(rows));
  MESSAGE("peak ", done.peak_bytes / megabyte, " MB for a file of ", size / megabyte, " MB");
  if (measurable) CHECK(done.peak_bytes <= times * size + program);
}

}  // namespace

void b13_a_large_file_needs_twice_its_size_at_most(Dialect dialect) {
  const auto write = [](std::ostream& file) {
    file << "CREATE TABLE t (id integer, body text);\n";
    int rows = 0;
    while (static_cast<std::size_t>(file.tellp()) < file_size) {
      file << "INSERT INTO t VALUES (" << ++rows
           << ", 'a line of text as long as they are; on average');\n";
    }
    return rows;
  };
  check_peak(dialect, write, 2);
}

void b13_one_large_statement_is_held_once(Dialect dialect) {
  const auto write = [](std::ostream& file) {
    file << "CREATE TABLE t (body text);\nINSERT INTO t VALUES ('";
    const std::string piece(1000, 'x');
    for (std::size_t size = 0; size < file_size; size += piece.size()) file << piece;
    file << "');\n";
    return 1;
  };
  // libpq's output buffer doubles until the statement fits; SQLite keeps the statement, the string and the row.
  check_peak(dialect, write, dialect == Dialect::postgres ? 3 : 4);
}

}  // namespace mig::test
