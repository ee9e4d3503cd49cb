#include "cli/connection.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"to", "V", "apply everything up to and including version V"},
    {"allow-data-loss", "", "also run a contract step that takes data away for good"},
    {"out-of-order", "", "also apply migrations that are older than what is applied"},
};

int run(const Invocation& invocation) {
  const Target target = target_from(invocation, false);
  RunnerConsole console(invocation);
  return console.report([&](Runner& runner) { runner.up(target); },
                        "nothing to do: every migration is applied");
}

}  // namespace

extern const Command up_command;
const Command up_command{
    .name = "up",
    .arguments = "[N | --to V]",
    .summary = "apply pending migrations",
    .details =
        "Applies every pending migration in order of version, or the next N, or those up to V. One "
        "runner works at a time; others wait. A file runs in one transaction together with its "
        "history row, unless a statement in it refuses a transaction: then it runs step by step, "
        "each step recorded, and a later mig up goes on where it stopped.\n\nNothing is touched "
        "when an applied file was edited or is missing, or when a pending one is older than what "
        "is "
        "applied.\n\nA file that waits (-- mig: wait) is held until mig release opens its gate, "
        "and "
        "so are the later files of its change; unrelated ones run.",
    .most_words = 1,
    .options = options,
    .uses_settings = true,
    .run = run,
};

}  // namespace mig
