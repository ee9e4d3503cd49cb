// A directory of migrations that a branch has moved as a whole.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "cli/git.hpp"

namespace mig {

struct MovedMigrations {
  std::string directory;  // where they stood, from the top of the repository
  // What is gone from there: "20261120181500_add_user/up.sql" and its path from the top.
  std::map<std::string, std::string> files;
};

// For a directory that the commit does not have, with the files of migrations that are there now ("<id>/up.sql"): where
// most of them stood in the commit. nullopt: no migration is gone, so these are new. Throws Error{usage} when migrations
// are gone and none of them is here: what was moved and what is new cannot be told apart then.
std::optional<MovedMigrations> find_moved(const Git& git, const std::string& commit,
                                          const std::string& shown_commit,
                                          const std::set<std::string>& here);

// up.sql, down.sqlite.sql, …
bool is_file_of_migration(std::string_view name);

}  // namespace mig
