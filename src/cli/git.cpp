#include "cli/git.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/error.hpp"
#include "base/text.hpp"

extern char** environ;

namespace mig {
namespace {

[[noreturn]] void cannot_run(int error) {
  throw Error(ErrorKind::usage, concat("cannot run git: ", std::strerror(error)),
              "name the migrations to move: `mig rebase V...`");
}

// Standard output of a program found in PATH, and its wait status.
struct Finished {
  std::string output;
  int status;
};

std::string read_all(int descriptor) {
  std::string text;
  std::array<char, 16384> buffer;
  for (;;) {
    const ::ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got > 0) text.append(buffer.data(), static_cast<std::size_t>(got));
    if (got == 0 || (got < 0 && errno != EINTR)) return text;
  }
}

// A hook of a linked work tree has GIT_DIR, with which git takes the directory it is run in for the top of the work tree;
// without it git finds both. Who names the work tree as well means what is said.
std::vector<char*> environment_for_git() {
  const bool is_deliberate = std::getenv("GIT_WORK_TREE") != nullptr;
  std::vector<char*> kept;
  for (char** each = environ; each != nullptr && *each != nullptr; ++each) {
    const std::string_view text = *each;
    const bool is_of_hook = text.starts_with("GIT_DIR=") || text.starts_with("GIT_PREFIX=");
    if (is_deliberate || !is_of_hook) kept.push_back(*each);
  }
  kept.push_back(nullptr);
  return kept;
}

// No shell between: the arguments arrive as they are.
Finished spawn(std::vector<std::string>& arguments) {
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) cannot_run(errno);
  ::posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  ::pid_t child = 0;
  std::vector<char*> environment = environment_for_git();
  const int error =
      ::posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environment.data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  Finished finished{error == 0 ? read_all(ends[0]) : "", 0};
  ::close(ends[0]);
  if (error != 0) cannot_run(error);
  while (::waitpid(child, &finished.status, 0) < 0 && errno == EINTR) continue;
  return finished;
}

bool is_copy_of(const std::string& upstream, const std::optional<std::string>& branch) {
  return branch && (upstream == *branch || upstream.ends_with('/' + *branch));
}

// The branch everything is merged into, as far as it can be told.
bool is_main_branch(const Git& git, const std::optional<std::string>& branch) {
  const std::optional<std::string> head = git.remote_head();
  return head ? is_copy_of(*head, branch) : branch == "main" || branch == "master";
}

std::vector<std::string> candidates(const Git& git, const std::optional<std::string>& branch) {
  std::vector<std::string> names;
  const std::optional<std::string> upstream = git.upstream();
  const bool own_copy = upstream && is_copy_of(*upstream, branch);
  if (upstream && !own_copy) names.push_back(*upstream);
  if (const std::optional<std::string> head = git.remote_head()) names.push_back(*head);
  for (const char* const name : {"origin/main", "origin/master", "main", "master"}) {
    if (branch != name) names.emplace_back(name);
  }
  if (own_copy) names.push_back(*upstream);
  return names;
}

}  // namespace

std::optional<std::string> Git::run(std::vector<std::string> arguments) const {
  std::vector<std::string> all{"git", "-C", directory_.string()};
  all.insert(all.end(), arguments.begin(), arguments.end());
  Finished finished = spawn(all);
  if (!WIFEXITED(finished.status) || WEXITSTATUS(finished.status) != 0) return std::nullopt;
  if (finished.output.ends_with('\n')) finished.output.pop_back();
  return std::move(finished.output);
}

bool Git::inside_work_tree() const { return run({"rev-parse", "--is-inside-work-tree"}) == "true"; }

std::set<std::string> Git::directories_in(const std::string& commit) const {
  std::set<std::string> names;
  const std::string output = run({"ls-tree", "-d", "-z", "--name-only", commit}).value_or("");
  std::string_view left = output;
  while (!left.empty()) {
    const std::size_t end = left.find('\0');
    names.emplace(left.substr(0, end));
    if (end == std::string_view::npos) break;
    left.remove_prefix(end + 1);
  }
  return names;
}

std::optional<std::string> Git::commit_of(const std::string& ref) const {
  return run({"rev-parse", "--verify", "--quiet", "--end-of-options", ref + "^{commit}"});
}

std::optional<std::string> Git::branch() const {
  return run({"symbolic-ref", "--quiet", "--short", "HEAD"});
}

std::optional<std::string> Git::upstream() const {
  return run({"rev-parse", "--verify", "--quiet", "--abbrev-ref", "@{upstream}"});
}

std::optional<std::string> Git::remote_head() const {
  return run({"symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"});
}

std::optional<std::string> Git::merge_base(const std::string& commit) const {
  return run({"merge-base", commit, "HEAD"});
}

namespace {

// The parts of an output with -z.
std::vector<std::string> parts_of(std::string_view output) {
  std::vector<std::string> parts;
  while (!output.empty()) {
    const std::size_t end = std::min(output.find('\0'), output.size());
    parts.emplace_back(output.substr(0, end));
    output.remove_prefix(std::min(end + 1, output.size()));
  }
  return parts;
}

GitChange::Kind kind_of(std::string_view letter) {
  if (letter == "A") return GitChange::Kind::added;
  return letter == "D" ? GitChange::Kind::deleted : GitChange::Kind::edited;
}

}  // namespace

std::vector<GitChange> Git::changes_since(const std::string& commit) const {
  const auto tracked =
      run({"diff-index", "-z", "--name-status", "--no-renames", "--relative", commit, "--", "."});
  const auto others = run({"ls-files", "-z", "--others", "--exclude-standard", "--", "."});
  if (!tracked || !others) {
    throw Error(ErrorKind::usage, concat("git cannot compare with ", commit),
                "a shallow clone lacks what is compared: fetch all of the history first");
  }
  std::vector<GitChange> changes;
  const std::vector<std::string> parts = parts_of(*tracked);
  for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
    changes.push_back({kind_of(parts[i]), parts[i + 1]});
  }
  for (const std::string& path : parts_of(*others)) {
    changes.push_back({GitChange::Kind::added, path});
  }
  return changes;
}

std::vector<std::string> Git::deleted_since(const std::string& commit) const {
  return parts_of(run({"diff-index", "-z", "--name-only", "--no-renames", "--diff-filter=D", commit,
                       "--", ":/"})
                      .value_or(""));
}

std::optional<std::string> Git::text_from_top(const std::string& commit,
                                              const std::string& path) const {
  return run({"cat-file", "blob", concat(commit, ":", path)});
}

std::optional<std::string> Git::text_of(const std::string& commit, const std::string& path) const {
  return run({"cat-file", "blob", concat(commit, ":./", path)});
}

OtherSide find_other_side(const Git& git, const std::string* ref) {
  if (!git.inside_work_tree()) {
    throw Error(ErrorKind::usage, "the migrations are not in a git work tree",
                "name the migrations to move: `mig rebase V...`");
  }
  if (ref != nullptr) {
    if (const auto commit = git.commit_of(*ref)) return {*ref, {*commit}};
    throw Error(ErrorKind::usage, concat("git knows no commit \"", shorten(*ref, 80), "\""),
                "give --base a branch, tag or commit");
  }
  const std::optional<std::string> branch = git.branch();
  OtherSide side;
  for (const std::string& name : candidates(git, branch)) {
    const std::optional<std::string> commit = git.commit_of(name);
    if (!commit) continue;
    side = {name, {*commit}};
    break;
  }
  const auto merged = is_main_branch(git, branch) ? std::nullopt : git.commit_of("MERGE_HEAD");
  if (merged) {
    side.shown += side.commits.empty() ? "MERGE_HEAD" : " and MERGE_HEAD";
    side.commits.push_back(*merged);
  }
  if (!side.commits.empty()) return side;
  throw Error(ErrorKind::usage,
              concat("no branch to compare ", branch.value_or("HEAD"), " with was found"),
              "give the branch that holds the others' migrations: `mig rebase --base REF` (HEAD "
              "while merging into "
              "this one), or name yours: `mig rebase V...`");
}

}  // namespace mig
