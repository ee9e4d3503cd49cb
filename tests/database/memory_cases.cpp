#include "database/memory_cases.hpp"

#include <doctest/doctest.h>

#include <string>

#include "base/text.hpp"
#include "support/lab.hpp"

namespace mig::test {
namespace {

constexpr std::size_t megabyte = 1'000'000;
constexpr std::size_t file_size = 20 * megabyte;
constexpr std::size_t program = 10 * megabyte;  // the program, its libraries and the engine's cache

// Sanitizers keep a shadow of every byte and never give memory back.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool measurable = false;
#else
constexpr bool measurable = true;
#endif

void check_peak(Dialect dialect, const std::string& up, const std::string& rows,
                std::size_t times) {
  Lab lab(dialect);
  lab.write("20260101000000_large", up, "DROP TABLE t;\n");
  const Finished done = lab.mig({"up"});
  REQUIRE_MESSAGE(done.status == 0, done.err);
  CHECK(lab.one("SELECT count(*) FROM t") == rows);
  MESSAGE("peak ", done.peak_bytes / megabyte, " MB for a file of ", up.size() / megabyte, " MB");
  if (measurable) CHECK(done.peak_bytes <= times * up.size() + program);
}

}  // namespace

void b13_a_large_file_needs_twice_its_size_at_most(Dialect dialect) {
  std::string up = "CREATE TABLE t (id integer, body text);\n";
  int rows = 0;
  while (up.size() < file_size) {
    up += concat("INSERT INTO t VALUES (", ++rows,
                 ", 'a line of text as long as they are; on average');\n");
  }
  check_peak(dialect, up, std::to_string(rows), 2);
}

void b13_one_large_statement_is_held_once(Dialect dialect) {
  std::string up = concat("CREATE TABLE t (body text);\nINSERT INTO t VALUES ('",
                          std::string(file_size, 'x'), "');\n");
  // libpq's output buffer doubles until the statement fits; SQLite keeps the statement, the string and the row.
  check_peak(dialect, up, "1", dialect == Dialect::postgres ? 3 : 4);
}

}  // namespace mig::test
