// Which migrations `mig rebase` takes for mine.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "migration/directory.hpp"
#include "migration/restamp.hpp"

namespace mig {

struct RebaseScope {
  std::set<std::string> mine;         // names of directories
  std::string compared_with;          // the git ref, for people; empty: none was needed
  std::int64_t latest_elsewhere = 0;  // latest version in that ref, merged already or not
};

// `words`: versions or directory names, which are mine; when there are none, git is asked (find_other_side).
// Throws Error{usage} for a word that names no migration or more than one, and as find_other_side does.
RebaseScope find_rebase_scope(const std::filesystem::path& root,
                              const std::vector<MigrationEntry>& entries,
                              const std::vector<std::string>& words, const std::string* base);

}  // namespace mig
