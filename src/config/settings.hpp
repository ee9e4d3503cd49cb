// Everything that can be set, merged once: flags > environment > mig.toml ([env.NAME] over top level) > defaults.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/dialect.hpp"
#include "config/lint_settings.hpp"

namespace mig {

struct Settings {
  std::string
      database;  // URL as the user gave it. SECRET: print DatabaseUrl::display instead. Empty: none given
  std::string
      database_origin;  // where it came from, for messages: "--database", "DATABASE_URL", "mig.toml"
  std::string
      direct_database;  // MIG_DIRECT_URL / direct_url: used instead of `database` when set (past a pooler)
  std::filesystem::path migrations = "migrations";
  std::optional<Dialect> dialect;  // given; else the URL decides
  std::string environment;         // --env / MIG_ENV; empty: none
  bool is_protected = false;
  bool database_is_of_elsewhere =
      false;            // a variable replaced the database that the chosen [env.NAME] names
                        // [env.NAME] protected = true
  std::string project;  // uuid of mig.toml; empty: none
  std::string history_schema = "public";  // PostgreSQL schema of mig's tables
  std::chrono::milliseconds lock_timeout{
      200};  // PostgreSQL lock_timeout / SQLite busy wait of one try
  std::chrono::milliseconds statement_timeout{0};  // 0: none
  std::chrono::milliseconds lock_wait{300'000};    // the whole time one run may wait for locks
  bool allow_out_of_order = false;
  LintSettings lint;  // [lint]: of mig.toml alone
  bool json = false;
  bool verbose = false;
  std::filesystem::path config_file;  // the file that was read; empty: none
  std::vector<std::string>
      warnings;  // for stderr: unknown MIG_* variables, a database that wins over the chosen [env]
};

// Values from the command line; unset ones do not count. Keys are the option names without dashes.
using FlagValues = std::map<std::string, std::string>;

using EnvironmentVariables = std::map<std::string, std::string>;
EnvironmentVariables environment_variables();

// Reads the environment and mig.toml (in the working directory or a parent, or `--config FILE`, which must exist) and
// merges. Relative paths in mig.toml, and the default `migrations`, are relative to it; ${VAR} in a mig.toml string is
// taken from the environment ("$${" is a plain "${"), an unset one is an error where the value is used. An environment
// variable that is set to nothing counts as unset. Throws Error{usage} with file:line:col for a bad file, an unknown
// key ("did you mean"), a bad value, an unknown environment (with the list of known ones).
//
// A `direct_database` that comes from further down than `database` is dropped: it belongs to another database.
Settings load_settings(const FlagValues& flags);
Settings load_settings(const FlagValues& flags, const EnvironmentVariables& variables,
                       const std::filesystem::path& working_directory);

// Names of the [env.NAME] sections of the mig.toml that load_settings would read; none when it cannot be read.
std::vector<std::string> known_environments(const FlagValues& flags);

}  // namespace mig
