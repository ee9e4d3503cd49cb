// The texts of `mig --help` and `mig help COMMAND`, from the command table.
#pragma once

#include <span>
#include <string>

#include "cli/command.hpp"

namespace mig {

std::string overview_text(std::span<const Command* const> commands);
std::string command_help_text(const Command& command);

}  // namespace mig
