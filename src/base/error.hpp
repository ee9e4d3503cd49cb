// The one exception type that leaves a room (design: "findings are values, errors are mig::Error").
#pragma once

#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mig {

// What went wrong, in the terms a deploy script can act on. exit_code() gives the process status of each.
enum class ErrorKind : unsigned char {
  answer_no,    // 1   the question was answered, and the answer is no
  usage,        // 2   command line or configuration
  refused,      // 3   mig refused before touching anything
  failed,       // 4   the migration failed and was rolled back
  half_way,     // 5   part of a migration is in place, recorded; `mig up` resumes
  lock,         // 6   a lock was not obtained in time
  connection,   // 7   cannot connect, or no permission
  internal,     // 70  a bug in mig
  interrupted,  // 128 + signal
};

int exit_code(ErrorKind kind, int signal = 0);

// A place in a file, with the lines around it, ready to print. Made once, by Source::locate.
struct Location {
  std::string file;                 // as the user named it
  std::size_t line = 0;             // from 1
  std::size_t column = 0;           // from 1, in characters (code points)
  std::vector<std::string> before;  // up to two lines above, shortened
  std::string text;                 // the line itself, shortened to a window around the column
  std::size_t caret = 0;            // characters before the caret in `text`
  std::size_t caret_length = 1;     // characters to underline, at least 1
};

class Error : public std::exception {
 public:
  Error(ErrorKind what_kind, std::string what_happened, std::string what_to_do = {})
      : kind(what_kind), message(std::move(what_happened)), hint(std::move(what_to_do)) {}

  const char* what() const noexcept override { return message.c_str(); }

  ErrorKind kind;
  std::string message;   // one sentence: what and where; may list several problems, one a line
  std::string hint;      // what to do; printed as the one `help:` line
  std::string detail;    // the server's DETAIL and HINT, already redacted
  std::string sqlstate;  // PostgreSQL's five characters; SQLite's conditions are mapped onto them
  std::optional<std::size_t> offset;  // byte in the statement that was sent, if the server told
  std::optional<Location> location;
  int signal = 0;  // with ErrorKind::interrupted
};

// The whole message for a person: at most `limit` bytes, location first in GNU form, caret, `help:` last.
std::string render(const Error& error, bool colour, std::size_t limit = 2048);

}  // namespace mig
