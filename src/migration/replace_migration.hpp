// Puts migrations in the place of one: what `mig rewrite --write` does.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/dialect.hpp"
#include "migration/directory.hpp"

namespace mig {

// A migration directory that is not there yet.
struct MigrationText {
  std::int64_t version = 0;
  std::string name;
  std::string up, down;
};

// Writes the directories and takes `old` away; mig.sum follows. Everything is written under hidden names first, then renamed:
// who is cut off in the middle leaves what was there under `.mig-rewritten-<id>`, and the next call says so. Returns the new
// paths. Throws Error{refused}: a name or version is taken, the directory cannot be written, mig.sum does not fit, or
// such a leftover is there.
std::vector<std::filesystem::path> replace_migration(const std::filesystem::path& root,
                                                     const MigrationEntry& old,
                                                     const std::vector<MigrationText>& texts,
                                                     Dialect dialect);

}  // namespace mig
