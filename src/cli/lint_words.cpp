// `mig lint FILE… | DIR… | VERSION… | -`
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/damaged_source.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/lint_work.hpp"
#include "migration/names.hpp"

namespace mig {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void bad_usage(std::string message, std::string hint) {
  throw Error(ErrorKind::usage, std::move(message), std::move(hint));
}

std::string read_standard_input() {
  std::string text;
  std::array<char, 65536> buffer;
  for (;;) {
    const ::ssize_t got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (got == 0) return text;
    if (got > 0) {
      text.append(buffer.data(), static_cast<std::size_t>(got));
    } else if (errno != EINTR) {
      bad_usage(concat("cannot read the standard input: ", std::strerror(errno)),
                "give the SQL: mig lint - < FILE");
    }
  }
}

LintInput::File draft_from_input() {
  std::string text = read_standard_input();
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.find('\0') != std::string::npos || first_invalid_utf8(text)) {
    bad_usage("what stands on the standard input is not UTF-8", "convert it first");
  }
  LintInput::File made{.source = Source("<stdin>", std::move(text))};
  made.id = "<stdin>";
  return made;
}

bool is_down_name(const std::string& name) {
  return name == "down.sql" || name.ends_with(".down.sql") || name.starts_with("down.");
}

// "0001_users" of "0001_users.up.sql" and of "0001_users.down.sql", so that a down comes behind its up.
std::string pair_name(const fs::path& path) {
  const std::string name = path.filename().string();
  for (const std::string_view ending : {".up.sql", ".down.sql", ".sql"}) {
    if (name.ends_with(ending)) {
      return (path.parent_path() / name.substr(0, name.size() - ending.size())).string();
    }
  }
  return path.string();
}

// Reads the words one by one; all migrations among them are of one directory.
class Words {
 public:
  Words(const Invocation& invocation, Dialect dialect, LintWork& work)
      : migrations_(invocation.settings.migrations), dialect_(dialect), work_(work) {}

  void take(const std::string& word) {
    std::error_code error;
    if (word == "-") {
      if (has_read_input_) bad_usage("- stands twice", "the standard input is read once");
      has_read_input_ = true;
      work_.drafts.push_back(draft_from_input());
    } else if (const fs::file_status status = fs::status(word, error); fs::is_directory(status)) {
      take_directory(fs::path(word).lexically_normal());
    } else if (fs::exists(status) && !fs::is_regular_file(status)) {
      bad_usage(concat(shorten(word, 120), " is not a regular file"),
                "SQL of a pipe is read from the standard input: mig lint -");
    } else if (fs::exists(status)) {
      take_file(fs::path(word).lexically_normal());
    } else {
      take_version(word);
    }
  }

  // What has no place in a directory is judged as what is to be written next.
  void finish() {
    std::error_code error;
    if (work_.drafts.empty() || work_.directory != nullptr) return;
    if (fs::is_directory(migrations_, error)) open(migrations_);
  }

 private:
  static fs::path without_slash(const fs::path& path) {
    return path.has_filename() ? path : path.parent_path();
  }

  void take_directory(const fs::path& given) {
    const fs::path path = without_slash(given);
    const fs::path absolute = fs::weakly_canonical(path);
    if (const auto id = parse_id(absolute.filename().string())) {
      const fs::path above = path.has_parent_path() ? path.parent_path() : fs::path(".");
      open(path == "." ? fs::path("..") : above);
      return judge(named(absolute.filename().string()));
    }
    if (is_migrations_directory(path)) {
      open(path);
      work_.is_whole = same(path, migrations_);
      for (const MigrationEntry& each : work_.directory->found.entries) judge_all_of(each, work_);
      return;
    }
    take_plain_directory(path);
  }

  bool is_migrations_directory(const fs::path& path) const {
    if (same(path, migrations_)) return true;
    const auto entries = fs::directory_iterator(path);
    return std::any_of(begin(entries), end(entries), [](const fs::directory_entry& each) {
      return each.is_directory() && parse_id(each.path().filename().string());
    });
  }

  void take_plain_directory(const fs::path& path) {
    std::vector<fs::path> files;
    for (const auto& each : fs::recursive_directory_iterator(path)) {
      if (each.is_regular_file() && each.path().extension() == ".sql") files.push_back(each.path());
    }
    if (files.empty()) {
      bad_usage(concat("no .sql file lies in ", path.string()), "name the files to judge");
    }
    std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
      const std::string name_a = pair_name(a), name_b = pair_name(b);
      if (name_a != name_b) return name_a < name_b;
      return !is_down_name(a.filename().string()) && is_down_name(b.filename().string());
    });
    for (const fs::path& each : files) take_file(each);
  }

  void take_file(const fs::path& path) {
    const std::string directory = fs::weakly_canonical(path).parent_path().filename().string();
    const std::string name = path.filename().string();
    const bool is_of_migration =
        parse_id(directory) && (name.starts_with("up.") || name.starts_with("down."));
    if (!is_of_migration) return take_draft(path);
    const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
    open(parent == "."              ? fs::path("..")
         : parent.has_parent_path() ? parent.parent_path()
                                    : fs::path("."));
    const MigrationEntry& entry = named(directory);
    for (const auto& each : {entry.up, entry.down}) {
      if (each && each->filename() == name) {
        work_.judged.insert(*each);
        return;
      }
    }
    bad_usage(concat(path.string(), " is not what mig runs on ", to_string(dialect_)),
              "choose the engine with --dialect");
  }

  void take_draft(const fs::path& path) {
    std::optional<Error> damage;
    LintInput::File made{.source = load_damaged(path, damage)};
    made.damage = std::move(damage);
    if (is_down_name(path.filename().string())) made.direction = Direction::down;
    made.id = path.filename().string();
    work_.drafts.push_back(std::move(made));
  }

  void take_version(const std::string& word) {
    const std::string_view digits = std::string_view(word).substr(0, word.find('_'));
    const auto version = parse_number(digits);
    if (!version || digits.size() != 14) {
      bad_usage(concat("there is no file, directory or migration ", shorten(word, 120)),
                "mig status lists the migrations");
    }
    open(migrations_);
    std::vector<const MigrationEntry*> found;
    for (const MigrationEntry& each : work_.directory->found.entries) {
      if (word == digits ? each.version == *version : each.id() == word) found.push_back(&each);
    }
    if (found.empty()) {
      bad_usage(concat("there is no migration ", shorten(word, 120), " in ",
                       work_.directory->found.root.string()),
                "mig status lists the migrations");
    }
    for (const MigrationEntry* each : found) judge(*each);
  }

  void judge(const MigrationEntry& entry) {
    if (!entry.up && !entry.down) {
      bad_usage(concat(entry.id(), " holds no file for ", to_string(dialect_)),
                "choose the engine with --dialect");
    }
    judge_all_of(entry, work_);
  }

  const MigrationEntry& named(const std::string& id) const {
    for (const MigrationEntry& each : work_.directory->found.entries) {
      if (each.id() == id) return each;
    }
    bad_usage(concat(id, " is no migration"), "mig status lists the migrations");
  }

  static bool same(const fs::path& a, const fs::path& b) {
    return fs::weakly_canonical(a) == fs::weakly_canonical(b);
  }

  void open(const fs::path& root) {
    if (work_.directory == nullptr) {
      work_.directory = open_lint_directory(same(root, migrations_) ? migrations_ : root, dialect_);
    } else if (!same(root, work_.directory->found.root)) {
      bad_usage(concat(work_.directory->found.root.string(), " and ", root.string(),
                       " are two directories of migrations"),
                "judge each by itself: mig lint --migrations DIR");
    }
  }

  std::filesystem::path migrations_;
  Dialect dialect_;
  LintWork& work_;
  bool has_read_input_ = false;
};

}  // namespace

void judge_words(const Invocation& invocation, Dialect dialect, LintWork& work) {
  Words words(invocation, dialect, work);
  try {
    for (const std::string& word : invocation.words) words.take(word);
    words.finish();
  } catch (const fs::filesystem_error& error) {
    bad_usage(concat("cannot read ", error.path1().string(), ": ", error.code().message()),
              "check that it exists and that you may read it");
  }
  work.nothing = "nothing to lint";
}

}  // namespace mig
