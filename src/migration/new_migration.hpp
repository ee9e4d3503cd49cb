// Makes the directory of a new migration, whose version nobody else has.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "migration/directory.hpp"

namespace mig {

struct NewMigration {
  MigrationEntry entry;            // version, name and directory
  std::vector<std::string> files;  // names inside the directory
};

// The version is `now` or, where a migration has that one or a later one, the next after the latest: several processes
// may do this at once and each gets its own. The directory appears whole, under its final name. Where there is a
// mig.sum it gets a line. Throws Error{usage} for a bad name, Error{refused} when `root` is missing or cannot be
// written, or mig.sum does not fit the directory; nothing is left behind then.
NewMigration make_migration(const std::filesystem::path& root, const std::string& name,
                            bool both_dialects, std::int64_t now);

}  // namespace mig
