// From settings to a database: what the commands that need one share.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "database/url.hpp"
#include "run/runner.hpp"

namespace mig {

// The database of this invocation. Throws Error{usage} when none was given, or when --dialect contradicts it.
DatabaseUrl database_of(const Settings& settings);
// The same, or nothing when no database was given.
std::optional<DatabaseUrl> optional_database_of(const Settings& settings);
// --dialect, else the database's, else sqlite.
Dialect dialect_of(const Settings& settings);

RunOptions run_options_of(const Invocation& invocation);

// "20261120181500" or "20261120181500_add_user_email"; throws Error{usage}.
std::int64_t version_from(const std::string& word);
// `[N | --to V]`; throws Error{usage}. With `zero_is_all`, --to 0 is allowed.
Target target_from(const Invocation& invocation, bool zero_is_all);

std::string confirmed_by(const Invocation& invocation);  // the value of --confirm, or ""

// Draws "… 3 s" on a terminal while a run is busy.
Watch::Show progress_line();

// "note: …" on stderr; with --json an object with the member note.
void print_note(std::string_view text, bool json);

// A runner that prints what it does (unless --json), and the result for a script.
class RunnerConsole {
 public:
  explicit RunnerConsole(const Invocation& invocation);
  ~RunnerConsole();
  RunnerConsole(const RunnerConsole&) = delete;
  RunnerConsole& operator=(const RunnerConsole&) = delete;

  Runner& runner() { return runner_; }
  // Runs `work` and prints what it did: line by line for people, as one object for --json, also when it fails half
  // way. `nothing` is said when there was nothing to do.
  int report(const std::function<void(Runner&)>& work, std::string_view nothing);

 private:
  RunnerEvents events();
  void show(const BackfillProgress& progress);
  void print(std::string_view nothing) const;

  bool json_;
  std::chrono::steady_clock::time_point shown_ = std::chrono::steady_clock::now();
  std::vector<Done> done_;
  std::vector<HeldFile> held_;
  DatabaseUrl url_;
  Watch watch_;
  Runner runner_;
};

}  // namespace mig
