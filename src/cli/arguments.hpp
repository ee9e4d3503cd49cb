// The command line as data. Hides cxxopts: no other file includes it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace mig {

struct CommandLine {
  const Command* command = nullptr;  // null: none was named
  FlagValues flags;                  // every option given; a flag's value is "true"
  std::vector<std::string> words;    // positional arguments, without the command's name
  bool help = false;                 // --help
  bool version = false;              // --version
};

// `arguments` without the program's name. Shared options are taken before and after the command, a command's own after
// it; the last of two equal options counts; `--` ends the options. Throws Error{usage} naming the option or command,
// with "did you mean".
CommandLine parse_arguments(const std::vector<std::string>& arguments,
                            std::span<const Command* const> commands);

// The command of that name. Throws Error{usage} when there is none, with the nearest as a hint.
const Command& command_named(std::string_view name, std::span<const Command* const> commands);

}  // namespace mig
