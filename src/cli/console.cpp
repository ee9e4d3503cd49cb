#include "cli/console.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>

namespace mig {
namespace {

int result_error = 0;  // errno of the first write to stdout that failed

bool wants_colour(int descriptor) {
  const char* off = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return isatty(descriptor) == 1 && (off == nullptr || *off == '\0') && terminal != nullptr &&
         std::string_view(terminal) != "dumb";
}

// 0, or errno.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int write_line(int descriptor, std::string_view text) {
  if (text.empty() || text.ends_with('\n')) return write_all(descriptor, text);
  return write_all(descriptor, std::string(text) + '\n');
}

}  // namespace

bool colour_on_stdout() { return wants_colour(STDOUT_FILENO); }
bool colour_on_stderr() { return wants_colour(STDERR_FILENO); }
bool stderr_is_terminal() { return isatty(STDERR_FILENO) == 1; }

void print_result(std::string_view text) {
  if (result_error != 0) return;
  result_error = write_line(STDOUT_FILENO, text);
}

void print_talk(std::string_view text) { write_line(STDERR_FILENO, text); }

int result_write_error() { return result_error; }

void prepare_standard_streams() {
  // A reader that goes away must not end a migration half way: the write fails with EPIPE instead.
  std::signal(SIGPIPE, SIG_IGN);
  // A database opened next must not get the number of a closed stream and mig's text with it. The opposite access
  // mode keeps the stream useless, so that lost output is still noticed.
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    if (::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) != descriptor) return;
  }
}

}  // namespace mig
