// Names of migration directories: <14 digits>_<name>. Reads names only, never what the directories hold.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migration/directory.hpp"

namespace mig {

struct MigrationId {
  std::int64_t version = 0;
  std::string_view name;  // points into the text that was parsed
};

// The parts of "20261120181500_add_user_email"; nullopt for anything that is not ^\d{14}_[a-z0-9_]+$.
std::optional<MigrationId> parse_id(std::string_view text);

// Always 14 digits.
std::string version_text(std::int64_t version);

// The next free-looking version: one second later where `version` is a time, one more where it is not.
// Throws Error{refused} after 99999999999999.
std::int64_t version_after(std::int64_t version);

// The migrations of a directory by their names alone, ascending by version and then name. Duplicate versions and
// names that are almost right are not judged here: this is for the commands that repair the former.
// Only version, name and directory of an entry are set. Throws Error{refused} when `root` cannot be read.
std::vector<MigrationEntry> read_names(const std::filesystem::path& root);

}  // namespace mig
