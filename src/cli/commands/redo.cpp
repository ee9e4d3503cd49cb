#include "cli/connection.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"confirm", "ENV", "name the protected environment that this is meant for"},
};

int run(const Invocation& invocation) {
  RunnerConsole console(invocation);
  return console.report([&](Runner& runner) { runner.redo(confirmed_by(invocation)); },
                        "nothing to do: no migration is applied");
}

}  // namespace

extern const Command redo_command;
const Command redo_command{
    .name = "redo",
    .arguments = "",
    .summary = "revert the last migration and apply it again",
    .details =
        "For writing a migration: reverts the one that was applied last and applies it again from "
        "its files. Other pending migrations are left alone.",
    .most_words = 0,
    .options = options,
    .uses_settings = true,
    .run = run,
};

}  // namespace mig
