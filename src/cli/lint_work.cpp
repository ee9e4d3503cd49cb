#include "cli/lint_work.hpp"

#include <algorithm>

#include "base/damaged_source.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/connection.hpp"
#include "migration/names.hpp"
#include "migration/sum_file.hpp"

namespace mig {
namespace {

[[noreturn]] void bad_usage(std::string message, std::string hint) {
  throw Error(ErrorKind::usage, std::move(message), std::move(hint));
}

std::optional<std::filesystem::path> file_of(const std::filesystem::path& directory,
                                             std::string_view direction, Dialect dialect) {
  for (const std::string& name :
       {concat(direction, ".", to_string(dialect), ".sql"), concat(direction, ".sql")}) {
    std::error_code error;
    if (std::filesystem::is_regular_file(directory / name, error)) return directory / name;
  }
  return std::nullopt;
}

// By names alone: two of one version are both there, and what has a bad name is not.
MigrationDirectory read_leniently(const std::filesystem::path& root, Dialect dialect) {
  MigrationDirectory made{root, read_names(root)};
  for (MigrationEntry& each : made.entries) {
    each.up = file_of(each.directory, "up", dialect);
    each.down = file_of(each.directory, "down", dialect);
  }
  return made;
}

bool looks_like_migration(const std::string& name) {
  if (name.starts_with('.')) return false;
  return (name[0] >= '0' && name[0] <= '9') || lower_ascii(name).find(".sql") != std::string::npos;
}

void add_directory_facts(LintWork& work) {
  const std::filesystem::path& root = work.directory->found.root;
  work.facts.names.emplace();
  for (const auto& each : std::filesystem::directory_iterator(root)) {
    std::string name = each.path().filename().string();
    if (looks_like_migration(name)) work.facts.names->push_back(std::move(name));
  }
  std::sort(work.facts.names->begin(), work.facts.names->end());
  const std::filesystem::path sum = SumFile::path_in(root);
  work.facts.sum_file =
      SumFile::exists(root) ? std::string(Source::load(sum).text()) : std::string();
}

void refuse_contradictions(const Invocation& invocation) {
  const bool has_words = !invocation.words.empty();
  if (invocation.has("base") && (has_words || invocation.has("since"))) {
    bad_usage("--base says which files are judged", "leave out --since and the names of files");
  }
  if (invocation.has("since") && has_words) {
    bad_usage("--since says which files are judged", "leave out the names of files");
  }
}

void judge_all(LintWork& work) {
  work.is_whole = true;
  const MigrationDirectory& found = work.directory->found;
  // A name that is mistyped must not pass for a clean project; `mig init` has left a mig.sum in a new one.
  if (found.entries.empty() && !SumFile::exists(found.root)) {
    bad_usage(concat("there is no migration in ", found.root.string()),
              "name their directory: --migrations DIR, or migrations = \"…\" in mig.toml");
  }
  for (const MigrationEntry& each : found.entries) judge_all_of(each, work);
  work.nothing = concat("nothing to lint: no migration in ", work.directory->found.root.string());
}

bool is_judged(const LintWork& work, const std::optional<std::filesystem::path>& path) {
  return path && work.judged.contains(*path);
}

LintInput::File file_from(const MigrationEntry& entry, const std::filesystem::path& path,
                          Direction direction) {
  std::optional<Error> damage;
  LintInput::File made{.source = load_damaged(path, damage)};
  made.damage = std::move(damage);
  made.direction = direction;
  made.version = entry.version;
  made.id = entry.id();
  return made;
}

}  // namespace

std::unique_ptr<LintDirectory> open_lint_directory(const std::filesystem::path& root,
                                                   Dialect dialect) {
  auto made = std::make_unique<LintDirectory>();
  std::error_code unseen;
  if (!std::filesystem::is_directory(root, unseen)) {
    bad_usage(concat("there is no directory ", root.string()),
              "name that of the migrations: --migrations DIR, or migrations = \"…\" in mig.toml");
  }
  try {
    made->found = MigrationDirectory::read(root, dialect);
  } catch (Error& error) {
    if (error.kind != ErrorKind::refused) throw;
    made->found = read_leniently(root, dialect);
    made->refusal = std::move(error);
  }
  return made;
}

void judge_all_of(const MigrationEntry& entry, LintWork& work) {
  if (entry.up) work.judged.insert(*entry.up);
  if (entry.down) work.judged.insert(*entry.down);
}

void judge_later_than(const std::string& version, LintWork& work) {
  const std::int64_t since = version_from(version);
  const auto& entries = work.directory->found.entries;
  const bool is_there =
      since == 0 || std::any_of(entries.begin(), entries.end(),
                                [&](const MigrationEntry& each) { return each.version == since; });
  if (!is_there) {
    bad_usage(concat("there is no migration ", version_text(since), " in ",
                     work.directory->found.root.string()),
              "give --since the version of a migration; mig status lists them");
  }
  for (const MigrationEntry& each : entries) {
    if (each.version > since) judge_all_of(each, work);
  }
  work.is_set = true;
  work.nothing = concat("nothing to lint: no migration is later than ", version_text(since));
}

LintWork lint_work_of(const Invocation& invocation, Dialect dialect) {
  refuse_contradictions(invocation);
  LintWork work;
  const bool has_database = optional_database_of(invocation.settings).has_value();
  const std::string* base = invocation.value("base");
  const std::string* since = invocation.value("since");
  bool only_pending = false;
  if (!invocation.words.empty()) {
    judge_words(invocation, dialect, work);
  } else {
    work.directory = open_lint_directory(invocation.settings.migrations, dialect);
    if (base != nullptr) {
      judge_changes_since_base(invocation, dialect, work);
    } else if (since != nullptr) {
      judge_later_than(*since, work);
    } else if (!has_database) {
      judge_all(work);
    } else {
      only_pending = true;
    }
  }
  if (work.directory != nullptr) add_directory_facts(work);
  // A database that is merely configured is left alone where files were named: lint goes without it.
  if (only_pending || (has_database && invocation.has("database"))) {
    ask_database(invocation, only_pending, work);
  }
  return work;
}

namespace {

// Which of the directory's migrations are read: those in front of the first judged one are history.
struct Range {
  std::size_t first, last;
};

Range range_of(const LintWork& work, const std::vector<MigrationEntry>& entries, bool with_downs) {
  // Drafts come behind everything that is there.
  Range range{entries.size(), work.drafts.empty() ? 0 : entries.size()};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!is_judged(work, entries[i].up) && !(with_downs && is_judged(work, entries[i].down))) {
      continue;
    }
    range.first = std::min(range.first, i);
    range.last = std::max(range.last, i + 1);
  }
  return range;
}

void add_files(const LintWork& work, const MigrationEntry& entry, bool with_downs,
               LintInput& input) {
  const bool is_up_judged = is_judged(work, entry.up);
  if (entry.up && (is_up_judged || !work.schema)) {
    input.files.push_back(file_from(entry, *entry.up, Direction::up));
    input.files.back().is_judged = is_up_judged;
  }
  if (with_downs && is_judged(work, entry.down)) {
    input.files.push_back(file_from(entry, *entry.down, Direction::down));
  }
}

}  // namespace

LintInput lint_input_of(LintWork work, const LintDirectory* directory, Dialect dialect,
                        bool with_downs) {
  LintInput input;
  input.dialect = dialect;
  input.facts = std::move(work.facts);
  if (directory != nullptr) {
    input.directory = &directory->found;
    const auto& entries = directory->found.entries;
    const Range range = range_of(work, entries, with_downs);
    for (std::size_t i = 0; i < range.last; ++i) {
      if (i >= range.first) {
        add_files(work, entries[i], with_downs, input);
      } else if (entries[i].up && !work.schema) {
        std::optional<Error> damage;  // told by who judges that file
        input.history.push_back(load_damaged(*entries[i].up, damage));
      }
    }
  }
  if (work.schema) input.history = std::move(*work.schema);
  for (LintInput::File& each : work.drafts) {
    if (with_downs || each.direction == Direction::up) input.files.push_back(std::move(each));
  }
  return input;
}

}  // namespace mig
