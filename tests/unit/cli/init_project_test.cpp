#include "cli/init_project.hpp"

#include <doctest/doctest.h>

#include <regex>

#include "migration/names.hpp"
#include "migration/sum_file.hpp"
#include "support/scratch_directory.hpp"

using namespace mig;
using mig_test::ScratchDirectory;

TEST_SUITE_BEGIN("cli");

namespace {

// init works in the working directory.
class InScratch : public ScratchDirectory {
 public:
  InScratch() : before_(std::filesystem::current_path()) { std::filesystem::current_path(path()); }
  ~InScratch() { std::filesystem::current_path(before_); }

 private:
  std::filesystem::path before_;
};

using Paths = std::vector<std::filesystem::path>;

}  // namespace

TEST_CASE("init makes mig.toml and the directory and mig.sum and says so") {
  const InScratch scratch;
  const InitResult first = init_project({});
  CHECK(first.created == Paths{"mig.toml", "migrations", "migrations/mig.sum"});
  CHECK(first.kept.empty());
  CHECK(SumFile::exists("migrations"));
  const std::string config = scratch.read("mig.toml");
  const InitResult second = init_project({});
  CHECK(second.created.empty());
  CHECK(second.kept == Paths{"mig.toml", "migrations", "migrations/mig.sum"});
  CHECK(scratch.read("mig.toml") == config);
}

TEST_CASE("init over migrations that exist puts them in mig.sum") {
  const InScratch scratch;
  scratch.add_migration("db/steps", "20250101000000_a");
  Settings settings;
  settings.migrations = "db/steps";
  init_project(settings);
  CHECK_NOTHROW(SumFile::check({"db/steps", read_names("db/steps")}));
  CHECK_FALSE(scratch.read("db/steps/mig.sum").empty());
  CHECK(scratch.read("mig.toml").find("\nmigrations = \"db/steps\"\n") != std::string::npos);
}

TEST_CASE("init leaves a mig.toml alone that the settings came from") {
  const InScratch scratch;
  Settings settings;
  settings.config_file = "other.toml";
  CHECK(init_project(settings).kept == Paths{"other.toml"});
  CHECK_FALSE(std::filesystem::exists("mig.toml"));
}

TEST_CASE("a new mig.toml sets the project and the dialect and has every other key as a comment") {
  const std::string text = config_text("p", {});
  for (const std::string key :
       {"database", "direct_url", "migrations", "history_schema", "lock_timeout",
        "statement_timeout", "lock_wait", "out_of_order", "protected"}) {
    CAPTURE(key);
    CHECK(text.find("\n# " + key + " = ") != std::string::npos);
  }
  const std::regex assignment("^[a-z_]+ = ", std::regex::multiline);
  CHECK(std::distance(std::sregex_iterator(text.begin(), text.end(), assignment), {}) == 2);
  CHECK(text.find("\ndialect = \"sqlite\"\n") != std::string::npos);
  CHECK(text.find("\nproject = \"p\"\n") != std::string::npos);
}

TEST_CASE("project ids are random version 4 UUIDs") {
  const std::regex form("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  CHECK(std::regex_match(random_uuid(), form));
  CHECK(random_uuid() != random_uuid());
}

TEST_SUITE_END();
