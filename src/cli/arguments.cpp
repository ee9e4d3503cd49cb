#include "cli/arguments.hpp"

#include <algorithm>
#include <cxxopts.hpp>

#include "base/error.hpp"
#include "base/secret.hpp"
#include "base/text.hpp"

namespace mig {
namespace {

using Options = std::vector<Option>;

// What users of other tools type first.
struct Synonym {
  std::string_view word, command;
};
constexpr Synonym synonyms[] = {
    {"migrate", "up"},     {"apply", "up"},       {"upgrade", "up"},   {"rollback", "down"},
    {"undo", "down"},      {"revert", "down"},    {"create", "new"},   {"generate", "new"},
    {"add", "new"},        {"info", "status"},    {"list", "status"},  {"history", "status"},
    {"repair", "resolve"}, {"stamp", "baseline"}, {"dry-run", "plan"},
};

constexpr std::string_view url_hint = "a database is given with --database URL";

[[noreturn]] void fail(std::string message, std::string hint) {
  throw Error(ErrorKind::usage, std::move(message), std::move(hint));
}

std::string help_hint(const Command* command) {
  return command == nullptr ? "`mig --help` lists commands and options"
                            : concat("`mig help ", command->name, "` lists its options");
}

std::string dashed(std::string_view name) { return concat(name.size() == 1 ? "-" : "--", name); }

const Option* find_option(const Options& options, std::string_view name) {
  const auto found = std::find_if(options.begin(), options.end(), [name](const Option& each) {
    return each.name == name || (name.size() == 1 && each.letter == name[0]);
  });
  return found == options.end() ? nullptr : &*found;
}

// Which command has this option, for one written before or after the wrong command; null when none has.
const Command* owner_of(std::string_view option, std::span<const Command* const> commands) {
  for (const Command* command : commands) {
    for (const Option& each : command->options) {
      if (each.name == option) return command;
    }
  }
  return nullptr;
}

// The library takes only letters and digits after a short option; "-dsqlite:x" becomes "--database=sqlite:x".
std::vector<std::string> spell_out(std::vector<std::string> arguments, const Options& options) {
  for (std::string& each : arguments) {
    if (each == "--") break;
    if (each.size() < 3 || each[0] != '-' || each[1] == '-') continue;
    const Option* option = find_option(options, std::string_view(each).substr(1, 1));
    if (option == nullptr || option->value.empty()) continue;
    each = concat("--", option->name, "=", std::string_view(each).substr(each[2] == '=' ? 3 : 2));
  }
  return arguments;
}

// True when the argument is an option whose value is the next argument.
bool takes_next(std::string_view argument, const Options& options) {
  const bool is_long = argument.starts_with("--");
  if (is_long && argument.find('=') != argument.npos) return false;
  // Of letters run together (-vd) only the last can take the next argument.
  const std::string_view name = is_long ? argument.substr(2) : argument.substr(argument.size() - 1);
  const Option* option = find_option(options, name);
  return option != nullptr && !option->value.empty();
}

// Index of the command's name: the first word that is neither an option nor the value of one; size() when none.
std::size_t command_index(const std::vector<std::string>& arguments, const Options& shared) {
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    const std::string& argument = arguments[at];
    if (argument == "--") return at + 1;
    if (argument.size() < 2 || argument[0] != '-') return at;
    if (takes_next(argument, shared)) ++at;
  }
  return arguments.size();
}

// The library's messages hold what they are about between typographic quotes.
std::string quoted_part(std::string_view message) {
  constexpr std::string_view open = "‘", close = "’";
  const std::size_t begin = message.find(open), end = message.rfind(close);
  if (begin == message.npos || end == message.npos) return std::string(message);
  return std::string(message.substr(begin + open.size(), end - begin - open.size()));
}

class Parser {
 public:
  Parser(const Command* command, Options options, std::span<const Command* const> commands)
      : command_(command), options_(std::move(options)), commands_(commands) {}

  void read(const std::vector<std::string>& arguments, CommandLine& line) const {
    cxxopts::Options definition("mig");
    for (const Option& option : options_) {
      auto value = cxxopts::value<std::string>();
      if (option.value.empty()) value->implicit_value("true");
      const std::string letter = option.letter == 0 ? "" : concat(option.letter, ",");
      definition.add_options()(letter + std::string(option.name), "", value);
    }
    const cxxopts::ParseResult result = parse(definition, arguments);
    for (const auto& pair : result.arguments()) store(pair.key(), pair.value(), line);
    for (const std::string& word : result.unmatched()) line.words.push_back(word);
  }

 private:
  cxxopts::ParseResult parse(cxxopts::Options& definition,
                             const std::vector<std::string>& arguments) const {
    std::vector<const char*> pointers{"mig"};
    for (const std::string& each : arguments) pointers.push_back(each.c_str());
    // Where every message of the library is put into mig's words.
    try {
      return definition.parse(static_cast<int>(pointers.size()), pointers.data());
    } catch (const cxxopts::exceptions::no_such_option& error) {
      unknown(quoted_part(error.what()));
    } catch (const cxxopts::exceptions::missing_argument& error) {
      missing_value(quoted_part(error.what()));
    } catch (const cxxopts::exceptions::option_requires_argument& error) {
      missing_value(quoted_part(error.what()));
    } catch (const cxxopts::exceptions::invalid_option_syntax& error) {
      unknown(quoted_part(error.what()));
    } catch (const cxxopts::exceptions::exception& error) {
      fail(concat("bad option ", quoted_part(error.what())), help_hint(command_));
    }
  }

  [[noreturn]] void unknown(std::string_view name) const {
    // Bad syntax comes with its dashes and its value.
    const std::string_view bare = name.substr(std::min(name.find_first_not_of('-'), name.size()));
    const std::string_view word = bare.substr(0, bare.find('='));
    const std::string full = name.starts_with('-') ? shown(name) : dashed(word);
    std::vector<std::string_view> names;
    for (const Option& option : options_) names.push_back(option.name);
    std::string message = concat("unknown option ", full);
    if (command_ != nullptr) message += concat(" of mig ", command_->name);
    if (const auto near = nearest(word, names)) {
      fail(std::move(message), concat("did you mean --", *near, "?"));
    }
    const Command* owner = owner_of(word, commands_);
    if (owner != nullptr && command_ == nullptr) {
      fail(std::move(message),
           concat("--", word, " belongs after the command: mig ", owner->name, " --", word));
    }
    if (owner != nullptr) fail(std::move(message), concat("mig ", owner->name, " has --", word));
    fail(std::move(message), help_hint(command_));
  }

  [[noreturn]] void missing_value(std::string_view name) const {
    const Option* option = find_option(options_, name);
    const std::string_view value = option == nullptr ? "VALUE" : option->value;
    const std::string full = option == nullptr ? dashed(name) : dashed(option->name);
    fail(concat(full, " needs a value"), concat("write ", full, " ", value));
  }

  void store(const std::string& name, const std::string& value, CommandLine& line) const {
    const Option* option = find_option(options_, name);
    if (option == nullptr) return;
    if (option->value.empty()) {
      if (value != "true" && value != "false") {
        fail(concat("--", name, " takes no value"), concat("write --", name, " alone"));
      }
      if (value == "true") line.flags[name] = value;
      if (value == "false") line.flags.erase(name);
      return;
    }
    if (value.empty()) missing_value(name);
    // `--database --json`: the value was forgotten and the next option taken for it.
    if (value.starts_with("--") && find_option(options_, std::string_view(value).substr(2))) {
      missing_value(name);
    }
    if (name != "database" && may_hold_secret(value)) {
      fail(concat("--", name, " takes no URL"), std::string(url_hint));
    }
    line.flags[name] = value;
  }

  const Command* command_;
  Options options_;
  std::span<const Command* const> commands_;
};

void take_flag(CommandLine& line, const std::string& name, bool& out) {
  out = line.flags.erase(name) > 0;
}

void check_words(const CommandLine& line) {
  const Command& command = *line.command;
  // No argument of any command is a URL; commands quote their arguments in messages.
  if (std::any_of(line.words.begin(), line.words.end(), may_hold_secret)) {
    fail(concat("mig ", command.name, " takes no URL as an argument"), std::string(url_hint));
  }
  const auto most = static_cast<std::size_t>(std::max(command.most_words, 0));
  if (line.words.size() <= most || line.help) return;
  const std::string takes =
      most == 0 ? "no argument" : concat("at most ", count_of(most, "argument"));
  fail(concat("mig ", command.name, " takes ", takes, "; what is '", shown(line.words[most]), "'?"),
       concat("usage: mig ", command.name, " ", command.arguments));
}

}  // namespace

const Command& command_named(std::string_view name, std::span<const Command* const> commands) {
  std::vector<std::string_view> names;
  for (const Command* command : commands) {
    if (command->name == name) return *command;
    names.push_back(command->name);
  }
  const auto known = std::find_if(std::begin(synonyms), std::end(synonyms),
                                  [name](const Synonym& each) { return each.word == name; });
  std::optional<std::string_view> near;
  if (known != std::end(synonyms)) near = known->command;
  if (!near) near = nearest(name, names);
  fail(concat("unknown command '", shown(name), "'"),
       near ? concat("did you mean `mig ", *near, "`?") : help_hint(nullptr));
}

CommandLine parse_arguments(const std::vector<std::string>& given,
                            std::span<const Command* const> commands) {
  const auto shared_table = shared_options();
  const Options shared(shared_table.begin(), shared_table.end());
  const std::vector<std::string> arguments = spell_out(given, shared);
  const std::size_t at = std::min(command_index(arguments, shared), arguments.size());
  const auto middle = arguments.begin() + static_cast<std::ptrdiff_t>(at);

  CommandLine line;
  Parser(nullptr, shared, commands).read({arguments.begin(), middle}, line);
  if (at < arguments.size()) {
    line.command = &command_named(*middle, commands);
    Options options = shared;
    options.insert(options.end(), line.command->options.begin(), line.command->options.end());
    Parser(line.command, std::move(options), commands).read({middle + 1, arguments.end()}, line);
  }
  take_flag(line, "help", line.help);
  take_flag(line, "version", line.version);
  if (line.command != nullptr) check_words(line);
  return line;
}

}  // namespace mig
