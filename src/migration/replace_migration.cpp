#include "migration/replace_migration.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/write_file.hpp"
#include "migration/directory_lock.hpp"
#include "migration/names.hpp"
#include "migration/sum_file.hpp"

namespace mig {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view put_aside = ".mig-rewritten-";
constexpr std::string_view being_made = ".mig-rewrite-";

void rename_or_throw(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (!error) return;
  throw Error(
      ErrorKind::half_way,
      concat("cannot rename ", from.string(), " to ", to.string(), ": ", error.message()),
      "mend that, then put the directories right by hand: what was there is in .mig-rewritten-…");
}

// Of a call that was cut off: nobody may build on it.
void refuse_leftovers(const fs::path& root) {
  for (const fs::directory_entry& each : fs::directory_iterator(root)) {
    const std::string name = each.path().filename().string();
    if (!name.starts_with(put_aside)) continue;
    throw Error(ErrorKind::refused, concat("a rewrite was cut off: ", each.path().string()),
                concat("take the steps away that it made, and rename it back to ",
                       (root / name.substr(put_aside.size())).string()));
  }
}

void refuse_taken(const fs::path& root, const MigrationEntry& old,
                  const std::vector<MigrationText>& texts) {
  for (const MigrationEntry& each : read_names(root)) {
    for (const MigrationText& made : texts) {
      if (each.version != made.version || each.version == old.version) continue;
      throw Error(
          ErrorKind::refused,
          concat("the version ", version_text(made.version), " is that of ", each.id(), " already"),
          "run mig rewrite again");
    }
  }
}

std::string id_of(const MigrationText& text) {
  return concat(version_text(text.version), "_", text.name);
}

}  // namespace

std::vector<fs::path> replace_migration(const fs::path& root, const MigrationEntry& old,
                                        const std::vector<MigrationText>& texts, Dialect dialect) {
  const DirectoryLock lock(root);
  SumFile::check({root, read_names(root)});
  refuse_leftovers(root);
  refuse_taken(root, old, texts);
  const bool has_sum = SumFile::exists(root);
  const std::string_view suffix =
      old.up && old.up->filename() != "up.sql"
          ? (dialect == Dialect::postgres ? ".postgres.sql" : ".sqlite.sql")
          : std::string_view(".sql");
  for (const MigrationText& each : texts) {
    const fs::path hidden = root / concat(being_made, id_of(each));
    std::error_code ignored;
    fs::remove_all(hidden, ignored);  // of a call that was cut off before it changed anything
    fs::create_directory(hidden);
    create_file(hidden / concat("up", suffix), each.up);
    create_file(hidden / concat("down", suffix), each.down);
  }
  const fs::path aside = root / concat(put_aside, old.id());
  rename_or_throw(old.directory, aside);
  std::vector<fs::path> made;
  for (const MigrationText& each : texts) {
    made.push_back(root / id_of(each));
    rename_or_throw(root / concat(being_made, id_of(each)), made.back());
  }
  if (has_sum) SumFile::write({root, read_names(root)});
  fs::remove_all(aside);
  return made;
}

}  // namespace mig
