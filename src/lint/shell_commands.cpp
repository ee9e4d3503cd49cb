#include "lint/shell_commands.hpp"

#include <algorithm>
#include <cctype>

namespace mig {

bool is_shell_command(const SplitProblem& problem) {
  return problem.message.starts_with("psql command") ||
         problem.message.starts_with("sqlite3 shell command");
}

bool is_variable(const LintFile& file, const Unreadable& why) {
  const std::string_view text = file.source.text();
  std::size_t at = why.span.begin;
  if (at >= text.size()) return false;
  if (text[at] != ':') return false;
  if (at > 0 && text[at - 1] == ':') return false;
  const char next = at + 1 < text.size() ? text[at + 1] : ' ';
  return next == '\'' || next == '"' || next == '_' ||
         std::isalpha(static_cast<unsigned char>(next)) != 0;
}

bool holds_problem(const LintFile& file, Span span) {
  return std::any_of(file.split.problems.begin(), file.split.problems.end(),
                     [&](const SplitProblem& each) {
                       return each.span.begin >= span.begin && each.span.begin < span.end;
                     });
}

}  // namespace mig
