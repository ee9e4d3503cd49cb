#include "cli/run.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/secret.hpp"
#include "base/text.hpp"
#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/error_output.hpp"
#include "cli/help.hpp"

namespace mig {
namespace {

// Everything a password may have come from. An argument counts wherever it stands: people forget the --database.
std::vector<std::string> possible_secrets(const std::vector<std::string>& arguments) {
  std::vector<std::string> out;
  const auto add = [&out](std::string_view text) {
    if (may_hold_secret(text)) out.emplace_back(text);
  };
  for (const std::string& argument : arguments) {
    add(argument.starts_with("--")
            ? argument.substr(std::min(argument.find('=') + 1, argument.size()))
            : argument);
  }
  for (const char* name : {"DATABASE_URL", "MIG_DATABASE", "MIG_DIRECT_URL"}) {
    if (const char* value = std::getenv(name)) add(value);
  }
  return out;
}

class Program {
 public:
  explicit Program(std::vector<std::string> arguments)
      : arguments_(std::move(arguments)), secrets_(possible_secrets(arguments_)) {
    json_ = std::find(arguments_.begin(), arguments_.end(), "--json") != arguments_.end();
  }

  int run() {
    const CommandLine line = parse_arguments(arguments_, all_commands());
    json_ = line.flags.contains("json");
    if (line.help) return show_help(line.command);
    if (line.version) return run_command(command_named("version", all_commands()), line);
    if (line.command == nullptr) {
      print_talk(overview_text(all_commands()));
      return exit_code(ErrorKind::usage);
    }
    return run_command(*line.command, line);
  }

  int report(const Error& error) const {
    const Error safe = without_secrets(error, secrets_);
    print_talk(json_ ? error_json(safe) : render(safe, colour_on_stderr()));
    return exit_code(safe.kind, safe.signal);
  }

 private:
  static int show_help(const Command* command) {
    print_result(command == nullptr ? overview_text(all_commands()) : command_help_text(*command));
    return 0;
  }

  int run_command(const Command& command, const CommandLine& line) {
    Invocation invocation;
    invocation.words = line.words;
    invocation.flags = line.flags;
    if (command.uses_settings) {
      invocation.settings = load_settings(line.flags);
      secrets_.push_back(invocation.settings.database);
      secrets_.push_back(invocation.settings.direct_database);
      for (const std::string& warning : invocation.settings.warnings) warn(warning);
    } else {
      invocation.settings.json = line.flags.contains("json");
      invocation.settings.verbose = line.flags.contains("verbose");
    }
    return command.run(invocation);
  }

  void warn(std::string_view warning) const {
    const std::string text = clean_text(warning);
    print_talk(json_ ? JsonWriter().begin_object().member("warning", text).end_object().text()
                     : concat("warning: ", text));
  }

  std::vector<std::string> arguments_;
  std::vector<std::string> secrets_;
  bool json_ = false;
};

int run_reporting(Program& program) {
  try {
    return program.run();
  } catch (const Error& error) {
    return program.report(error);
  } catch (const std::bad_alloc&) {
    return program.report(Error(ErrorKind::internal, "out of memory"));
  } catch (const std::exception& error) {
    return program.report(
        Error(ErrorKind::internal, concat("internal error (a bug in mig): ", error.what()),
              "please report it with the command and the output of `mig version --verbose`"));
  }
}

// Results that did not reach a file must not look like success. A reader that went away (`mig status | head -1`) has
// what it wanted: the command's own status stands.
int checked_output(int status) {
  const int error = result_write_error();
  if (error == 0 || error == EPIPE) return status;
  print_talk(concat("error: cannot write to standard output: ", std::strerror(error)));
  return status == 0 ? exit_code(ErrorKind::answer_no) : status;
}

}  // namespace

int run_command_line(int argc, char** argv) {
  prepare_standard_streams();
  try {
    Program program({argv + std::min(argc, 1), argv + argc});
    return checked_output(run_reporting(program));
  } catch (...) {
    // Only when even the report cannot be made, e.g. out of memory.
    return exit_code(ErrorKind::internal);
  }
}

}  // namespace mig
