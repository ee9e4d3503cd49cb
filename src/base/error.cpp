#include "base/error.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mig {
namespace {

constexpr std::size_t most_excerpt_bytes = 700;

std::string excerpt(const Location& place) {
  const std::string number = std::to_string(place.line);
  std::string out;
  std::size_t line = place.line - place.before.size();
  for (const std::string& text : place.before) {
    const std::string label = std::to_string(line++);
    out += concat("  ", std::string(number.size() - label.size(), ' '), label, " | ", text, "\n");
  }
  out += concat("  ", number, " | ", place.text, "\n");
  out += concat("  ", std::string(number.size(), ' '), " | ", std::string(place.caret, ' '), "^");
  if (place.caret_length > 1) out += std::string(place.caret_length - 1, '~');
  return out + "\n";
}

}  // namespace

int exit_code(ErrorKind kind, int signal) {
  switch (kind) {
    case ErrorKind::answer_no: return 1;
    case ErrorKind::usage: return 2;
    case ErrorKind::refused: return 3;
    case ErrorKind::failed: return 4;
    case ErrorKind::half_way: return 5;
    case ErrorKind::lock: return 6;
    case ErrorKind::connection: return 7;
    case ErrorKind::internal: return 70;
    case ErrorKind::interrupted: return 128 + signal;
  }
  return 70;
}

std::string render(const Error& error, bool colour, std::size_t limit) {
  const std::string_view red = colour ? "\033[1;31m" : "", bold = colour ? "\033[1m" : "",
                         off = colour ? "\033[0m" : "";
  std::string place, lines;
  if (error.location) {
    const Location& at = *error.location;
    place = at.line == 0 ? concat(bold, at.file, ": ", off)
                         : concat(bold, at.file, ":", at.line, ":", at.column, ": ", off);
    if (at.line != 0) lines = shorten(excerpt(at), most_excerpt_bytes);
    if (!lines.empty() && !lines.ends_with('\n')) lines += '\n';
  }
  const std::string help =
      error.hint.empty() ? "" : concat(bold, "help: ", off, shorten(error.hint, 500), "\n");
  const std::string state = error.sqlstate.empty() ? "" : concat(" [", error.sqlstate, "]");
  const std::size_t fixed = place.size() + lines.size() + help.size() + state.size() + 40;
  const std::size_t room = limit > fixed ? limit - fixed : 80;
  const std::string message = shorten(error.message, room);
  const std::size_t left = room > message.size() ? room - message.size() : 0;
  const std::string detail =
      error.detail.empty() || left < 20 ? "" : concat(shorten(error.detail, left - 1), "\n");
  return concat(place, red, "error: ", off, message, state, "\n", lines, detail, help);
}

}  // namespace mig
