#include "cli/connection.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"to", "V", "go back until V is the last one applied; 0 reverts everything"},
    {"confirm", "ENV", "name the protected environment that this is meant for"},
};

int run(const Invocation& invocation) {
  const Target target = target_from(invocation, true);
  RunnerConsole console(invocation);
  return console.report([&](Runner& runner) { runner.down(target, confirmed_by(invocation)); },
                        "nothing to do: no migration is applied");
}

}  // namespace

extern const Command down_command;
const Command down_command{
    .name = "down",
    .arguments = "[N | --to V]",
    .summary = "revert the last migrations",
    .details =
        "Reverts the migration that was applied last, or the last N, or everything applied after "
        "V, "
        "in the reverse order of application. The down file is used; when its directory is gone, "
        "the "
        "text that was stored when the migration was applied.",
    .most_words = 1,
    .options = options,
    .uses_settings = true,
    .run = run,
};

}  // namespace mig
