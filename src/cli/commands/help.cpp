#include "cli/help.hpp"

#include "cli/arguments.hpp"
#include "cli/console.hpp"

namespace mig {
namespace {

int run_help(const Invocation& invocation) {
  print_result(invocation.words.empty()
                   ? overview_text(all_commands())
                   : command_help_text(command_named(invocation.words[0], all_commands())));
  return 0;
}

}  // namespace

extern const Command help_command = {
    .name = "help",
    .arguments = "[COMMAND]",
    .summary = "explain mig or one command",
    .details =
        "Prints what `mig COMMAND --help` prints; without COMMAND, what `mig --help` prints.",
    .most_words = 1,
    .options = {},
    .uses_settings = false,
    .run = run_help,
};

}  // namespace mig
