#include "cli/help.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace mig {
namespace {

struct Line {
  std::string term;
  std::string_view meaning;
};

// Two columns, the second aligned.
std::string table(const std::vector<Line>& lines) {
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.term.size());
  std::string out;
  for (const Line& line : lines) {
    out +=
        concat("  ", line.term, std::string(width - line.term.size() + 2, ' '), line.meaning, "\n");
  }
  return out;
}

std::string option_table(std::span<const Option> options) {
  std::vector<Line> lines;
  for (const Option& option : options) {
    const std::string letter = option.letter == 0 ? "    " : concat("-", option.letter, ", ");
    const std::string value = option.value.empty() ? "" : concat(" ", option.value);
    lines.push_back({concat(letter, "--", option.name, value), option.summary});
  }
  return table(lines);
}

constexpr std::size_t line_width = 80;

// Paragraphs broken at blanks; lines that begin with a blank are examples and stay as they are.
std::string wrapped(std::string_view text) {
  std::string out;
  for (std::string_view line : split_lines(text)) {
    while (line.size() > line_width && !line.starts_with(' ')) {
      const std::size_t at = line.rfind(' ', line_width);
      if (at == line.npos) break;
      out += concat(line.substr(0, at), "\n");
      line.remove_prefix(at + 1);
    }
    out += concat(line, "\n");
  }
  return out;
}

}  // namespace

std::string overview_text(std::span<const Command* const> commands) {
  std::vector<Line> lines;
  for (const Command* command : commands) {
    lines.push_back({std::string(command->name), command->summary});
  }
  return concat("mig ", MIG_VERSION,
                ": versioned schema migrations for SQLite and PostgreSQL\n\n"
                "Usage: mig COMMAND [arguments] [options]\n\nCommands:\n",
                table(lines), "\nShared options:\n", option_table(shared_options()),
                "\n`mig help COMMAND` explains a command; mig(1) has the environment variables and "
                "exit codes.\n");
}

std::string command_help_text(const Command& command) {
  const std::string arguments = command.arguments.empty() ? "" : concat(" ", command.arguments);
  std::string out = concat("mig ", command.name, ": ", command.summary, "\n\nUsage: mig ",
                           command.name, arguments, " [options]\n");
  if (!command.details.empty()) out += concat("\n", wrapped(trim(command.details)));
  if (!command.options.empty()) out += concat("\nOptions:\n", option_table(command.options));
  return out + concat("\nShared options:\n", option_table(shared_options()));
}

}  // namespace mig
