// Compares the catalogue that mig replays from a history with what the history makes of a real database, after each
// migration: all ups, then the downs from the last to the first. Prints each difference when it appears and when it is
// gone (left: replayed, right: the database), what the catalogue says it cannot know, and a summary of each directory.
//   compare-catalog [--skip-failing] [--quiet] [--database URL] DIRECTORY...
// DIRECTORY holds migrations (<14 digits>_<name>/up.sql, down.sql). URL: of a PostgreSQL server on which a database is
// made and dropped for each directory; without it, SQLite. A migration that the server refuses ends its directory;
// with --skip-failing it is rolled back, where it can be, and left out. --quiet leaves out what cannot be known.
// Exit status: 0 no difference, 1 differences, 2 nothing to compare.
#include <cstdio>
#include <set>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "support/agreement.hpp"

namespace {

using namespace mig;
using namespace mig::test;

struct Options {
  bool skip_failing = false;
  bool quiet = false;
  std::string database;
  std::vector<std::string> directories;
};

struct Count {
  std::size_t migrations = 0, failed = 0, equal = 0;
};

std::string shown(const Count& count) {
  std::string text = concat(count.equal, " of ", count.migrations);
  if (count.failed > 0) text += concat(" (", count.failed, " more fail)");
  return text;
}

class Unit {
 public:
  Unit(const std::string& directory, const Options& options)
      : options_(options),
        dialect_(options.database.empty() ? Dialect::sqlite : Dialect::postgres),
        directory_(MigrationDirectory::read(directory, dialect_)),
        lab_(dialect_, options.database),
        agreement_(lab_) {}

  // True: no difference at any point.
  bool compare(const std::string& directory) {
    Count ups, downs;
    bool goes_on = true;
    for (const MigrationEntry& each : directory_.entries) {
      if (goes_on && each.up) goes_on = step(each, Direction::up, ups);
    }
    const std::size_t uncertain = agreement_.uncertain();
    for (std::size_t i = directory_.entries.size(); i-- > 0 && goes_on;) {
      const MigrationEntry& each = directory_.entries[i];
      if (each.down) goes_on = step(each, Direction::down, downs);
    }
    std::printf("%s: equal after up %s, after down %s; %zu parts uncertain after up\n",
                directory.c_str(), shown(ups).c_str(), shown(downs).c_str(), uncertain);
    return ups.equal == ups.migrations && downs.equal == downs.migrations;
  }

 private:
  void say(const MigrationEntry& migration, Direction direction, std::string_view what,
           const std::string& text) const {
    const std::string_view way = to_string(direction);
    std::printf("%s %.*s: %.*s%s\n", migration.id().c_str(), static_cast<int>(way.size()),
                way.data(), static_cast<int>(what.size()), what.data(), text.c_str());
  }

  // False: the directory ends here.
  bool step(const MigrationEntry& migration, Direction direction, Count& count) {
    const Agreed agreed = agreement_.apply(migration, direction);
    if (!agreed.failure.empty()) {
      say(migration, direction, "fails: ", agreed.failure);
      ++count.failed;
      return options_.skip_failing;
    }
    ++count.migrations;
    count.equal += agreed.is_equal() ? 1U : 0U;
    for (const std::string& each : agreed.refused)
      say(migration, direction, "taken to fail: ", each);
    if (!options_.quiet) {
      for (const std::string& each : agreed.unknown) say(migration, direction, "unknown: ", each);
    }
    show_changes(migration, direction, agreed);
    return true;
  }

  void show_changes(const MigrationEntry& migration, Direction direction, const Agreed& agreed) {
    std::set<std::string> now;
    for (const Difference& each : agreed.differences) now.insert(test::shown(each));
    for (const std::string& each : now) {
      if (!before_.contains(each)) say(migration, direction, "", each);
    }
    for (const std::string& each : before_) {
      if (!now.contains(each)) say(migration, direction, "gone: ", each);
    }
    before_ = std::move(now);
  }

  const Options& options_;
  Dialect dialect_;
  MigrationDirectory directory_;
  Lab lab_;
  Agreement agreement_;
  std::set<std::string> before_;
};

Options options_of(const std::vector<std::string>& words) {
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--skip-failing") {
      options.skip_failing = true;
    } else if (words[i] == "--quiet") {
      options.quiet = true;
    } else if (words[i] == "--database" && i + 1 < words.size()) {
      options.database = words[++i];
    } else {
      options.directories.push_back(words[i]);
    }
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = options_of({argv + 1, argv + argc});
  bool is_equal = true;
  for (const std::string& each : options.directories) {
    try {
      is_equal = Unit(each, options).compare(each) && is_equal;
    } catch (const std::exception& error) {
      std::printf("%s: %s\n", each.c_str(), error.what());
      is_equal = false;
    }
    std::fflush(stdout);
  }
  if (options.directories.empty()) return 2;
  return is_equal ? 0 : 1;
}
