// The migrations directory: names, order, which file serves which engine. Reads names only; texts are loaded on demand.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/dialect.hpp"

namespace mig {

struct MigrationEntry {
  std::int64_t version = 0;  // the 14 digits, UTC
  std::string name;          // [a-z0-9_]+
  std::filesystem::path directory;
  std::optional<std::filesystem::path> up,
      down;                             // for the asked dialect: up.<dialect>.sql before up.sql
  bool for_other_dialect_only = false;  // it holds an up for the other engine and none for this one

  std::string id() const;  // "20261120181500_add_user_email", the directory's own name
};

struct MigrationDirectory {
  std::filesystem::path root;
  std::vector<MigrationEntry> entries;  // ascending by version, versions unique

  const MigrationEntry* find(std::int64_t version) const;

  // Throws Error{refused}: no such directory, unreadable, a name that is almost right (anything that looks like a
  // migration or SQL but does not match ^\d{14}_[a-z0-9_]+$ / up|down[.sqlite|.postgres].sql), duplicate versions,
  // a directory without any up file. All problems of the directory are listed, each with its path.
  // Dot files, mig.sum and other files without SQL or digits in front are left alone.
  static MigrationDirectory read(const std::filesystem::path& root, Dialect dialect);
};

// Checks a name given to `mig new`: throws Error{usage}; returns it in the form used ("Add user email" -> add_user_email).
std::string checked_name(const std::string& name);

// Seconds in UTC as 14 digits.
std::int64_t version_now();

}  // namespace mig
