#include "cli/completion.hpp"

#include "base/error.hpp"
#include "base/secret.hpp"
#include "base/text.hpp"
#include "cli/console.hpp"

namespace mig {
namespace {

constexpr Option options[] = {
    {"environments", "", "print the [env.NAME] sections of mig.toml; the scripts call it"},
};

int run_completion(const Invocation& invocation) {
  if (invocation.has("environments")) {
    print_result(join(known_environments(invocation.flags), "\n"));
    return 0;
  }
  constexpr std::string_view shells = "write `mig completion bash`, `zsh` or `fish`";
  if (invocation.words.empty()) {
    throw Error(ErrorKind::usage, "mig completion needs a shell", std::string(shells));
  }
  const std::string& shell = invocation.words[0];
  const std::string script = completion_script(shell, all_commands());
  if (script.empty()) {
    throw Error(ErrorKind::usage, concat("no completion for the shell '", shown(shell), "'"),
                std::string(shells));
  }
  print_result(script);
  return 0;
}

}  // namespace

extern const Command completion_command = {
    .name = "completion",
    .arguments = "bash|zsh|fish",
    .summary = "print a completion script for the shell",
    .details =
        "Commands, options, and the values of --dialect and --env are completed. To load it:\n"
        "  bash  source <(mig completion bash)\n"
        "  zsh   mig completion zsh > a directory of $fpath, as _mig\n"
        "  fish  mig completion fish > ~/.config/fish/completions/mig.fish",
    .most_words = 1,
    .options = options,
    .uses_settings = false,
    .run = run_completion,
};

}  // namespace mig
