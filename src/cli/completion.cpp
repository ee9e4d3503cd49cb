#include "cli/completion.hpp"

#include <optional>
#include <vector>

#include "base/text.hpp"

namespace mig {
namespace {

using Commands = std::span<const Command* const>;

enum class Values : unsigned char { none, dialects, environments, directories, files };

// What follows an option; everything not named here is the user's to type.
struct OptionValues {
  std::string_view option;
  Values values;
};
constexpr OptionValues value_table[] = {
    {"dialect", Values::dialects},     {"env", Values::environments},
    {"confirm", Values::environments}, {"migrations", Values::directories},
    {"config", Values::files},         {"database", Values::files},
    {"output", Values::files},         {"check", Values::files},
};

Values values_of(const Option& option) {
  for (const OptionValues& each : value_table) {
    if (each.option == option.name) return each.values;
  }
  return Values::none;
}

std::vector<Option> options_of(const Command& command) {
  std::vector<Option> all(command.options.begin(), command.options.end());
  const auto shared = shared_options();
  all.insert(all.end(), shared.begin(), shared.end());
  return all;
}

std::string words_of(std::span<const Option> options) {
  std::string out;
  for (const Option& option : options) out += concat(out.empty() ? "" : " ", "--", option.name);
  return out;
}

std::string names_of(Commands commands) {
  std::string out;
  for (const Command* command : commands) out += concat(out.empty() ? "" : " ", command->name);
  return out;
}

// What stands where the command's first word does, if the words are known beforehand.
std::string first_words(const Command& command, Commands commands) {
  if (command.name == "help") return names_of(commands);
  if (command.name == "backfill") return "status pause resume stop";
  return command.name == "completion" ? "bash zsh fish" : "";
}

// 'text' for all three shells.
std::string shell_quoted(std::string_view text, std::string_view escaped_quote = "'\\''") {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += escaped_quote;
    } else {
      out += c;
    }
  }
  return out + "'";
}

// before--name|before-n of the options that take a value, and `wanted` ones if any are.
void add_labels(std::vector<std::string>& to, std::span<const Option> options,
                std::optional<Values> wanted, std::string_view before) {
  for (const Option& option : options) {
    if (option.value.empty() || (wanted && values_of(option) != *wanted)) continue;
    std::string label = concat(before, "--", option.name);
    if (option.letter != 0) label += concat("|", before, "-", option.letter);
    to.push_back(label);
  }
}

// A case label for "command:option": a name may be a flag of one command and take a value with another.
std::string case_label(Commands commands, std::optional<Values> wanted) {
  std::vector<std::string> labels;
  add_labels(labels, shared_options(), wanted, "*:");
  for (const Command* command : commands) {
    add_labels(labels, command->options, wanted, concat(command->name, ":"));
  }
  return join(labels, "|");
}

std::string shared_case_label() {
  std::vector<std::string> labels;
  add_labels(labels, shared_options(), std::nullopt, "");
  return join(labels, "|");
}

constexpr std::string_view list_environments = "mig completion --environments 2>/dev/null";

std::string bash_script(Commands commands) {
  std::string cases;
  for (const Command* command : commands) {
    cases += concat("    ", command->name, ") words=", shell_quoted(words_of(options_of(*command))),
                    " first=", shell_quoted(first_words(*command, commands)), " ;;\n");
  }
  const auto label = [commands](Values values) { return case_label(commands, values); };
  return concat(
      "# bash completion for mig; written by `mig completion bash`\n"
      "_mig() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  local command= at word words= first=\n"
      "  COMPREPLY=()\n"
      "  # --option=value comes as three words.\n"
      "  if [[ $current == '=' ]]; then current=\n"
      "  elif [[ $previous == '=' ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}\n"
      "  fi\n"
      "  for ((at = 1; at < COMP_CWORD; at++)); do\n"
      "    word=${COMP_WORDS[at]}\n"
      "    case $word in\n"
      "      ",
      shared_case_label(),
      ") [[ ${COMP_WORDS[at+1]} == '=' ]] && ((at++)); ((at++)) ;;\n"
      "      -*) ;;\n"
      "      *) command=$word; break ;;\n"
      "    esac\n"
      "  done\n"
      "  case $command:$previous in\n"
      "    ",
      label(Values::dialects),
      ") COMPREPLY=($(compgen -W 'sqlite postgres' -- \"$current\")); return ;;\n    ",
      label(Values::environments), ") COMPREPLY=($(compgen -W \"$(", list_environments,
      ")\" -- \"$current\")); return ;;\n    ", label(Values::directories),
      ") compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- \"$current\")); return ;;\n  "
      "  ",
      label(Values::files),
      ") compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- \"$current\")); return ;;\n  "
      "  ",
      case_label(commands, std::nullopt),
      ") return ;;\n"
      "  esac\n"
      "  case $command in\n"
      "    '') words=",
      shell_quoted(words_of(shared_options())), " first=", shell_quoted(names_of(commands)),
      " ;;\n", cases,
      "  esac\n"
      "  if [[ $current == -* ]]; then COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
      "  else COMPREPLY=($(compgen -W \"$first\" -- \"$current\"))\n"
      "  fi\n"
      "}\n"
      "complete -F _mig mig\n");
}

std::string zsh_action(const Option& option) {
  if (option.value.empty()) return "";
  switch (values_of(option)) {
    case Values::dialects: return concat(":", option.value, ":(sqlite postgres)");
    case Values::environments: return concat(":", option.value, ":_mig_environments");
    case Values::directories: return concat(":", option.value, ":_files -/");
    case Values::files: return concat(":", option.value, ":_files");
    case Values::none: break;
  }
  return concat(":", option.value, ": ");
}

// Brackets and colons end a part of an _arguments specification.
std::string zsh_plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_options(std::span<const Option> options) {
  std::string out;
  for (const Option& option : options) {
    const std::string rest = concat("[", zsh_plain(option.summary), "]", zsh_action(option));
    const std::string_view equals = option.value.empty() ? "" : "=";
    out += concat(" \\\n        ", shell_quoted(concat("--", option.name, equals, rest)));
    if (option.letter != 0) out += concat(" ", shell_quoted(concat("-", option.letter, rest)));
  }
  return out;
}

std::string zsh_script(Commands commands) {
  std::string names, cases;
  for (const Command* command : commands) {
    names += concat("    ", shell_quoted(concat(command->name, ":", command->summary)), "\n");
    const std::string first = first_words(*command, commands);
    cases += concat("      ", command->name, ") _arguments",
                    first.empty() ? "" : concat(" ", shell_quoted(concat("1: :(", first, ")"))),
                    zsh_options(options_of(*command)), " ;;\n");
  }
  return concat(
      "#compdef mig\n"
      "# zsh completion for mig; written by `mig completion zsh`\n"
      "_mig_environments() {\n  local -a names\n  names=(${(f)\"$(",
      list_environments,
      ")\"})\n  compadd -a names\n}\n"
      "_mig() {\n"
      "  local context state state_descr line\n"
      "  typeset -A opt_args\n"
      "  local -a commands\n  commands=(\n",
      names, "  )\n  _arguments -C '1: :->command' '*:: :->rest'", zsh_options(shared_options()),
      "\n  case $state in\n"
      "    command) _describe command commands ;;\n"
      "    rest)\n      case $line[1] in\n",
      cases,
      "      esac ;;\n  esac\n}\n"
      "# Works as an autoloaded file and when sourced.\n"
      "if [[ $funcstack[1] == _mig ]]; then _mig \"$@\"; else compdef _mig mig; fi\n");
}

std::string fish_option(const Option& option, std::string_view condition) {
  std::string out = concat("complete -c mig", condition, " -l ", option.name);
  if (option.letter != 0) out += concat(" -s ", option.letter);
  if (!option.value.empty()) {
    switch (values_of(option)) {
      case Values::dialects: out += " -x -a 'sqlite postgres'"; break;
      case Values::environments: out += concat(" -x -a '(", list_environments, ")'"); break;
      case Values::directories: out += " -x -a '(__fish_complete_directories)'"; break;
      case Values::files: out += " -r -F"; break;
      case Values::none: out += " -x"; break;
    }
  }
  return concat(out, " -d ", shell_quoted(option.summary, "\\'"), "\n");
}

std::string fish_script(Commands commands) {
  std::string out = concat("# fish completion for mig; written by `mig completion fish`\n",
                           "complete -c mig -f\n");
  for (const Command* command : commands) {
    out += concat("complete -c mig -n __fish_use_subcommand -a ", command->name, " -d ",
                  shell_quoted(command->summary, "\\'"), "\n");
    const std::string condition = concat(" -n '__fish_seen_subcommand_from ", command->name, "'");
    const std::string first = first_words(*command, commands);
    if (!first.empty()) out += concat("complete -c mig", condition, " -a '", first, "'\n");
    for (const Option& option : command->options) out += fish_option(option, condition);
  }
  for (const Option& option : shared_options()) out += fish_option(option, "");
  return out;
}

}  // namespace

std::string completion_script(std::string_view shell, Commands commands) {
  struct Shell {
    std::string_view name;
    std::string (*script)(Commands);
  };
  constexpr Shell shells[] = {{"bash", bash_script}, {"zsh", zsh_script}, {"fish", fish_script}};
  for (const Shell& each : shells) {
    if (each.name == shell) return each.script(commands);
  }
  return {};
}

}  // namespace mig
