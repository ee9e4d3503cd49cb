// `mig lint --base REF`: what this branch adds, edits or deletes.
#include <algorithm>
#include <map>

#include "base/damaged_source.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/git.hpp"
#include "cli/lint_work.hpp"
#include "cli/moved_migrations.hpp"
#include "migration/names.hpp"
#include "sql/split.hpp"

namespace mig {
namespace {

using Change = BaseFact::Change;

// A changed file of a migration, with the sums of its two texts.
struct ChangedFile {
  BaseFact fact;
  std::string name;  // "up.sql"
  std::string relative;
  std::string old_sum, new_sum;
};

[[noreturn]] void bad_usage(std::string message, std::string hint) {
  throw Error(ErrorKind::usage, std::move(message), std::move(hint));
}

class Comparison {
 public:
  Comparison(const std::string& ref, bool verbose, Dialect dialect, LintWork& work)
      : ref_(ref),
        verbose_(verbose),
        dialect_(dialect),
        work_(work),
        git_(work.directory->found.root) {}

  void run() {
    find_commits();
    for (const GitChange& each : git_.changes_since(parted_)) add(each);
    join_moved();
    join_renamed();
    choose();
    tell();
  }

 private:
  void find_commits() {
    try {
      if (!git_.inside_work_tree()) {
        bad_usage(concat(work_.directory->found.root.string(), " is not in a git work tree"),
                  "name the files to judge: mig lint FILE...");
      }
    } catch (Error& error) {
      error.hint = "name the files to judge: mig lint FILE...";
      throw;
    }
    const auto commit = git_.commit_of(ref_);
    if (!commit) {
      bad_usage(concat("git knows no commit \"", shorten(ref_, 80), "\""),
                "give --base a branch, tag or commit that is here; in CI fetch it first: git fetch "
                "origin BRANCH");
    }
    const auto parted = git_.merge_base(*commit);
    if (!parted) {
      bad_usage(concat(shorten(ref_, 80), " and HEAD have no commit in common"),
                "a shallow clone lacks it: fetch all of the history (git fetch --unshallow)");
    }
    parted_ = *parted;
    for (const std::string& name : git_.directories_in(*commit)) {
      if (parse_id(name)) base_ids_.push_back(name);
    }
    old_ids_ = git_.directories_in(parted_);
  }

  // A change within a migration; anything else of the directory is no matter of lint.
  void add(const GitChange& change) {
    const std::size_t slash = change.path.find('/');
    if (slash == std::string::npos) return add_link(change);
    const std::string id = change.path.substr(0, slash), name = change.path.substr(slash + 1);
    if (!parse_id(id) || !is_file_of_migration(name)) return;
    // What a link has taken the place of is there still, for mig and for lint.
    const bool is_there = change.kind != GitChange::Kind::deleted || is_on_disk(change.path);
    std::string old_sum;
    if (change.kind != GitChange::Kind::added) {
      old_sum = canonical_sum(git_.text_of(parted_, change.path).value_or(""), dialect_);
    }
    add_file(id, name,
             change.kind == GitChange::Kind::added ? Change::added
             : is_there                            ? Change::edited
                                                   : Change::deleted,
             std::move(old_sum));
  }

  // To git a link is a file; mig reads the migration behind it.
  void add_link(const GitChange& change) {
    if (!parse_id(change.path) || change.kind == GitChange::Kind::deleted) return;
    for (const MigrationEntry& each : work_.directory->found.entries) {
      if (each.id() != change.path) continue;
      for (const auto& path : {each.up, each.down}) {
        if (!path) continue;
        const bool is_added = change.kind == GitChange::Kind::added;
        add_file(change.path, path->filename().string(), is_added ? Change::added : Change::edited,
                 {});
      }
    }
  }

  void add_file(const std::string& id, const std::string& name, Change change,
                std::string old_sum) {
    const std::string relative = concat(id, "/", name);
    const bool is_known = std::any_of(changes_.begin(), changes_.end(),
                                      [&](const auto& each) { return each.relative == relative; });
    if (is_known) return;
    ChangedFile made;
    made.fact.id = id;
    made.name = name;
    made.relative = relative;
    made.fact.path = shown_path(relative);
    made.fact.change = change;
    made.old_sum = std::move(old_sum);
    if (change != Change::deleted) made.new_sum = sum_of_file(relative);
    made.fact.is_same_sql = made.old_sum == made.new_sum;
    changes_.push_back(std::move(made));
  }

  bool is_on_disk(const std::string& relative) const {
    std::error_code ignored;
    return std::filesystem::exists(work_.directory->found.root / relative, ignored);
  }

  // The base has no migration here: the whole directory may have moved. What stood elsewhere with the same SQL is no change.
  void join_moved() {
    const auto is_migration = [](const std::string& id) { return parse_id(id).has_value(); };
    if (std::any_of(old_ids_.begin(), old_ids_.end(), is_migration)) return;
    std::set<std::string> here;
    for (const ChangedFile& each : changes_) here.insert(each.relative);
    if (here.empty()) return;
    const auto moved = find_moved(git_, parted_, ref_, here);
    if (!moved) return;
    for (const auto& [file, path] : moved->files) {
      const std::string id = file.substr(0, file.find('/'));
      old_ids_.insert(id);
      if (std::find(base_ids_.begin(), base_ids_.end(), id) == base_ids_.end()) {
        base_ids_.push_back(id);
      }
      compare_moved(file, canonical_sum(git_.text_from_top(parted_, path).value_or(""), dialect_));
    }
    std::erase_if(changes_, [](const ChangedFile& each) {
      return each.fact.change == Change::edited && each.fact.is_same_sql;
    });
  }

  void compare_moved(const std::string& file, std::string old_sum) {
    const auto now = std::find_if(changes_.begin(), changes_.end(),
                                  [&](const ChangedFile& each) { return each.relative == file; });
    if (now == changes_.end()) {
      const std::size_t slash = file.find('/');
      add_file(file.substr(0, slash), file.substr(slash + 1), Change::deleted, std::move(old_sum));
      return;
    }
    now->fact.change = Change::edited;
    now->old_sum = std::move(old_sum);
    now->fact.is_same_sql = now->old_sum == now->new_sum;
  }

  std::string shown_path(const std::string& relative) const {
    return (work_.directory->found.root / relative).string();
  }

  std::string sum_of_file(const std::string& relative) const {
    std::optional<Error> damage;  // a finding of its own
    const Source now = load_damaged(work_.directory->found.root / relative, damage);
    return canonical_sum(now.text(), dialect_);
  }

  // A file that is gone and stands elsewhere under the same name with the same SQL has moved, as after `mig rebase`.
  void join_renamed() {
    for (ChangedFile& gone : changes_) {
      if (gone.fact.change != Change::deleted) continue;
      const auto now = std::find_if(changes_.begin(), changes_.end(), [&](const ChangedFile& each) {
        return each.fact.change == Change::added && each.name == gone.name &&
               each.new_sum == gone.old_sum && !taken_.contains(each.relative);
      });
      if (now == changes_.end()) continue;
      taken_.insert(now->relative);
      gone.fact.change = Change::renamed;
      gone.fact.new_path = now->fact.path;
    }
  }

  void choose() {
    work_.is_set = true;
    work_.facts.base = ref_;
    work_.facts.base_ids = base_ids_;
    work_.facts.changes.emplace();
    for (const ChangedFile& each : changes_) {
      if (each.fact.change != Change::added || !taken_.contains(each.relative)) {
        work_.facts.changes->push_back(each.fact);
      }
      const bool is_there = each.fact.change == Change::added ||
                            (each.fact.change == Change::edited && !each.fact.is_same_sql);
      if (is_there) work_.judged.insert(work_.directory->found.root / each.relative);
    }
  }

  // Counted by migrations: one that is added is not also edited.
  void tell() {
    std::map<std::string, Change> by_id;
    for (const ChangedFile& each : changes_) {
      const bool is_old = old_ids_.contains(each.fact.id);
      if (each.fact.change == Change::edited && each.fact.is_same_sql) continue;
      if (taken_.contains(each.relative)) continue;  // told with where it stood
      Change change = is_old ? Change::edited : Change::added;
      if (is_old && !is_there_now(each.fact.id)) {
        change = each.fact.change == Change::renamed ? Change::renamed : Change::deleted;
      }
      by_id.emplace(each.fact.id, change);
    }
    std::vector<std::string> parts;
    constexpr std::string_view words[] = {"added", "edited", "deleted", "renamed"};
    for (std::size_t i = 0; i < std::size(words); ++i) {
      const auto count = std::count_if(by_id.begin(), by_id.end(), [&](const auto& each) {
        return each.second == static_cast<Change>(i);
      });
      if (count == 0) continue;
      const auto number = static_cast<std::uint64_t>(count);
      parts.push_back(parts.empty() ? concat(count_of(number, "migration"), " ", words[i])
                                    : concat(count, " ", words[i]));
    }
    const std::string at = verbose_ ? concat(" (parted at ", parted_.substr(0, 12), ")") : "";
    work_.said = concat("compared with ", ref_, at, ": ",
                        parts.empty() ? "no migration differs" : join(parts, ", "));
    work_.nothing = "nothing to lint";
  }

  bool is_there_now(const std::string& id) const {
    const auto& entries = work_.directory->found.entries;
    return std::any_of(entries.begin(), entries.end(),
                       [&](const MigrationEntry& each) { return each.id() == id; });
  }

  const std::string& ref_;
  bool verbose_;
  Dialect dialect_;
  LintWork& work_;
  Git git_;
  std::string parted_;
  std::vector<std::string> base_ids_;
  std::set<std::string> old_ids_;
  std::vector<ChangedFile> changes_;
  std::set<std::string> taken_;  // new places of files that moved
};

}  // namespace

void judge_changes_since_base(const Invocation& invocation, Dialect dialect, LintWork& work) {
  Comparison(*invocation.value("base"), invocation.settings.verbose, dialect, work).run();
}

}  // namespace mig
