#include <doctest/doctest.h>
#include <stdlib.h>

#include <cstdlib>

#include "base/error.hpp"
#include "cli/git.hpp"
#include "cli/rebase_scope.hpp"
#include "migration/names.hpp"
#include "migration/new_migration.hpp"
#include "migration/sum_file.hpp"
#include "support/scratch_directory.hpp"

using namespace mig;
using mig_test::ScratchDirectory;

TEST_SUITE_BEGIN("cli");

namespace {

constexpr std::int64_t now = 20250601000000;

// A real repository whose branch main has one migration and a mig.sum.
struct Repository : ScratchDirectory {
  explicit Repository(const std::string& directory = "repo") : top(path() / directory) {
    std::filesystem::create_directories(root());
    REQUIRE(git("init -q -b main"));
    commit_migration("first", 20250101000000);
  }

  std::filesystem::path root() const { return top / "db/migrations"; }

  // The user's own configuration must not change what the tests see.
  bool git(const std::string& arguments) const {
    const std::string command =
        "cd '" + top.string() +
        "' && GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null git -c user.name=t "
        "-c user.email=t@example.org " +
        arguments + " >/dev/null 2>&1";
    return std::system(command.c_str()) == 0;
  }

  void commit_migration(const std::string& name, std::int64_t version) const {
    if (!SumFile::exists(root())) SumFile::write({root(), {}});
    make_migration(root(), name, false, version);
    REQUIRE(git("add -A"));
    REQUIRE(git("commit -q -m " + name));
  }

  // Both branches have a migration of their own; HEAD is on `mine`.
  void diverge() const {
    REQUIRE(git("checkout -q -b mine"));
    commit_migration("my_a", 20250102000000);
    commit_migration("my_b", 20250103000000);
    REQUIRE(git("checkout -q main"));
    commit_migration("theirs", 20250104000000);
    REQUIRE(git("checkout -q mine"));
  }

  RebaseScope scope(const std::vector<std::string>& words = {},
                    const std::string* base = nullptr) const {
    return find_rebase_scope(root(), read_names(root()), words, base);
  }

  // What `mig rebase` does between finding the scope and telling.
  void rebase() const {
    const RebaseScope found = scope();
    const auto entries = read_names(root());
    run_restamps(plan_restamps(
        entries, [&](const MigrationEntry& entry) { return found.mine.contains(entry.id()); },
        found.latest_elsewhere, now));
    SumFile::write({root(), read_names(root())});
  }

  bool sum_is_right() const {
    try {
      SumFile::check({root(), read_names(root())});
      return true;
    } catch (const Error&) {
      return false;
    }
  }

  std::string names() const {
    std::string text;
    for (const MigrationEntry& entry : read_names(root())) text += entry.name + " ";
    return text;
  }

  std::filesystem::path top;
};

std::string usage_error(const Repository& repository, const std::vector<std::string>& words = {},
                        const std::string* base = nullptr) {
  try {
    repository.scope(words, base);
    return "";
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::usage);
    return error.message + "\n" + error.hint;
  }
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("two branches that both add a migration conflict in mig.sum and rebase heals it") {
  const Repository repository;
  repository.diverge();
  CHECK_FALSE(repository.git("merge main"));
  CHECK_FALSE(repository.sum_is_right());
  CHECK(repository.scope().mine ==
        std::set<std::string>{"20250102000000_my_a", "20250103000000_my_b"});
  repository.rebase();
  CHECK(repository.sum_is_right());
  CHECK(repository.names() == "first theirs my_a my_b ");
  CHECK(repository.git("add -A"));
  CHECK(repository.git("commit -q -m merged"));
  CHECK(repository.git("diff --quiet --diff-filter=R HEAD^1 HEAD") == false);  // git sees renames
}

TEST_CASE("rebase heals a git rebase as well") {
  const Repository repository;
  repository.diverge();
  CHECK_FALSE(repository.git("rebase main"));
  repository.rebase();
  CHECK(repository.names() == "first theirs my_a ");
  CHECK(repository.sum_is_right());
}

TEST_CASE("a migration that is not committed yet is mine") {
  const Repository repository;
  REQUIRE(repository.git("checkout -q -b mine"));
  repository.add_migration(repository.root(), "20250102000000_new");
  CHECK(repository.scope().mine == std::set<std::string>{"20250102000000_new"});
}

TEST_CASE("what main has got and this branch has not merged yet counts for the order") {
  const Repository repository;
  repository.diverge();
  const RebaseScope scope = repository.scope();
  CHECK(scope.compared_with == "main");
  CHECK(scope.latest_elsewhere == 20250104000000);
}

TEST_CASE("on the main branch without a server rebase says what to give") {
  const Repository repository;
  CHECK(has(usage_error(repository), "mig rebase --base REF"));
  repository.commit_migration("second", 20250102000000);
  const std::string base = "HEAD~1";
  CHECK(repository.scope({}, &base).mine == std::set<std::string>{"20250102000000_second"});
}

TEST_CASE("the pushed copy of my own branch is not taken for theirs") {
  const Repository repository;
  repository.diverge();
  REQUIRE(repository.git("init -q --bare ../server"));
  REQUIRE(repository.git("remote add origin ../server"));
  REQUIRE(repository.git("push -q -u origin mine main"));
  CHECK(repository.scope().compared_with == "origin/main");
  CHECK(repository.scope().mine.size() == 2);
}

TEST_CASE("on the main branch its copy on the server is theirs") {
  const Repository repository;
  REQUIRE(repository.git("init -q --bare ../server"));
  REQUIRE(repository.git("remote add upstream ../server"));
  REQUIRE(repository.git("push -q -u upstream main"));
  repository.commit_migration("second", 20250102000000);
  CHECK(repository.scope().compared_with == "upstream/main");
  CHECK(repository.scope().mine == std::set<std::string>{"20250102000000_second"});
}

TEST_CASE("merging my branch into main moves mine and not those of main") {
  const Repository repository;
  REQUIRE(repository.git("init -q --bare ../server"));
  REQUIRE(repository.git("remote add origin ../server"));
  repository.diverge();
  REQUIRE(repository.git("push -q -u origin main"));
  REQUIRE(repository.git("checkout -q main"));
  CHECK_FALSE(repository.git("merge mine"));
  repository.rebase();
  CHECK(repository.names() == "first theirs my_a my_b ");
}

TEST_CASE("an upstream other than the main branch is what mine are compared with") {
  const Repository repository;
  REQUIRE(repository.git("branch develop"));
  REQUIRE(repository.git("checkout -q --track -b mine develop"));
  repository.commit_migration("my_a", 20250102000000);
  CHECK(repository.scope().compared_with == "develop");
}

TEST_CASE("mine can be named by version or by directory") {
  const Repository repository;
  repository.diverge();
  CHECK(repository.scope({"20250102000000"}).mine == std::set<std::string>{"20250102000000_my_a"});
  CHECK(repository.scope({"db/migrations/20250103000000_my_b/"}).mine ==
        std::set<std::string>{"20250103000000_my_b"});
  CHECK(has(usage_error(repository, {"20250109000000"}), "no such migration: 20250109000000"));
  const std::string base = "main";
  CHECK(has(usage_error(repository, {"20250102000000"}, &base), "do not go together"));
  repository.add_migration(repository.root(), "20250102000000_other");
  CHECK(has(usage_error(repository, {"20250102000000"}), "name of the directory"));
}

TEST_CASE("a base that is no commit and one that looks like an option are refused") {
  const Repository repository;
  for (const std::string base : {"nowhere", "--all", "", "-h"}) {
    CAPTURE(base);
    CHECK(has(usage_error(repository, {}, &base), "git knows no commit"));
  }
}

TEST_CASE("outside a repository rebase asks for the versions") {
  const ScratchDirectory scratch;
  scratch.add_migration("", "20250102000000_a");
  const auto entries = read_names(scratch.path());
  CHECK_THROWS_WITH_AS(find_rebase_scope(scratch.path(), entries, {}, nullptr),
                       "the migrations are not in a git work tree", Error);
  CHECK(find_rebase_scope(scratch.path(), entries, {"20250102000000"}, nullptr).mine.size() == 1);
}

TEST_CASE("a repository at a path with blanks and quotes works") {
  const Repository repository("a \"b\" $c");
  REQUIRE(repository.git("checkout -q -b mine"));
  repository.commit_migration("my_a", 20250102000000);
  CHECK(repository.scope().mine.size() == 1);
}

TEST_SUITE_END();
