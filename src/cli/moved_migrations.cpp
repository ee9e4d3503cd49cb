#include "cli/moved_migrations.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "migration/names.hpp"

namespace mig {
namespace {

// "db/migrations", "20261120181500_add_user/up.sql" of "db/migrations/20261120181500_add_user/up.sql".
struct Parts {
  std::string directory, file;
};

std::optional<Parts> parts_of_migration(const std::string& path) {
  const std::size_t last = path.rfind('/');
  if (last == std::string::npos || last == 0) return std::nullopt;
  if (!is_file_of_migration(std::string_view(path).substr(last + 1))) return std::nullopt;
  const std::size_t before = path.rfind('/', last - 1);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  if (!parse_id(path.substr(begin, last - begin))) return std::nullopt;
  return Parts{before == std::string::npos ? std::string() : path.substr(0, before),
               path.substr(begin)};
}

}  // namespace

bool is_file_of_migration(std::string_view name) {
  constexpr std::string_view names[] = {"up.sql",          "down.sql",        "up.sqlite.sql",
                                        "down.sqlite.sql", "up.postgres.sql", "down.postgres.sql"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::optional<MovedMigrations> find_moved(const Git& git, const std::string& commit,
                                          const std::string& shown_commit,
                                          const std::set<std::string>& here) {
  std::map<std::string, MovedMigrations> gone;  // by where they stood
  for (const std::string& path : git.deleted_since(commit)) {
    const auto parts = parts_of_migration(path);
    if (!parts) continue;
    MovedMigrations& from = gone[parts->directory];
    from.directory = parts->directory;
    from.files.emplace(parts->file, path);
  }
  if (gone.empty()) return std::nullopt;
  const auto moved = [&](const MovedMigrations& from) {
    return std::count_if(from.files.begin(), from.files.end(),
                         [&](const auto& each) { return here.contains(each.first); });
  };
  const auto most = std::max_element(gone.begin(), gone.end(), [&](const auto& a, const auto& b) {
    return moved(a.second) < moved(b.second);
  });
  if (moved(most->second) > 0) return most->second;
  const std::string& from = gone.begin()->first;
  throw Error(ErrorKind::usage,
              concat("no migration of ", shorten(shown_commit, 80), " is here any more: those of ",
                     from.empty() ? "the top directory" : from,
                     " are gone, and none of them has moved here"),
              "move them with their names in a branch of their own first, or name what is to be "
              "judged: mig lint VERSION...");
}

}  // namespace mig
