// What `mig lint` judges: which files, on which schema, and what is known besides them.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "lint/judge.hpp"
#include "lint/size_file.hpp"

namespace mig {

// The migrations directory of a lint: also one that every other command refuses, since rules tell what is wrong there.
struct LintDirectory {
  MigrationDirectory found;
  std::optional<Error> refusal;  // what the other commands say
};

struct LintWork {
  std::unique_ptr<LintDirectory> directory;   // null: files alone
  std::set<std::filesystem::path> judged;     // files of the directory, as its entries name them
  std::vector<LintInput::File> drafts;        // files of no directory, judged behind its migrations
  std::optional<std::vector<Source>> schema;  // of a database, in the place of the history
  LintFacts facts;
  TableSizes sizes;
  std::optional<VersionRange> server;  // the database that was asked
  bool is_set = false;                 // what is judged is deployed together
  bool is_whole = false;               // all migrations are judged
  std::string said;                    // what was compared; for stderr, may be empty
  std::string nothing;                 // what to say when no file is judged
};

// Throws Error{refused} when `root` cannot be read at all.
std::unique_ptr<LintDirectory> open_lint_directory(const std::filesystem::path& root,
                                                   Dialect dialect);

// All files of the migration.
void judge_all_of(const MigrationEntry& entry, LintWork& work);

// What the command line asks for. Throws Error{usage} for words and options that name nothing or contradict each other,
// and what reading files, git and the database throw.
LintWork lint_work_of(const Invocation& invocation, Dialect dialect);

// The parts of lint_work_of(): each fills in `judged`.
void judge_words(const Invocation& invocation, Dialect dialect, LintWork& work);
void judge_changes_since_base(const Invocation& invocation, Dialect dialect, LintWork& work);
void judge_later_than(const std::string& version, LintWork& work);
// With `only_pending` it chooses the migrations that are not applied there; otherwise it leaves the choice and adds what
// the database knows.
void ask_database(const Invocation& invocation, bool only_pending, LintWork& work);

// Reads the files and puts them into the order in which they are judged. `directory` must outlive what is made of it.
LintInput lint_input_of(LintWork work, const LintDirectory* directory, Dialect dialect,
                        bool with_downs);

}  // namespace mig
