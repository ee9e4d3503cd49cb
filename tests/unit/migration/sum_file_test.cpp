#include "migration/sum_file.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "migration/names.hpp"
#include "support/scratch_directory.hpp"

using namespace mig;
using mig_test::ScratchDirectory;

TEST_SUITE_BEGIN("migration");

namespace {

constexpr const char* a = "20250101000000_a";
constexpr const char* b = "20250102000000_b";

struct Fixture : ScratchDirectory {
  Fixture() {
    add_migration("", a);
    add_migration("", b);
    SumFile::write(names());
  }
  MigrationDirectory names() const { return {path(), read_names(path())}; }
  std::string refusal() const {
    try {
      SumFile::check(names());
      return "";
    } catch (const Error& error) {
      CHECK(error.kind == ErrorKind::refused);
      CHECK(error.hint.find("mig rebase") != std::string::npos);
      return error.location ? std::to_string(error.location->line) + ": " + error.message
                            : error.message;
    }
  }
  bool refused_for(const std::string& part) const {
    return refusal().find(part) != std::string::npos;
  }
};

}  // namespace

TEST_CASE("each line is chained to the one before") {
  const Fixture sum;
  const std::string first = sha256_hex(std::string("\n") + a).substr(0, 16);
  const std::string second = sha256_hex(first + "\n" + b).substr(0, 16);
  CHECK(sum.read("mig.sum") == std::string(a) + " " + first + "\n" + b + " " + second + "\n");
  CHECK(sum.refusal().empty());
}

TEST_CASE("no mig.sum and no migrations are both fine") {
  const ScratchDirectory scratch;
  const MigrationDirectory nothing{scratch.path(), {}};
  CHECK_NOTHROW(SumFile::check(nothing));
  SumFile::write(nothing);
  CHECK(scratch.read("mig.sum").empty());
  CHECK_NOTHROW(SumFile::check(nothing));
}

TEST_CASE("line endings of mig.sum do not matter") {
  const Fixture sum;
  std::string text = sum.read("mig.sum");
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
    text.insert(at, "\r");
  sum.write("mig.sum", text);
  CHECK(sum.refusal().empty());
}

TEST_CASE("a missing line and a line too many are named") {
  const Fixture sum;
  sum.add_migration("", "20250103000000_c");
  CHECK(sum.refused_for("20250103000000_c is not in mig.sum"));
  std::filesystem::remove_all(sum.path() / "20250103000000_c");
  std::filesystem::remove_all(sum.path() / a);
  CHECK(sum.refused_for(std::string(a) + " is in mig.sum but not there"));
}

TEST_CASE("conflict markers are found with their line") {
  const Fixture sum;
  sum.write("mig.sum",
            std::string("<<<<<<< HEAD\n") + sum.read("mig.sum") + "=======\n>>>>>>> x\n");
  CHECK(sum.refused_for("1: merge conflict"));
}

TEST_CASE("a broken chain is found with its line") {
  const Fixture sum;
  std::string text = sum.read("mig.sum");
  text[text.size() - 2] = text[text.size() - 2] == '0' ? '1' : '0';
  sum.write("mig.sum", text);
  CHECK(sum.refused_for("2: the line does not follow"));
  sum.write("mig.sum", text.substr(0, text.size() - 2) + "\n");
  CHECK(sum.refused_for("2: the line does not follow"));
}

TEST_CASE("a chain in another order than the versions is refused") {
  const Fixture sum;
  std::vector<MigrationEntry> entries = sum.names().entries;
  std::swap(entries[0], entries[1]);
  sum.write("mig.sum", SumFile::text_for(entries));
  CHECK(sum.refused_for(std::string("1: out of order: ") + a + " belongs here"));
}

TEST_CASE("a blank line or a line twice is refused") {
  const Fixture sum;
  const std::string text = sum.read("mig.sum");
  sum.write("mig.sum", text + "\n");
  CHECK_FALSE(sum.refusal().empty());
  sum.write("mig.sum", text + text.substr(text.find('\n') + 1));
  CHECK_FALSE(sum.refusal().empty());
}

TEST_SUITE_END();
