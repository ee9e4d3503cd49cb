// Asks git, the program, what only it knows. Nothing here changes a repository.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mig {

struct GitChange {
  enum class Kind : unsigned char { added, edited, deleted };
  Kind kind = Kind::edited;
  std::string path;
};

class Git {
 public:
  // `directory` is where git is run; it must exist.
  explicit Git(std::filesystem::path directory) : directory_(std::move(directory)) {}

  bool inside_work_tree() const;
  // Names of the directories that `commit` holds in this directory; none when it does not have this directory.
  std::set<std::string> directories_in(const std::string& commit) const;
  // The commit a name stands for; nullopt when there is none.
  std::optional<std::string> commit_of(const std::string& ref) const;
  // "main"; nullopt when HEAD is detached.
  std::optional<std::string> branch() const;
  // Short name of the branch that `branch` follows, e.g. "origin/main".
  std::optional<std::string> upstream() const;
  // Short name of what origin/HEAD points to.
  std::optional<std::string> remote_head() const;
  // Where HEAD and the commit parted; nullopt when they have no commit in common, as in a shallow clone.
  std::optional<std::string> merge_base(const std::string& commit) const;
  // The files of this directory that are not as `commit` has them, committed or not: their paths from here.
  std::vector<GitChange> changes_since(const std::string& commit) const;
  // The files of the whole repository that `commit` has and the work tree has not: their paths from its top.
  std::vector<std::string> deleted_since(const std::string& commit) const;
  // As text_of(), by a path from the top of the repository.
  std::optional<std::string> text_from_top(const std::string& commit,
                                           const std::string& path) const;
  // The text of a file of this directory; nullopt when the commit does not hold it. Its last line end is left out.
  std::optional<std::string> text_of(const std::string& commit, const std::string& path) const;

 private:
  // Standard output without the last line end; nullopt when git fails. Throws Error{usage} when git cannot be run.
  std::optional<std::string> run(std::vector<std::string> arguments) const;
  std::filesystem::path directory_;
};

// Where others' migrations are.
struct OtherSide {
  std::string shown;                 // "origin/main", "origin/main and MERGE_HEAD"
  std::vector<std::string> commits;  // at least one
};

// `ref` when given. Else the first there is of: the upstream, origin/HEAD, origin/main, origin/master, main, master;
// never the current branch, nor its own copy on a server unless nothing else is left. While a merge into a branch
// other than the main one is not committed, what is being merged counts as well.
// Throws Error{usage} saying what to give when there is nothing to compare with.
OtherSide find_other_side(const Git& git, const std::string* ref);

}  // namespace mig
