// The versions of the servers that a migration is for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mig {

// As the engines count: PostgreSQL 14.3 is 140003, SQLite 3.35.2 is 3035002.
using ServerVersion = int;

// A range, both ends included: a migration has to be right on all of them.
struct VersionRange {
  ServerVersion oldest;
  ServerVersion newest;
};

// What mig knows: PostgreSQL 12 to 18, SQLite 3.35 to 3.53.
inline constexpr VersionRange every_postgres{120000, 189999};
inline constexpr VersionRange every_sqlite{3035000, 3053999};

constexpr ServerVersion postgres_version(int major, int minor = 0) { return major * 10000 + minor; }
constexpr ServerVersion sqlite_version(int minor, int patch = 0) {
  return 3000000 + minor * 1000 + patch;
}

// "14", "14.3", "12-16"; a version without its minor part means all of them. nullopt for anything else.
std::optional<VersionRange> postgres_versions(std::string_view text);
// "3.35", "3.35.2", "3.35-3.45"
std::optional<VersionRange> sqlite_versions(std::string_view text);

}  // namespace mig
