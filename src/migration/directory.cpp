#include "migration/directory.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "base/text.hpp"
#include "migration/names.hpp"
#include "migration/open_directory.hpp"

namespace mig {
namespace {

// Every file name that means something inside a migration's directory; the index is the bit in FileSet.
constexpr std::array<std::string_view, 6> known_files{"up.sql",          "down.sql",
                                                      "up.sqlite.sql",   "down.sqlite.sql",
                                                      "up.postgres.sql", "down.postgres.sql"};
using FileSet = unsigned;
constexpr FileSet any_up = 0b010101U;
enum class Direction : unsigned { up = 0, down = 1 };

constexpr FileSet bit_of(Direction direction) { return 1U << static_cast<unsigned>(direction); }
constexpr FileSet bit_of(Direction direction, Dialect dialect) {
  return bit_of(direction) << (dialect == Dialect::sqlite ? 2U : 4U);
}

// Whatever holds `.sql` somewhere was meant to be run; editors' copies (up.sql~) were not.
bool looks_like_sql(std::string_view name) {
  return !name.ends_with('~') && lower_ascii(name).find(".sql") != std::string::npos;
}

bool looks_like_migration(std::string_view name) { return name[0] >= '0' && name[0] <= '9'; }

class Reader {
 public:
  Reader(const std::filesystem::path& root, Dialect dialect) : dialect_(dialect) {
    result_.root = root;
  }

  MigrationDirectory read() {
    OpenDirectory root = OpenDirectory::at_root(result_.root);
    // In order of name, which is the order the entries want, and near the order the disk has them in.
    std::vector<Name> names;
    while (const std::optional<DirectoryItem> item = root.next()) {
      if (!item->name.starts_with('.')) names.push_back({std::string(item->name), item->type});
    }
    std::sort(names.begin(), names.end(),
              [](const Name& a, const Name& b) { return a.text < b.text; });
    result_.entries.reserve(names.size());
    for (const Name& name : names) take(root.descriptor(), {name.text, name.type});
    find_duplicates();
    if (!problems_.empty()) refuse();
    return std::move(result_);
  }

 private:
  struct Name {
    std::string text;
    unsigned char type;
  };

  void take(int root, const DirectoryItem& item) {
    const std::optional<MigrationId> id = parse_id(item.name);
    const bool directory = is_directory(root, item);
    if (id && directory) return take_migration(root, item, *id);
    if (id) return problem(item.name, "is a file; a migration is a directory that holds up.sql");
    if (looks_like_migration(item.name)) {
      return problem(item.name, "is not named like a migration: 14 digits, _, then a-z 0-9 _");
    }
    if (!directory && looks_like_sql(item.name)) {
      return problem(item.name, "is outside a migration's directory");
    }
    if (directory) take_other_directory(root, item);
  }

  // A directory without a version is nobody's business unless there is SQL in it.
  void take_other_directory(int root, const DirectoryItem& item) {
    std::optional<OpenDirectory> directory = OpenDirectory::inside(root, item.name.data());
    while (directory) {
      const std::optional<DirectoryItem> file = directory->next();
      if (!file) return;
      if (!looks_like_sql(file->name)) continue;
      return problem(item.name, "holds SQL but has no version: 14 digits, _, then a-z 0-9 _");
    }
  }

  void take_migration(int root, const DirectoryItem& item, MigrationId id) {
    std::optional<OpenDirectory> directory = OpenDirectory::inside(root, item.name.data());
    if (!directory) return problem(item.name, std::strerror(errno));
    MigrationEntry& entry = result_.entries.emplace_back();
    entry.version = id.version;
    entry.name = id.name;
    entry.directory = result_.root / item.name;
    const FileSet files = files_of(item.name, *directory);
    if ((files & any_up) == 0) problem(item.name, "has no up.sql");
    entry.up = file_for(entry, files, Direction::up);
    entry.down = file_for(entry, files, Direction::down);
    entry.for_other_dialect_only = !entry.up.has_value();
  }

  FileSet files_of(std::string_view name, OpenDirectory& directory) {
    FileSet files = 0;
    while (const std::optional<DirectoryItem> item = directory.next()) {
      if (item->name.starts_with('.')) continue;
      const auto known = std::find(known_files.begin(), known_files.end(), item->name);
      if (known == known_files.end()) {
        if (looks_like_sql(item->name)) unknown_file(name, item->name);
      } else if (is_directory(directory.descriptor(), *item)) {
        problem(concat(name, '/', item->name), "is a directory");
      } else {
        files |= 1U << (known - known_files.begin());
      }
    }
    return files;
  }

  void unknown_file(std::string_view directory, std::string_view file) {
    const std::optional<std::string_view> meant = nearest(lower_ascii(file), known_files);
    problem(concat(directory, '/', file),
            meant ? concat("is not a name mig knows; did you mean ", *meant, "?")
                  : std::string("is not up.sql, down.sql or one of an engine (up.postgres.sql)"));
  }

  std::optional<std::filesystem::path> file_for(const MigrationEntry& entry, FileSet files,
                                                Direction direction) const {
    const FileSet own = bit_of(direction, dialect_);
    const FileSet bit = (files & own) != 0 ? own : bit_of(direction);
    if ((files & bit) == 0) return std::nullopt;
    std::size_t index = 0;
    while ((1U << index) != bit) ++index;
    return entry.directory / known_files[index];
  }

  void find_duplicates() {
    const auto& all = result_.entries;
    for (std::size_t i = 1; i < all.size(); ++i) {
      if (all[i].version != all[i - 1].version) continue;
      problem(all[i].id(), concat("has the version of ", all[i - 1].id()));
      duplicates_ = true;
    }
  }

  void problem(std::string_view name, std::string_view what) {
    problems_.push_back(concat((result_.root / name).string(), ": ", what));
  }

  [[noreturn]] void refuse() {
    std::sort(problems_.begin(), problems_.end());
    const std::string list = join(problems_, "\n");
    throw Error(ErrorKind::refused,
                problems_.size() == 1 ? list
                                      : concat(count_of(problems_.size(), "problem"), " in ",
                                               result_.root.string(), ":\n", list),
                duplicates_ ? "`mig rebase V` gives a migration a version of its own"
                            : "rename or remove it; `mig new NAME` makes a migration");
  }

  Dialect dialect_;
  MigrationDirectory result_;
  std::vector<std::string> problems_;
  bool duplicates_ = false;
};

}  // namespace

const MigrationEntry* MigrationDirectory::find(std::int64_t version) const {
  const auto found = std::lower_bound(
      entries.begin(), entries.end(), version,
      [](const MigrationEntry& entry, std::int64_t wanted) { return entry.version < wanted; });
  return found != entries.end() && found->version == version ? &*found : nullptr;
}

MigrationDirectory MigrationDirectory::read(const std::filesystem::path& root, Dialect dialect) {
  return Reader(root, dialect).read();
}

}  // namespace mig
