// A command is a value in a file of its own under cli/commands/: file name = symbol = name of the command
// (`mig completion` is commands/completion.cpp defining `const mig::Command completion_command`).
// CMake globs the folder and writes the table; nothing else is edited to add one.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/settings.hpp"

namespace mig {

struct Option {
  std::string_view name;     // without dashes
  std::string_view value;    // placeholder, e.g. "V"; empty: a flag without value
  std::string_view summary;  // one line, lower case, no full stop
  char letter = 0;           // short form, e.g. 'd' for -d; 0: none
};

struct Invocation {
  Settings settings;               // merged
  std::vector<std::string> words;  // positional arguments
  FlagValues flags;  // every option given, command's own and shared; a flag's value is "true"
  bool has(std::string_view flag) const { return flags.contains(std::string(flag)); }
  // The value, or nullptr when the option was not given.
  const std::string* value(std::string_view flag) const {
    const auto found = flags.find(std::string(flag));
    return found == flags.end() ? nullptr : &found->second;
  }
};

struct Command {
  std::string_view name;
  std::string_view arguments;       // as in the usage line, e.g. "[N | --to V]"
  std::string_view summary;         // one line, lower case, no full stop
  std::string_view details;         // paragraphs for `mig help NAME` / --help, plain text
  int most_words;                   // positional arguments taken at most
  std::span<const Option> options;  // besides the shared ones
  bool uses_settings;             // false: runs without reading configuration (version, completion)
  int (*run)(const Invocation&);  // process status; throws mig::Error
};

// Options that every command shares (--database, --migrations, --dialect, --env, --config, --json, --verbose, …).
std::span<const Option> shared_options();

// All commands in the order of `mig --help`; written by CMake.
std::span<const Command* const> all_commands();

}  // namespace mig
