#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/connection.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"confirm", "ENV", "name the protected environment that this is meant for"},
};

int run(const Invocation& invocation) {
  if (invocation.words.empty()) {
    throw Error(ErrorKind::usage, "abort needs a change",
                "mig abort CHANGE; mig status lists the changes that are not finished");
  }
  const std::string& change = invocation.words.front();
  RunnerConsole console(invocation);
  return console.report(
      [&](Runner& runner) { runner.abort(change, confirmed_by(invocation)); },
      concat("nothing to revert: no step of ", change, " is applied; its gates are forgotten"));
}

}  // namespace

extern const Command abort_command;
const Command abort_command{
    .name = "abort",
    .arguments = "CHANGE",
    .summary = "take the applied steps of a change back",
    .details =
        "Reverts every applied file that carries -- mig: change CHANGE, the last applied first, as "
        "mig down does, and forgets what mig release recorded for it. Everything is checked before "
        "the first one. The files are pending afterwards: remove them, or mig up begins again.",
    .most_words = 1,
    .options = options,
    .uses_settings = true,
    .run = run,
};

}  // namespace mig
