#include "cli/rebase_scope.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/git.hpp"
#include "migration/names.hpp"

namespace mig {
namespace {

// A path from the shell's completion counts as its last part.
std::string_view last_part(std::string_view word) {
  while (word.ends_with('/')) word.remove_suffix(1);
  return word.substr(word.rfind('/') + 1);
}

std::string find_named(const std::vector<MigrationEntry>& entries, const std::string& word) {
  const std::string_view wanted = last_part(word);
  const std::optional<std::int64_t> version = parse_number(wanted);
  std::vector<std::string> found;
  for (const MigrationEntry& entry : entries) {
    if (entry.version == version || entry.id() == wanted) found.push_back(entry.id());
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    throw Error(ErrorKind::usage, concat("no such migration: ", shorten(word, 120)),
                "give a version (14 digits) or the name of its directory");
  }
  throw Error(ErrorKind::usage,
              concat(shorten(word, 120), " is the version of ", join(found, " and ")),
              "give the name of the directory that is yours");
}

}  // namespace

RebaseScope find_rebase_scope(const std::filesystem::path& root,
                              const std::vector<MigrationEntry>& entries,
                              const std::vector<std::string>& words, const std::string* base) {
  RebaseScope scope;
  if (!words.empty()) {
    if (base != nullptr) {
      throw Error(ErrorKind::usage, "versions and --base do not go together", "give one of them");
    }
    for (const std::string& word : words) scope.mine.insert(find_named(entries, word));
    return scope;
  }
  const Git git(root);
  const OtherSide side = find_other_side(git, base);
  scope.compared_with = side.shown;
  std::set<std::string> theirs;
  for (const std::string& commit : side.commits) theirs.merge(git.directories_in(commit));
  for (const std::string& id : theirs) {
    const std::optional<MigrationId> parts = parse_id(id);
    if (parts) scope.latest_elsewhere = std::max(scope.latest_elsewhere, parts->version);
  }
  for (const MigrationEntry& entry : entries) {
    if (std::string id = entry.id(); !theirs.contains(id)) scope.mine.insert(std::move(id));
  }
  return scope;
}

}  // namespace mig
