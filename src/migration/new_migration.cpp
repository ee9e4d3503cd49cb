#include "migration/new_migration.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <span>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/write_file.hpp"
#include "migration/directory_lock.hpp"
#include "migration/names.hpp"
#include "migration/sum_file.hpp"

namespace mig {
namespace {

// Comments that no directive is hidden in: a file left as it is counts as empty, and `mig up` refuses it.
constexpr std::string_view up_text =
    "-- What this migration does, in SQL. mig runs the whole file in one transaction, and "
    "statements that refuse one\n"
    "-- (CREATE INDEX CONCURRENTLY, VACUUM, ...) on their own.\n";
constexpr std::string_view down_text =
    "-- How to undo up.sql, in SQL.\n"
    "-- If there is no way back, say why, on a line of its own: `-- mig: irreversible <reason>`\n";

struct Template {
  std::string_view file;
  std::string_view text;
};
constexpr Template shared_files[] = {{"up.sql", up_text}, {"down.sql", down_text}};
constexpr Template dialect_files[] = {{"up.sqlite.sql", up_text},
                                      {"up.postgres.sql", up_text},
                                      {"down.sqlite.sql", down_text},
                                      {"down.postgres.sql", down_text}};

// A hidden directory that bears nothing but the version: mkdir lets one process alone have it. It becomes the
// migration by its new name, or goes away.
class Reservation {
 public:
  // Empty when another process holds the version.
  static std::optional<Reservation> take(const std::filesystem::path& root, std::int64_t version) {
    std::filesystem::path path = root / concat(".mig-new-", version_text(version));
    if (::mkdir(path.c_str(), 0777) == 0) return Reservation(std::move(path));
    if (errno == EEXIST) return std::nullopt;
    throw Error(ErrorKind::refused,
                concat("cannot write to ", root.string(), ": ", std::strerror(errno)));
  }
  Reservation(Reservation&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
  Reservation& operator=(Reservation&&) = delete;
  ~Reservation() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }

  const std::filesystem::path& path() const { return path_; }

  void become(const std::filesystem::path& directory) {
    std::error_code error;
    std::filesystem::rename(path_, directory, error);
    if (error) {
      throw Error(ErrorKind::refused,
                  concat("cannot make ", directory.string(), ": ", error.message()));
    }
    path_.clear();
  }

 private:
  explicit Reservation(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

struct Reserved {
  std::int64_t version;
  Reservation reservation;
};

// Reserve first, look afterwards: whoever had the version before has published it by then, and it is seen.
Reserved reserve_version(const std::filesystem::path& root, std::int64_t version) {
  for (;;) {
    std::optional<Reservation> reservation = Reservation::take(root, version);
    if (!reservation) {
      version = version_after(version);
      continue;
    }
    const std::vector<MigrationEntry> entries = read_names(root);
    if (entries.empty() || entries.back().version < version) {
      return {version, std::move(*reservation)};
    }
    version = version_after(entries.back().version);
  }
}

}  // namespace

NewMigration make_migration(const std::filesystem::path& root, const std::string& name,
                            bool both_dialects, std::int64_t now) {
  NewMigration made;
  made.entry.name = checked_name(name);
  const DirectoryLock lock(root);
  SumFile::check(
      {root, read_names(root)});  // a line put after a wrong one would hide what is wrong
  Reserved reserved = reserve_version(root, now);
  made.entry.version = reserved.version;
  made.entry.directory = root / made.entry.id();
  const std::span<const Template> files =
      both_dialects ? std::span<const Template>(dialect_files) : shared_files;
  for (const Template& file : files) {
    create_file(reserved.reservation.path() / file.file, file.text);
    made.files.emplace_back(file.file);
  }
  reserved.reservation.become(made.entry.directory);
  if (SumFile::exists(root)) SumFile::write({root, read_names(root)});
  return made;
}

}  // namespace mig
