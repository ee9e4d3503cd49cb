// mig.sum: one line a migration directory, each chained to the line before, so that two branches that both add a
// migration conflict in git instead of in production. Names only; contents are guarded by the history table's sums.
//   <directory name> <first 16 hex digits of sha256(previous chain value + "\n" + directory name)>
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "migration/directory.hpp"

namespace mig {

class SumFile {
 public:
  static std::filesystem::path path_in(const std::filesystem::path& root);
  static bool exists(const std::filesystem::path& root);

  // The text for these entries, in their order.
  static std::string text_for(const std::vector<MigrationEntry>& entries);
  // Writes it through a temporary file and rename.
  static void write(const MigrationDirectory& directory);
  // Throws Error{refused} when mig.sum exists and does not say what the directory holds: merge conflict markers, a
  // missing or extra line, a broken chain; the hint names `mig rebase`. No mig.sum: nothing is checked.
  static void check(const MigrationDirectory& directory);
};

}  // namespace mig
