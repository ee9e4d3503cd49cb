#include "migration/restamp.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "migration/names.hpp"
#include "support/scratch_directory.hpp"

using namespace mig;
using mig_test::ScratchDirectory;

TEST_SUITE_BEGIN("migration");

namespace {

constexpr std::int64_t now = 20250601000000;

// Mine are those whose name begins with `my`.
bool is_mine(const MigrationEntry& entry) { return entry.name.starts_with("my"); }

struct Project : ScratchDirectory {
  explicit Project(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) add_migration("", id);
  }
  std::vector<Restamp> plan(std::int64_t beyond = 0, std::int64_t time = now) const {
    return plan_restamps(read_names(path()), is_mine, beyond, time);
  }
  std::string names() const {
    std::string text;
    for (const MigrationEntry& entry : read_names(path())) text += entry.name + " ";
    return text;
  }
};

}  // namespace

TEST_CASE("mine that come last stay as they are") {
  const Project project({"20250101000000_theirs", "20250102000000_my_a", "20250103000000_my_b"});
  CHECK(project.plan().empty());
}

TEST_CASE("mine move after theirs in the order they had") {
  const Project project({"20250101000000_my_z", "20250102000000_my_b", "20250103000000_theirs"});
  const std::vector<Restamp> plan = project.plan();
  REQUIRE(plan.size() == 2);
  CHECK(plan[0].new_id() == "20250601000000_my_z");
  CHECK(plan[1].new_id() == "20250601000001_my_b");
  run_restamps(plan);
  CHECK(project.names() == "theirs my_z my_b ");
  CHECK(project.plan().empty());
  CHECK(std::filesystem::exists(project.path() / "20250601000000_my_z/up.sql"));
}

TEST_CASE("one of mine that is late enough already moves only when it must") {
  const Project before({"20250101000000_my_a", "20250103000000_theirs", "20250701000000_my_b"});
  CHECK(before.plan().size() == 1);
  const Project both({"20250101000000_my_a", "20250103000000_theirs", "20250501000000_my_b"});
  REQUIRE(both.plan().size() == 2);
  CHECK(both.plan()[1].version == now + 1);
}

TEST_CASE("versions after a theirs in the future count on from it") {
  const Project project({"20250101000000_my_a", "20990101000000_theirs"});
  CHECK(project.plan().at(0).version == 20990101000001);
}

TEST_CASE("a version elsewhere that is not merged yet counts as theirs") {
  const Project project({"20250101000000_my_a"});
  CHECK(project.plan().empty());
  CHECK(project.plan(20250102000000).size() == 1);
}

TEST_CASE("one version for two of mine or for mine and theirs is mended") {
  const Project mine({"20250101000000_my_a", "20250101000000_my_b"});
  REQUIRE(mine.plan().size() == 1);
  CHECK(mine.plan()[0].entry.name == "my_b");
  const Project shared({"20250101000000_my_a", "20250101000000_theirs"});
  CHECK(shared.plan().at(0).entry.name == "my_a");
}

TEST_CASE("restamping that was cut short anywhere is finished by the next run in the same order") {
  const std::vector<std::string> ids{"20250101000000_my_c", "20250102000000_my_a",
                                     "20250103000000_theirs", "20250104000000_my_d",
                                     "20250105000000_my_b"};
  for (std::size_t done = 0; done <= 4; ++done) {
    CAPTURE(done);
    const Project project(ids);
    const std::vector<Restamp> plan = project.plan();
    REQUIRE(plan.size() == 4);
    run_restamps(std::span(plan).last(done));
    run_restamps(project.plan(0, now + 10));
    CHECK(project.names() == "theirs my_c my_a my_d my_b ");
    CHECK(project.plan().empty());
  }
}

TEST_CASE("a rename that fails says how to go on") {
  const Project project({"20250101000000_my_a", "20250103000000_theirs"});
  const std::vector<Restamp> plan = project.plan();
  project.write(plan.at(0).new_id() + "/up.sql", "");
  try {
    run_restamps(plan);
    FAIL("was renamed");
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::half_way);
    CHECK(error.hint.find("mig rebase") != std::string::npos);
  }
}

TEST_SUITE_END();
