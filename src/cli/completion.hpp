// Completion scripts, written from the command table.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace mig {

// The script for "bash", "zsh" or "fish"; empty for any other shell.
std::string completion_script(std::string_view shell, std::span<const Command* const> commands);

}  // namespace mig
